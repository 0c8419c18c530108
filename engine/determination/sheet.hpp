// A determination on one sheet of paper, as HTML: the days first, then the answer, what helps, what to do and
// whom to call. Complete in itself: no script, nothing fetched, and readable without its colours.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

// `language` is one that the texts have.
std::string to_html(const Determination& determination, const Texts& texts, std::string_view language);

}  // namespace holdfast
