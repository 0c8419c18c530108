// One rule in the world of a ruleset, without the rules that its cases say nothing of: small enough to be
// planned again for every change.
#pragma once

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// The rule itself is the first; after it those that answer a question of law together with it. Texts are left
// out: cases speak of no words.
Ruleset lone_rule(const Ruleset& ruleset, const Rule& rule);

}  // namespace holdfast
