// The days of the plan as lanes: counts, months later, and what two days choose.
#include <algorithm>

#include "engine/columns/node_lanes.hpp"

namespace holdfast {

AmountLanes NodeLanes::day(const PlanNode& node) {
  AmountLanes result = amount(node.parts[0]);
  for (const auto end : amount_ends) result.*end = emitter_.day(result.*end);
  return result;
}

AmountLanes NodeLanes::counted(const PlanNode& node, NodeId id) {
  const AmountLanes from = amount(node.parts[0]);
  const auto* calendar = node.calendar < 0
                             ? nullptr
                             : &plan_.ruleset().calendars[static_cast<std::size_t>(node.calendar)].calendar;
  const auto moved = [&](Lane lane, bool earliest) {
    const auto [least, most] = emitter_.range(lane);
    const auto last = [=](std::int64_t day) {
      const auto bound = bound_last_day(calendar, static_cast<Day>(day), static_cast<int>(node.least),
                                        node.unit, node.if_closed);
      return earliest ? Int{bound.earliest} : Int{bound.latest};
    };
    if (lane.constant()) return Emitter::constant(last(static_cast<std::int64_t>(lane.value)));
    constexpr Int far = 3660;  // no count goes further than ten years
    return emitter_.function(
        {id, earliest ? 1 : 2}, lane, {}, least - far, most + far,
        [=](std::int64_t day, std::int64_t) { return static_cast<std::int64_t>(last(day)); });
  };
  AmountLanes result = from;
  result.low_least = moved(from.low_least, true);
  result.low_most = moved(from.low_most, true);
  result.high_least = moved(from.high_least, false);
  result.high_most = moved(from.high_most, false);
  const Lane late = emitter_.opposite(emitter_.no_more(result.high_least, result.low_least));
  const Lane one = is_exact(from);
  if (one.is(1)) {
    result.gap = late;
    return result;
  }
  // Between two days a gap of the calendar may lie: only one day is counted here.
  const auto [least, most] = emitter_.range(result.low_least);
  result.low_least = emitter_.choose_amount(one, result.low_least, Emitter::constant(least));
  result.low_most = emitter_.choose_amount(one, result.low_most, Emitter::constant(most));
  result.high_least = emitter_.choose_amount(one, result.high_least, Emitter::constant(least));
  result.high_most = emitter_.choose_amount(one, result.high_most, Emitter::constant(most));
  result.gap = emitter_.either(late, emitter_.opposite(one));
  return result;
}

AmountLanes NodeLanes::months_later(const PlanNode& node, NodeId id) {
  const AmountLanes days = amount(node.parts[0]);
  const AmountLanes months = amount(node.parts[1]);
  const Lane exact = emitter_.both(is_exact(days), is_exact(months));
  const Int sign = node.least;
  const auto [least, most] = emitter_.range(days.low_least);
  const auto [few, many] = emitter_.range(months.low_least);
  constexpr Int days_of_month = 31;
  const Int far = days_of_month * (std::max(many, -few) + 1);
  Lane value;
  if (days.low_least.constant() && months.low_least.constant())
    value = Emitter::constant(holdfast::months_later(static_cast<Day>(days.low_least.value),
                                                     static_cast<int>(sign * months.low_least.value)));
  else
    value = emitter_.function(
        {id, 3}, days.low_least, months.low_least, least - far, most + far,
        [sign, fixed = months.low_least](std::int64_t day, std::int64_t count) {
          const Int number = fixed.constant() ? fixed.value : Int{count};
          return std::int64_t{holdfast::months_later(static_cast<Day>(day), static_cast<int>(sign * number))};
        });
  AmountLanes result = only_where(exact, value);
  result.absent = days.absent, result.there = days.there, result.plainly_there = days.plainly_there;
  return result;
}

AmountLanes NodeLanes::of_two_days(const PlanNode& node) {
  const auto& rows = plan_.grid(node.column);
  const AmountLanes first = amount(node.parts[0]);
  const AmountLanes second = amount(node.parts[1]);
  constexpr Int most = Int{1} << 40;
  AmountLanes found = constant(Value{});
  found.high_least = found.high_most = Emitter::constant(most);
  found.gap = Emitter::yes();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Lane in = emitter_.both(emitter_.within(first.low_least, rows[i][0].first, rows[i][0].last),
                                  emitter_.within(second.low_least, rows[i][1].first, rows[i][1].last));
    const AmountLanes& one = amount(node.parts[i + 2]);
    for (const auto end : amount_ends) found.*end = emitter_.choose_amount(in, one.*end, found.*end);
    for (const auto flag : amount_flags) found.*flag = emitter_.choose(in, one.*flag, found.*flag);
    found.plainly_there = found.plainly_there && one.plainly_there;
  }
  const Lane exact = emitter_.both(is_exact(first), is_exact(second));
  if (exact.is(1)) return found;
  found.low_least = emitter_.choose_amount(exact, found.low_least, Emitter::constant(0));
  found.low_most = emitter_.choose_amount(exact, found.low_most, Emitter::constant(most));
  found.high_least = emitter_.choose_amount(exact, found.high_least, Emitter::constant(0));
  found.high_most = emitter_.choose_amount(exact, found.high_most, Emitter::constant(most));
  found.gap = emitter_.either(found.gap, emitter_.opposite(exact));
  return found;
}

}  // namespace holdfast
