// Cases that a rule lacks, with what the engine says of each, for a lawyer to hold to the law.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/coverage.hpp"
#include "engine/authoring/mutation.hpp"

namespace holdfast {

struct ProposedCase {
  std::string yaml;              // ready to stand under `cases:`
  std::vector<std::string> why;  // what it visits that no case does, or the defects that it catches
};

struct Proposals {
  std::vector<ProposedCase> cases;
  std::vector<std::string> left;  // what no case near those of the rule reaches, in the same words
};

// A case for each branch and boundary that no case visits: one of the rule's own with one fact moved, or two.
// Every expectation is what the engine computes, and passes.
Proposals propose_for_coverage(const Ruleset& ruleset, const RuleDocuments& files, const Rule& of);

// Likewise a case for each seeded defect that no case catches: it passes as the rule stands, and fails with
// the defect. Where a case of the rule needs only to expect more, that is said instead, in `why` alone.
Proposals propose_for_defects(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule);

}  // namespace holdfast
