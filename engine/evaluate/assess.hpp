// One part of a rule over one box: the outcomes that its completions may have, under every reading of the
// law, and where to cut the box when that is not yet one outcome.
#pragma once

#include <bitset>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
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

// The days on which the governing date may fall, and those of `as_of` where it stands in for an event that
// has not happened.
struct GoverningDays {
  boost::container::small_vector<DayRange, 1> days;  // in order; of the fact itself
  std::optional<DayRange> as_of;
  bool open = false;  // only the vocabulary bounds them
};
GoverningDays governing_days(const Reading& reading, const Scenario& scenario, const Box& box);

// Whether some governing day lies in the stretch.
bool reached(const DayRange& stretch, const GoverningDays& governing);

struct Assessment {
  Outcomes upper = 0;    // the outcomes that completions of the box may have
  bool settled = false;  // all of them have the one in `upper`
  std::uint64_t warns = 0;
  std::uint64_t withheld = 0;
  Cut cut;  // where to go on, when not settled
};

class Assessor {
 public:
  explicit Assessor(const Plan& plan) : evaluator_(plan) {}

  // The evaluator has started on the box.
  Assessment assess(const PlanPart& part, const Scenario& scenario, const Box& box);

  // The facts on which the part's outcome may still turn: no other can change it within the box, on which the
  // evaluator has started.
  FactBits turns_on(const PlanPart& part, const Scenario& scenario, const Box& box);

  // Seasons repeat: where a box holds many years of one edition, the first few stand for all.
  static void fold_seasons(const PlanPart& part, const Scenario& scenario, Box& box);

  Evaluator& evaluator() { return evaluator_; }

 private:
  // What a reading may come to; where it helps, with what consequences.
  struct Answers {
    Outcomes outcomes = 0;
    std::bitset<most_consequences> consequences;
    bool single() const { return holdfast::single(outcomes) && consequences.count() <= 1; }
  };
  const GoverningDays& governing_of(const Reading& reading, const Scenario& scenario, const Box& box);
  static bool agree(const Answers& a, const Answers& b);
  Answers answers(const Reading& reading, const Scenario& scenario, const Box& box);
  Cut cut_of_reading(const Reading& reading, const Scenario& scenario, const Box& box);
  // What the nodes may be over the governing days, and where to cut so that they become more definite.
  Truths truth_of(const DatedNodes& nodes, const GoverningDays& governing);
  Cut cut_of_nodes(const DatedNodes& nodes, const Reading& reading, const GoverningDays& governing);
  Truths unknown_reading_matters(const PlanPart& part, const UnknownReading& unknown,
                                 const Scenario& scenario, const Box& box, Cut* cut);

  Evaluator evaluator_;
  std::vector<Answers> by_reading_;
  std::deque<std::pair<int, GoverningDays>> governing_;  // by governing fact; of the box at hand
};

}  // namespace holdfast
