// The status of a law over time as a strip: what was in force, not certain, blocked or over, told apart by
// pattern and by the table beside it, not by colour alone. A plain picture: nothing in it runs.
#pragma once

#include "engine/determination/html.hpp"
#include "engine/ruleset/history.hpp"

namespace holdfast {

// With a mark at `as_of`. One to a page: its patterns have names.
void write_status_strip(Html& html, const std::vector<Event>& history, Day as_of);

}  // namespace holdfast
