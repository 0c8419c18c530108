// Counts of days → nodes.
#include "engine/plan/lower.hpp"

namespace holdfast {
namespace {

constexpr Int most_unknown_days = 366;  // what a count is bounded by that we do not know

}  // namespace

// Plain days are a sum, so that two counts from one event compare whatever its day is.
NodeId Lowering::counted(NodeId day, const DayTerm& term, int calendar) {
  if (term.unknown) {
    PlanNode count;
    count.op = Op::amount;
    count.most = most_unknown_days;
    Linear form;
    add(form, day, 1);
    form.terms[plan_.add(count)] += 1;
    return node_of(form);
  }
  if (term.unit == DayUnit::calendar) return plus(day, term.count);
  PlanNode node;
  node.op = Op::counted;
  node.least = term.count;
  node.unit = term.unit;
  node.calendar = calendar;
  node.parts = {day};
  return plan_.add(node);
}

NodeId Lowering::moved(NodeId day, int calendar, IfClosed if_closed) {
  if (if_closed == IfClosed::stays) return day;
  PlanNode node;
  node.op = Op::counted;
  node.if_closed = if_closed;
  node.calendar = calendar;
  node.parts = {day};
  return plan_.add(node);
}

// Where the day of a change is not known, one or the other: the law does not say which.
NodeId Lowering::counted(NodeId day, const Steps<DayTerm>& steps, int calendar) {
  NodeId any = no_node;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool over = i + 1 < steps.size() && day_ >= steps[i + 1].from.latest;
    if (over || (i > 0 && day_ < steps[i].from.earliest)) continue;
    const NodeId one = counted(day, steps[i].value, calendar);
    if (any == no_node || any == one) {
      any = one;
      continue;
    }
    PlanNode either;
    either.op = Op::conditional;
    either.parts = {constant(Truth::gap), any, one};
    any = plan_.add(either);
  }
  return any;
}

NodeId Lowering::last_day(const TimeLimit& limit) {
  const NodeId event = day_of(limit.after);
  NodeId day = counted(limit.from_same_day ? plus(event, -1) : event, limit.value, limit.calendar);
  for (const auto& one : limit.add) {
    PlanNode longer;
    longer.op = Op::conditional;
    longer.parts = {truth(one.when), counted(day, one.value, limit.calendar), day};
    day = plan_.add(longer);
  }
  return moved(day, limit.calendar, limit.if_closed);
}

}  // namespace holdfast
