// Plan × Scenario → Determination.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/findings.hpp"

namespace holdfast {

// `Explorer` holds scratch memory: one for each thread. The scenario has at least one completion
// (`contradiction` says nothing).
// `only`: rules and proposals by id, and no others are looked at; none: all.
Determination determine(const Plan& plan, Scenario scenario, Explorer& explorer, Want want = Want::changes,
                        const std::vector<std::string>& only = {});

struct FoundOfPart {
  std::size_t first = 0;  // of its findings in the determination
  std::size_t count = 0;
  Exploration explored;  // where the rule speaks neither of rows nor of months
};

// Answers to one scenario after another, as `determine` gives them where only the answer is wanted. What
// turns on nothing that is other than in the scenario before is taken over from its answer.
class Determiner {
 public:
  // Both outlive it.
  Determiner(const Plan& plan, Explorer& explorer) : plan_(plan), explorer_(explorer) {}
  // `before`: the answer that was given last, or null where nobody has it any more.
  Determination determine(const Scenario& scenario, const Determination* before);

 private:
  const Plan& plan_;
  Explorer& explorer_;
  std::optional<Scenario> before_;
  std::vector<FoundOfPart> found_;  // in the answer to it, by part that was asked
};

// The facts for which no home has these values together; empty when a home can.
std::vector<std::string> facts_at_odds(const Plan& plan, const Scenario& scenario, Explorer& explorer);

// What makes the scenario impossible: the facts at odds, as a diagnostic that holds no value. Empty when
// nothing does.
Diagnostics contradiction(const Plan& plan, const Scenario& scenario, const std::string& name,
                          Explorer& explorer);

}  // namespace holdfast
