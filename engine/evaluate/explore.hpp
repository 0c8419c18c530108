// One part of a rule over everything that a scenario leaves open: the outcomes of its completions.
// Sound: an outcome that some completion has is never missing. Complete: one that no completion has is not
// claimed, unless the budget was spent, and then that is said.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/regions.hpp"

namespace holdfast {

struct Exploration {
  Outcomes possible = 0;
  std::uint64_t warns = 0;     // doubts that matter and are shown, by number in the rule
  std::uint64_t withheld = 0;  // doubts that matter and withhold the answer
  bool budget_spent = false;   // `possible` may then hold too much
};

enum class Seasons { folded, every_year };

class Explorer {
 public:
  static constexpr int budget = 4096;      // evaluations of one part
  static constexpr int cell_budget = 512;  // boxes, when they are kept

  explicit Explorer(const Plan& plan);

  Exploration explore(const PlanPart& part, const Scenario& scenario);
  // `witnesses`, if not null, receives a box of each outcome.
  using Witnesses = std::vector<std::pair<Outcomes, Box>>;
  Exploration explore(const PlanPart& part, const Scenario& scenario, const Box& within, int most,
                      Witnesses* witnesses = nullptr);

  // The boxes of one outcome each. `folded`: of seasons that repeat, a few years stand for all.
  Cells cells(const PlanPart& part, const Scenario& scenario, Seasons seasons = Seasons::folded) {
    return cells(part, scenario, box_of(scenario), seasons);
  }
  Cells cells(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons);

  // The facts whose value could still change the outcome, by number: those for which two completions that
  // differ in nothing else have different outcomes.
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario) {
    return needs(part, scenario, cells(part, scenario));
  }
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario, const Cells& cells);

  // Whether any completion satisfies the vocabulary's impossibilities; the constraint at odds, or -1.
  int first_contradiction(const Scenario& scenario);

  // Whether every completion of the box satisfies the impossibilities that concern the part, as far as one
  // look can tell.
  bool surely_possible(const PlanPart& part, const Scenario& scenario, const Box& box);
  bool constrained(const PlanPart& part) const { return !constraints_on(part.facts).empty(); }

  // Without the values of numbers and days that no completion has, for each fact by itself.
  Scenario narrowed(Scenario scenario);

  Evaluator& evaluator() { return assessor_.evaluator(); }

 private:
  bool impossible(const Scenario& scenario, const Box& box);
  bool impossible(const std::vector<NodeId>& constraints);
  std::vector<NodeId> constraints_on(const std::vector<int>& facts) const;
  void narrow(int fact, Scenario& scenario);
  // Whether the fact alone can change the outcome within the box, whatever the others are there.
  bool changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact);

  const Plan& plan_;
  Assessor assessor_;
  std::vector<std::vector<int>> bound_;  // by constraint: its facts
};

}  // namespace holdfast
