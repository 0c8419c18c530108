// Every sentence that a determination may need stands in every language, and no sentence has a blank that
// nobody fills.
#pragma once

#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// Errors, none of which makes a loaded ruleset unsafe to evaluate: only to tell people about.
Diagnostics check_sentences(const Ruleset& ruleset);

// The keys of the engine's own sentences and lists: all that it may say beside what rules, facts, places and
// tables are called.
std::vector<std::string> engine_sentences();

}  // namespace holdfast
