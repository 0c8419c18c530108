// A rule's review packet: everything that a lawyer has to look at, numbered, on paper. Each figure with its
// days, its basis and its confidence, what is open, what a tenant is told, and at the end all that was not
// verified. Plain text; a reviewer's name is written on the paper and stored nowhere.
#pragma once

#include <string>

#include "engine/authoring/rule_words.hpp"

namespace holdfast {

// What a packet or a page was made from, and for which day.
struct Imprint {
  Day as_of = 0;
  std::string version;  // of the program
};

std::string packet(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint);

}  // namespace holdfast
