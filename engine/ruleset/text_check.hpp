// Whether every sentence stands there that somebody may have to read: of facts, places, rules and reforms.
#pragma once

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// Adds what is missing in every language; what one has and another has not is told by `Texts::compare`.
void check_texts(const Ruleset& ruleset, Diagnostics& diagnostics);

}  // namespace holdfast
