// `unsettled`: the doubts about a rule, and the rule as a whole under every combination of other readings.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_doubts(RuleText& text, Fields& top);
// After the rest of the rule was read.
void read_readings(RuleText& text);

}  // namespace holdfast
