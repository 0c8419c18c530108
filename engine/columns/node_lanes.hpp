// Nodes of the plan → lanes of a program: what each may be, row by row, as the evaluator has it over a box.
// Where columns cannot be as exact as the evaluator they say more is possible, never less. What no told fact
// changes is worked out once, by the evaluator itself. Inside this folder only.
#pragma once

#include <array>
#include <set>
#include <vector>

#include "engine/columns/emitter.hpp"
#include "engine/columns/inputs.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

// What a condition may be. `plain`: in every row it is yes or no, and `no` is not used.
struct TruthLanes {
  Lane yes;
  Lane no;
  Lane gap;
  bool plain = false;
};

// What an amount may be, as in `Value`. Lanes that are the same are worked out once.
struct AmountLanes {
  Lane low_least;
  Lane low_most;
  Lane high_least;
  Lane high_most;
  Lane gap = Emitter::no();
  Lane absent = Emitter::no();
  Lane there = Emitter::yes();
  bool plainly_there = true;  // `there` is the opposite of `absent` in every row
  bool exact() const {
    return low_least == low_most && low_least == high_least && low_least == high_most && gap.is(0);
  }
};

// Its ends, and what else is said of it.
inline constexpr std::array amount_ends = {&AmountLanes::low_least, &AmountLanes::low_most,
                                           &AmountLanes::high_least, &AmountLanes::high_most};
inline constexpr std::array amount_flags = {&AmountLanes::gap, &AmountLanes::absent, &AmountLanes::there};

class NodeLanes {
 public:
  // `columns`: of the block, by fact and by what their cells have in common. All but the last outlive it.
  NodeLanes(const Plan& plan, const Scenario& nothing_told, Emitter& emitter,
            const std::vector<std::pair<int, InCommon>>& columns);

  const TruthLanes& truth(NodeId id);
  const AmountLanes& amount(NodeId id);
  Lane no(const TruthLanes& truth) { return truth.plain ? emitter_.opposite(truth.yes) : truth.no; }
  // Whether it is this in every completion of the row.
  Lane surely_yes(const TruthLanes& truth);
  Lane surely_no(const TruthLanes& truth);

  // A fact as it stands.
  AmountLanes day_or_number(int fact);

  const std::vector<Input>& inputs() const { return inputs_; }

 private:
  enum class Form : std::uint8_t { unknown, constant, varies };
  bool varies(NodeId id);
  TruthLanes make_truth(const PlanNode& node, NodeId id);
  AmountLanes make_amount(const PlanNode& node, NodeId id);
  TruthLanes constant(Truths truth) const;
  AmountLanes constant(const Value& value) const;
  TruthLanes either_way(Lane yes, Lane no);  // no gap
  TruthLanes plain(Lane yes) const { return {yes, {}, Emitter::no(), true}; }
  TruthLanes both(const TruthLanes& a, const TruthLanes& b);
  TruthLanes either(const TruthLanes& a, const TruthLanes& b);
  TruthLanes opposite(const TruthLanes& a);
  TruthLanes fact_is(int fact, std::uint64_t mask);
  TruthLanes includes(int fact, std::uint64_t bit);
  TruthLanes happened(int fact);
  TruthLanes compare(const PlanNode& node);
  TruthLanes in_season(const PlanNode& node);
  AmountLanes linear(const PlanNode& node);
  LaneSum form(const PlanNode& node, Lane AmountLanes::*end, Lane AmountLanes::*turned);
  AmountLanes product(const AmountLanes& a, const AmountLanes& b);
  AmountLanes extremum(const PlanNode& node);
  AmountLanes conditional(const PlanNode& node);
  AmountLanes lookup(const PlanNode& node);
  AmountLanes day(const PlanNode& node);
  AmountLanes counted(const PlanNode& node, NodeId id);
  AmountLanes months_later(const PlanNode& node, NodeId id);
  AmountLanes of_two_days(const PlanNode& node);
  AmountLanes rounded(const PlanNode& node, NodeId id);
  // Where the inputs are not one number each, anything from the least to the most that it can be.
  AmountLanes only_where(Lane exact, Lane value);
  Lane is_exact(const AmountLanes& amount);
  Lane absent_but_for(NodeId id, int event);
  Lane input(int column, Input::Of of, Width width, Int least, Int most);

  const Plan& plan_;
  const Scenario& nothing_told_;
  const Box box_;
  Evaluator evaluator_;
  Emitter& emitter_;
  std::vector<int> column_of_;  // by fact; -1 for untold ones
  std::vector<InCommon> common_;
  std::vector<Input> inputs_;
  std::map<std::pair<int, Input::Of>, Lane> bound_;
  std::vector<Form> forms_;  // by node
  std::map<NodeId, TruthLanes> truths_;
  std::map<NodeId, AmountLanes> amounts_;
};

}  // namespace holdfast
