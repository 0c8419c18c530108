// `figures`: the numbers of the law, by name, with their steps and what they are in places of their own.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

void read_figures(RuleText& text, Fields& top);

}  // namespace holdfast
