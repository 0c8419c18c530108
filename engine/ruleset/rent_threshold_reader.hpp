// The operative blocks of the kind `rent_threshold`: `barred_unless` and `notice_must`.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_rent_threshold(RuleText& text, Fields& top);

}  // namespace holdfast
