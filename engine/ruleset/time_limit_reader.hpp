// `{value: 10 court days, after: served_on, calendar: us/ca/courts, add: {…}, source: …}`
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

// Whose day it is: a tenant's last day has to say what becomes of it when the court is closed.
std::optional<TimeLimit> read_time_limit(RuleText& text, const Node& node, const std::string& pointer,
                                         bool tenant);

}  // namespace holdfast
