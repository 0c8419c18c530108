// Determination → plain text that an organizer can read aloud: the answer first, then by place what each rule
// means and why, then what to do, and what all of it stands on. No fact is repeated but amounts and dates.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

// `language` is one that the texts have.
std::string to_text(const Determination& determination, const Texts& texts, std::string_view language);

}  // namespace holdfast
