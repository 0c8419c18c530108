// Nodes over a box: what each may be, for some completion of what is unknown. A superset in general, exact
// where every fact occurs once; on a single completion always exact.
//
// An amount is what the law says of it for one completion: an interval [low, high], one point unless the law
// has a gap. Over a box, `low` and `high` each have a range of their own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/base/truth.hpp"
#include "engine/evaluate/box.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

struct Value {  // of an amount or a day
  Extent low;
  Extent high;
  bool gap = false;            // low and high may differ
  bool open_below = false;     // low.least is only a limit of the vocabulary or of a table
  bool open_above = false;     // high.most likewise
  bool may_be_absent = false;  // a date that has not happened
  bool may_be_there = true;
};

class Evaluator {
 public:
  explicit Evaluator(const Plan& plan)
      : plan_(plan),
        truths_(plan.nodes().size()),
        values_(plan.nodes().size()),
        stamps_(plan.nodes().size(), 0) {}

  // Looks at `box` from now on; both outlive the next call of `start`.
  void start(const Scenario& scenario, const Box& box);
  // Until the next start, these facts of the box, days all, move together: in each completion they are
  // equally far along their sides, which are equally long. The list outlives that.
  void together(const std::vector<int>& facts) { together_ = &facts; }
  // The box is no longer what it was: the sides of these facts have changed. Of nodes that read others alone
  // the values stand.
  void moved(FactBits facts);
  Truths truth(NodeId id);        // of a condition
  const Value& value(NodeId id);  // of anything else
  // The node is this over the box, which somebody found out with more than one look.
  void know(NodeId id, const Value& value) {
    values_[static_cast<std::size_t>(id)] = value;
    stamps_[static_cast<std::size_t>(id)] = stamp_;
  }

  // Facts on which the node may still turn: no other can change its value within the box.
  FactBits turns_on(NodeId id);

  // Where to cut the box so that the node becomes more definite; none when every fact it reads is settled.
  Cut find_cut(NodeId id);

 private:
  void advance();
  // Whether the node's value is still what it was when it was last known.
  bool stands(NodeId id) const;
  Truths judge(const PlanNode& node);
  Value compute(const PlanNode& node);
  Value fact_amount(int fact) const;
  Value linear(const PlanNode& node);
  Value product(const Value& a, const Value& b) const;
  Value extremum(const PlanNode& node);
  Value absolute(const Value& a) const;
  Value rounded(const PlanNode& node);
  Value conditional(const PlanNode& node);
  // Whether it reads an event, other than `event`, that may not have happened.
  bool absent_but_for(NodeId id, int event) const;
  Value lookup(const PlanNode& node);
  Value day(const PlanNode& node);
  Value counted(const PlanNode& node);
  Value of_two_days(const PlanNode& node);
  Cut cut_of_grid(const PlanNode& node);
  Cut cut_of_day(NodeId day, Day last);
  Value months_from(const PlanNode& node);
  Truths in_season(const PlanNode& node);
  Cut cut_of_season(const PlanNode& season);
  Truths compare(const PlanNode& node);
  Value beside(NodeId form, const Value& apart);
  std::optional<Value> ahead(NodeId id);
  Value counted_ahead(NodeId id, Int ahead);
  Value count_over(NodeId id, Int least, Int most) const;
  Cut cut_of_compare(const PlanNode& compare);
  Cut cut_of_amount(NodeId id);
  const Side& side(int fact) const { return (*box_)[static_cast<std::size_t>(fact)]; }

  const Plan& plan_;
  const Scenario* scenario_ = nullptr;
  const Box* box_ = nullptr;
  const std::vector<int>* together_ = nullptr;  // facts that move together, if any
  // By count of days and block of the days that it is counted from: how far after them the last one lies. Law
  // and calendar alone.
  std::unordered_map<NodeId, std::unordered_map<std::int64_t, Value>> counts_;
  std::vector<Truths> truths_;                  // by node: of conditions
  std::vector<Value> values_;                   // of the others
  std::vector<std::uint32_t> stamps_;           // by node: the look at which its value was known
  std::array<std::uint32_t, 64> changed_ = {};  // by bit of facts: the look before which a side last changed
  std::uint32_t started_ = 0;                   // the look before which everything changed
  std::uint32_t stamp_ = 0;                     // of this look
};

}  // namespace holdfast
