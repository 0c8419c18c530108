// Whether something that stands in a rule can ever be so: over every fact, every place and every day on which
// the rule is in force. Decided by the same search that answers a tenant, so that "never" is certain.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/authoring/assuming.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

// One part of a rule, with a inquiry in the place of what it says.
struct Inquiry {
  PlanPart part;
  const PlanPart* asked_of = nullptr;
  PointOutcome wanted = PointOutcome::applies;  // needs_review: that the law leaves it open
};

struct Possibility {
  bool can = false;        // it can be so; or the search was not finished, and it is not said that it cannot
  bool undecided = false;  // the search was not finished
  const PlanPart* part = nullptr;
  std::optional<Inquiry> inquiry;
  std::optional<Box> box;  // all of it is as wanted here; none where it is so only by a gap of the law
};

class Possible {
 public:
  explicit Possible(const Plan& plan);

  // By edition of our own reading, what is asked there; no_node where nothing is.
  using NodeOf = std::function<NodeId(const Edition&)>;
  Inquiry inquiry(const PlanPart& part, const NodeOf& node);

  Possibility ask(Inquiry inquiry);
  // Of the first part in which it can be so.
  Possibility ask_any(const std::vector<const PlanPart*>& parts, const NodeOf& node);

  // Whether some completion of the box is so. One where all is, if `narrow` is not null.
  bool can(const Inquiry& inquiry, const Box& box, Box* narrow = nullptr);

  Lowering& lower() { return lower_; }
  Plan& plan() { return plan_; }
  // Nothing is known: every value of every fact, on every day.
  const Scenario& anything() const { return anything_; }
  int undecided() const { return undecided_; }

 private:
  Explorer& explorer();
  std::optional<Box> example(const Inquiry& inquiry);
  void day_in_force(const Inquiry& inquiry, std::size_t random, Box& box) const;

  Plan plan_;  // a copy, which takes the nodes of the questions
  Lowering lower_;
  Scenario anything_;
  Assumed consistent_;  // what no home goes against
  std::optional<Explorer> explorer_;
  std::size_t nodes_ = 0;  // that the explorer knows
  int undecided_ = 0;
};

}  // namespace holdfast
