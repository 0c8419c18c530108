// Determination → iCalendar (RFC 5545): the days that count, as whole days, with a reminder of those that are
// the tenant's own. What has no day yet stands on the day of the answer, so that nobody takes a calendar for
// all there is.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

// `language` is one that the texts have. The same determination gives the same bytes: the stamp is the day of
// the answer, and names are made of the rule and the day.
std::string to_icalendar(const Determination& determination, const Texts& texts, std::string_view language);

}  // namespace holdfast
