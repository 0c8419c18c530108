// Which seeded defects of a rule its own cases catch.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/mutants.hpp"
#include "engine/authoring/rule_documents.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

enum class Fate {
  caught,         // a case of the rule fails
  refused,        // it does not load: the loader catches it
  no_difference,  // proved to answer alike, whatever the facts are: there is nothing to catch
  missed,         // nothing of the rule's own tells it
};
std::string_view name(Fate fate);  // "no_difference"

struct SeededDefect {
  Mutant mutant;
  Fate fate = Fate::missed;
  std::string by;  // caught: the first case that fails
};

struct RuleMutation {
  std::string rule;
  std::string file;
  std::string confidence;
  std::vector<SeededDefect> defects;  // in the order of the text
  std::size_t count(Fate fate) const;
};

// Reads the rule again with each defect, in the world of the ruleset, and runs its cases. Only every
// `each`-th defect, from the first, where that is more than one. The rule's own cases pass.
RuleMutation mutate(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule,
                    std::size_t each = 1);

}  // namespace holdfast
