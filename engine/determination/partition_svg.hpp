// Partition → one picture, an SVG that stands by itself: no script, nothing from elsewhere, no fact but the
// values of what moves. A row for each step and for each rule that changes; every mark is a pattern and a
// word, so that it prints in grey. A title and a description tell all of it to a screen reader.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/partition.hpp"

namespace holdfast {

// `language` is one that the ruleset's texts have.
std::string to_svg(const Partition& partition, const Ruleset& ruleset, std::string_view language);

}  // namespace holdfast
