// `bands`: an amount cut into named stretches, each end of which says whether it is included.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

// Adds for each band a condition `NAME.BAND`, and where bands give something, the amount `NAME`.
void read_bands(RuleText& text, Fields& top);

}  // namespace holdfast
