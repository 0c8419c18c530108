// What every page ends with: the sources by number, and what all of it stands on.
#pragma once

#include "engine/determination/finding_text.hpp"

namespace holdfast {

void write_sources(const Words& words, const SourceNumbers& numbers, Page& page,
                   const char* heading = "phrases.sources");

// The rules and their words, what was assumed, and that it is no advice.
void write_standing(const Words& words, const Determination& determination, Page& page);

}  // namespace holdfast
