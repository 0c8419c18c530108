// The second clock: what the rules would have said with only what was on record by a day. An event of law,
// and a figure, was recorded on the day that it says (`recorded`), or else on its own: nobody is taken to
// have known law before it happened.
#pragma once

#include <vector>

#include "engine/ruleset/fields.hpp"

namespace holdfast {

// Takes out of the rules and reforms every event, step, condition, doubt and round that was recorded after
// `known_on`, and every file of which nothing was on record yet. What they say of themselves (`checked`)
// stays, and so do calendars. Returns the rules that are gone: what they ask may still be told.
std::vector<Document> forget_later(std::vector<Document>& documents, Day known_on);

}  // namespace holdfast
