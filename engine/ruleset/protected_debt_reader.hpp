// The operative block of the kind `protected_debt`: months of rent that can never ground an eviction.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_protected_debt(RuleText& text, Fields& top);

}  // namespace holdfast
