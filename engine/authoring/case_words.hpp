// The cases of a rule in words: what is given, what is expected, and what came of it.
#pragma once

#include "engine/authoring/rule_words.hpp"

namespace holdfast {

// Fills in the cases of `words`, and of each of its doubts the cases that speak of it. `results` are those of
// the rule's cases, in order.
void put_cases(const Ruleset& ruleset, const Node& rule, const std::vector<CaseResult>& results,
               RuleWords& words);

// "passes", "FAILS", or "not run".
std::string_view case_result(const CaseWords& one);

}  // namespace holdfast
