// `by_two_dates`: what depends on the days of two events.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_grid(RuleText& text, Fields& top);

}  // namespace holdfast
