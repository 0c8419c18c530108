// Partition → plain text that an organizer can read aloud: what moves and what stays, the whole strip at a
// glance, then each piece: where it lies, what holds there, what is not as it was before, and why. No
// verdict, and no fact but amounts and days.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/partition.hpp"

namespace holdfast {

// `language` is one that the ruleset's texts have.
std::string to_text(const Partition& partition, const Ruleset& ruleset, std::string_view language);

}  // namespace holdfast
