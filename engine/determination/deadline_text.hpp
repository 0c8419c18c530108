// A deadline in a sentence or two, and the days of its count.
#pragma once

#include <string>

#include "engine/determination/page.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

// What to do by when, or who has to wait until when. A day that lies before `as_of` may still be mended.
std::string say(const Sentences& sentences, const Finding& finding, const Deadline& deadline, Day as_of);

// Every day; of a long count only those that do not count, and the last.
void write_ledger(const Words& words, const Deadline& deadline, Page& page, int indent);

}  // namespace holdfast
