// The operative block of the kind `relief`: rounds, who may apply, who is eligible, who goes first, and the
// award.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_relief(RuleText& text, Fields& top);

}  // namespace holdfast
