// A part of the plan → lanes: the outcomes that stay possible, whether that is the last word, and its
// amounts. Follows the assessor step by step, over the rows of a strip. Inside this folder only.
#pragma once

#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/columns/node_lanes.hpp"

namespace holdfast {

// An amount, where columns have it exactly.
struct AmountLane {
  Lane value;
  Lane there;  // the law that is in force has it
  Lane known;  // it is `value`, or is not there; else only the row itself can say
};

struct PartLanes {
  Lane possible;  // outcomes, by bit
  Lane settled;   // `possible` is exact
  std::vector<AmountLane> amounts;
  Lane amounts_known;  // all of them
};

// The days that the governing events of a strip's rows may fall on; outside, editions are left out.
using DayWindow = DayRange;

class PartCompiler {
 public:
  // `windows`: by fact that governs some part; the whole calendar where nothing is known of it.
  PartCompiler(const Plan& plan, NodeLanes& nodes, Emitter& emitter, const std::vector<DayWindow>& windows)
      : plan_(plan), nodes_(nodes), emitter_(emitter), windows_(windows) {}

  // `columns`: the amounts to find, in order.
  PartLanes compile(const PlanPart& part, const std::vector<AmountColumn>& amounts);
  // Nothing: the part cannot be said in columns.
  static bool possible(const PlanPart& part);

 private:
  // When a reading's law is read.
  struct Governing {
    AmountLanes day;  // minutes, if `minutes`
    bool minutes = false;
    bool event = false;
    AmountLanes as_of;  // minutes
    DayWindow window;
    bool one_day = false;  // in every row
  };
  struct Answer {
    Lane outcomes = Emitter::no();
    Lane consequences = Emitter::no();
    bool one = true;  // in every row there is one outcome, and one consequence at most
  };
  Governing governing(const Reading& reading);
  Lane reached(const DayRange& days, const Governing& governing);
  // Editions that say the same.
  struct Group {
    Status status = Status::in_force;
    NodeId holds = no_node;  // where it is law
    int consequence = -1;
    std::vector<DayRange> days;
    Lane reached = Emitter::no();
  };
  std::vector<Group> groups(const Reading& reading, const Governing& when);
  void reach(Group& group, const Governing& when);
  Answer answer(const Reading& reading);
  Answer answer_of_one_day(std::vector<Group>& groups, const Governing& when);
  void add_consequence(const Group& group, Lane holds, Answer& answer);
  TruthLanes truth_of(const DatedNodes& nodes, const Governing& governing);
  Lane single(const Answer& answer);
  Answer choose(Lane condition, const Answer& a, const Answer& b);
  void unknown_reading(const PlanPart& part, const UnknownReading& unknown, Lane& withheld, Lane& may_be);
  AmountLane amount(const Reading& ours, const AmountColumn& column);

  const Plan& plan_;
  NodeLanes& nodes_;
  Emitter& emitter_;
  const std::vector<DayWindow>& windows_;
  std::vector<int> consequences_;  // of the part at hand
};

}  // namespace holdfast
