// The page of a rule or a proposal: what a lawyer, an organizer or anybody else wants to see of it, as plain
// HTML that runs nothing and asks nobody for anything.
#pragma once

#include <string>

#include "engine/authoring/packet.hpp"

namespace holdfast {

std::string rule_page(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint);

}  // namespace holdfast
