// `tenant_must`: what the tenant must have done.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

// False when one of them could not be read whole.
bool read_deeds(RuleText& text, const Node& node, std::vector<Deed>& deeds);

}  // namespace holdfast
