// The parts that are asked for, by where they hold: each group has one program, which runs over the rows
// whose home may lie there and over no others. Inside this folder only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/columns/inputs.hpp"
#include "engine/columns/part_lanes.hpp"

namespace holdfast {

// Parts of the plan that hold at the same spots, and read the same of what nobody told.
struct PartGroup {
  std::vector<int> spots;
  std::vector<int> parts;    // of the plan, in order; of these
  std::vector<int> asked;    // what they answer, by part
  std::vector<int> by_rows;  // parts of the plan that columns cannot say: every row by itself
  Scenario nothing_told;
};
// `asked_of`: by part of the plan, what it answers; -1 for nothing.
std::vector<PartGroup> group_parts(const Plan& plan, const std::vector<int>& asked_of,
                                   const Scenario& nothing_told);

// The scenario that a part judges, where no list is told: of a part about months or adults, one of nobody
// knows which.
Scenario subject_of(const Plan& plan, const PlanPart& part, const Scenario& scenario);
bool has_subjects(const PlanPart& part);

// A group's program for columns of one kind.
struct GroupProgram {
  Program program;
  std::vector<Input> inputs;
  std::vector<PartLanes> parts;  // as in the group
};

// What the columns of a block have in common, and between which days its events lie.
struct BlockShape {
  std::vector<std::pair<int, InCommon>> columns;  // fact
  std::vector<DayWindow> windows;                 // by fact; of those that govern
  std::string key;                                // equal shapes have equal keys
};
BlockShape shape_of(const Plan& plan, const Block& block, const std::vector<int>& governing_facts);

GroupProgram make_program(const Plan& plan, const PartGroup& group, const BlockShape& shape,
                          const std::vector<std::vector<AmountColumn>>& amounts);

// One lane: some home can have the row's facts together.
struct ConstraintProgram {
  Program program;
  std::vector<Input> inputs;
  Lane possible;
};
ConstraintProgram make_constraints(const Plan& plan, const Scenario& nothing_told, const BlockShape& shape);

}  // namespace holdfast
