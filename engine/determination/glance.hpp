// The whole strip of a partition in a few lines of text, black and white: a row for each rule and each step,
// every mark a word.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/page.hpp"
#include "engine/determination/piece_words.hpp"

namespace holdfast {

// `numbers`: of the parts, with "you are here" where that is so. Where all columns fit on the page they stand
// below each other; where they do not, each row names its parts by number.
void write_glance(const Words& words, const std::vector<StripRow>& rows,
                  const std::vector<std::string>& numbers, Page& page);

}  // namespace holdfast
