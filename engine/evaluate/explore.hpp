// One part of a rule over everything that a scenario leaves open: the outcomes of its completions.
// Sound: an outcome that some completion has is never missing. Complete: one that no completion has is not
// claimed, unless the budget was spent, and then that is said.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

// A set of outcomes of single completions; bit by Outcome's order below.
enum class PointOutcome : std::uint8_t {
  applies,
  does_not_apply,
  not_in_force,
  blocked_by_court,
  needs_review
};
using Outcomes = std::uint8_t;
constexpr Outcomes only(PointOutcome outcome) {
  return static_cast<Outcomes>(1U << static_cast<unsigned>(outcome));
}
constexpr bool has(Outcomes set, PointOutcome outcome) { return (set & only(outcome)) != 0; }
bool single(Outcomes set);

struct Exploration {
  Outcomes possible = 0;
  std::uint64_t warns = 0;     // doubts that matter and are shown, by number in the rule
  std::uint64_t withheld = 0;  // doubts that matter and withhold the answer
  bool budget_spent = false;   // `possible` may then hold too much
};

struct Cells {  // boxes of one outcome each, which together are all completions
  std::vector<std::pair<Box, Outcomes>> cells;
  bool budget_spent = false;
};

// The days on which the governing date may fall, and whether `as_of` stands in for an event that has not
// happened.
struct GoverningDays {
  std::vector<DayRange> days;  // in order; of the fact itself
  bool as_of = false;
  bool open = false;  // only the vocabulary bounds them
};
GoverningDays governing_days(const Reading& reading, const Scenario& scenario, const Box& box);

// Whether some governing day lies in the stretch.
bool reached(const DayRange& stretch, const GoverningDays& governing, Day as_of);

class Explorer {
 public:
  static constexpr int budget = 4096;      // evaluations of one part
  static constexpr int cell_budget = 512;  // boxes, when they are kept

  explicit Explorer(const Plan& plan) : plan_(plan), evaluator_(plan) {}

  Exploration explore(const PlanPart& part, const Scenario& scenario);

  // The facts whose value could still change the outcome, by number: those for which two completions that
  // differ in nothing else have different outcomes.
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario);

  // Whether any completion satisfies the vocabulary's impossibilities; the constraint at odds, or -1.
  int first_contradiction(const Scenario& scenario);

  // Without the values of numbers and days that no completion has, for each fact by itself.
  Scenario narrowed(Scenario scenario);

  Evaluator& evaluator() { return evaluator_; }

 private:
  struct Assessment {
    Outcomes upper = 0;    // the outcomes that completions of the box may have
    bool settled = false;  // all of them have the one in `upper`
    std::uint64_t warns = 0;
    std::uint64_t withheld = 0;
    Cut cut;  // where to go on, when not settled
  };
  Assessment assess(const PlanPart& part, const Scenario& scenario, const Box& box);
  // What a reading may come to; where it helps, with what consequences.
  struct Answers {
    Outcomes outcomes = 0;
    std::set<int> consequences;
    bool single() const { return holdfast::single(outcomes) && consequences.size() <= 1; }
  };
  static bool agree(const Answers& a, const Answers& b);
  Answers answers(const Reading& reading, const Scenario& scenario, const Box& box);
  Cut cut_of_reading(const Reading& reading, const Scenario& scenario, const Box& box);
  // What the nodes may be over the governing days, and where to cut so that they become more definite.
  Truths truth_of(const DatedNodes& nodes, const GoverningDays& governing, Day as_of);
  Cut cut_of_nodes(const DatedNodes& nodes, const Reading& reading, const GoverningDays& governing,
                   Day as_of);
  Truths unknown_reading_matters(const PlanPart& part, const UnknownReading& unknown,
                                 const Scenario& scenario, const Box& box, Cut* cut);
  // Seasons repeat: where a box holds many years of one edition, the first few stand for all.
  static void fold_seasons(const PlanPart& part, const Scenario& scenario, Box& box);
  bool impossible(const Scenario& scenario, const Box& box);
  void narrow(int fact, Scenario& scenario);
  Exploration explore(const PlanPart& part, const Scenario& scenario, Box whole, int most);
  // Whether the fact alone can change the outcome within the box, whatever the others are there.
  bool changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact);
  Cells decompose(const PlanPart& part, const Scenario& scenario);

  const Plan& plan_;
  Evaluator evaluator_;
  std::vector<Answers> by_reading_;
};

}  // namespace holdfast
