// One rule, as it stands and with a defect, in the world of a ruleset: only the rule is read and planned
// again.
#pragma once

#include <optional>

#include "engine/authoring/mutants.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

class MutationWorld {
 public:
  // `document` is the rule's, and outlives this.
  MutationWorld(const Ruleset& ruleset, const Document& document, const Rule& rule);

  // The rule is the first of its rules.
  const Ruleset& ours() const { return ours_; }
  // The same with the defect, until the next call; null where it does not load.
  const Ruleset* with(const Mutant& mutant);
  // The rule as it stands, then with the defect. It loads.
  Ruleset both(const Mutant& mutant) const;

 private:
  std::optional<Rule> read(const Node& root) const;

  const Document& document_;
  Ruleset ours_;
  Ruleset theirs_;
};

}  // namespace holdfast
