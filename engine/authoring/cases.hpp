// The cases at the end of each rule: facts, and what a lawyer expects the rule to say of them. Nothing stands
// in for a fact that a case does not give, but its place, which is the rule's own, and its day, which is the
// day on which the rule was checked, unless the case says otherwise.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/reformed.hpp"
#include "engine/determination/determine.hpp"

namespace holdfast {

struct CaseResult {
  std::string rule;
  std::string name;
  std::string id;        // of the worked case; or ""
  bool approved = true;  // false: the engine computed what to expect, and nobody has held it to the law yet
  bool run = true;       // false: what it needs is not at hand, and `differences` says what
  std::vector<std::string>
      differences;  // "outcome: expected `applies`, found `may_apply`"; none when it passes
  bool passed() const { return run && differences.empty(); }
};

// One case, of a rule that is among the plan's.
CaseResult run_case(const Plan& plan, Explorer& explorer, const Rule& rule, const RuleCase& one);

// Every case of every rule and reform, or of the one named `only`. Cases that switch a reform on need
// `reformed`, of the same files; without it they are not run.
std::vector<CaseResult> run_cases(const Plan& plan, Explorer& explorer, const std::string& only = "",
                                  Reformed* reformed = nullptr);

}  // namespace holdfast
