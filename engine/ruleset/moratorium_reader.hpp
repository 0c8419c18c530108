// The operative block of the kinds `moratorium` and `stay`: whom it covers, what they must have done, and
// when in the year.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_moratorium(RuleText& text, Fields& top);

}  // namespace holdfast
