// Rules that load may still be mistaken: a condition that nobody can meet, an exemption that puts nobody out,
// two rules that no landlord can keep at once. `examine` finds what follows from the rules alone, over every
// value that a fact may have; rules/README.md has a table of the codes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/authoring/concern.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

struct Examined {
  Concerns concerns;  // by file and line
  int undecided = 0;  // questions that the budget of the search did not settle; nothing is told of them
};

// `files` are those that the plan's ruleset was loaded from. A "never" is certain.
// `only`: the rules, by id, that are looked at one by one; all of them if it is empty. What rules say
// together is always looked at.
Examined examine(const Plan& plan, const std::vector<SourceFile>& files,
                 const std::set<std::string>& only = {});

}  // namespace holdfast
