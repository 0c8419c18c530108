// The values of nodes that are days, or are chosen by days.
#include <algorithm>

#include "engine/base/season.hpp"
#include "engine/evaluate/evaluator.hpp"
#include "engine/evaluate/joining.hpp"

namespace holdfast {

Value Evaluator::day(const PlanNode& node) {
  Value result = value(node.parts[0]);
  for (Int* end : {&result.low.least, &result.low.most, &result.high.least, &result.high.most})
    *end = day_of_minute(static_cast<Minute>(*end));
  return result;
}

// A count of days is monotone, and so is where a gap puts its end, but for the day on which a gap of the
// calendar ends: there the late end falls back.
Value Evaluator::counted(const PlanNode& node) {
  Value result = value(node.parts[0]);
  const auto* calendar = node.calendar < 0
                             ? nullptr
                             : &plan_.ruleset().calendars[static_cast<std::size_t>(node.calendar)].calendar;
  bool gap = false;
  const auto bound = [&](Int from) {
    const auto last = bound_last_day(calendar, static_cast<Day>(from), static_cast<int>(node.least),
                                     node.unit, node.if_closed);
    gap = gap || last.gap();
    return last;
  };
  const Extent from = result.high;
  const Extent low = result.low;
  const auto first = bound(low.least);
  const auto last = low.most == low.least ? first : bound(low.most);
  result.low = {first.earliest, last.earliest};
  result.high = from == low ? Extent{first.latest, last.latest}
                            : Extent{bound(from.least).latest, bound(from.most).latest};
  if (calendar != nullptr)
    for (const auto& year : calendar->years) {
      if (calendar->holds(year.first - 1)) continue;
      // A count begins on the day after, so the last day of the year before may be the first without a gap.
      const Day begins = day_of(year.first, 1, 1);
      for (const Day edge : {begins - 2, begins - 1, begins}) {
        if (edge < from.least || edge > from.most) continue;
        const Int latest = bound(edge).latest;
        result.high = {std::min(result.high.least, latest), std::max(result.high.most, latest)};
      }
    }
  result.gap = result.gap || gap;
  result.open_above = result.open_above || gap;
  return result;
}

// The rows that some pair of days lies in, of which the second is not before the first. `as_of` may stand in
// for either day, so another pair is possible; outside every row the law says nothing.
Value Evaluator::of_two_days(const PlanNode& node) {
  const auto& rows = plan_.grid(node.column);
  const auto range = [&](NodeId day) {
    const Value& known = value(day);
    return DayRange{static_cast<Day>(known.low.least), static_cast<Day>(known.low.most)};
  };
  const DayRange first = range(node.parts[0]);
  const DayRange second = range(node.parts[1]);
  const auto common = [](const DayRange& a, const DayRange& b) {
    return DayRange{std::max(a.first, b.first), std::min(a.last, b.last)};
  };
  Value found;
  bool any = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const DayRange a = common(first, rows[i][0]);
    const DayRange b = common(second, rows[i][1]);
    if (a.empty() || b.empty() || (b.last < a.first && second.last >= first.first)) continue;
    const Value& one = value(node.parts[i + 2]);
    if (any)
      join(found, one);
    else
      found = one;
    any = true;
  }
  if (any) return found;
  found.gap = found.open_above = true;
  constexpr Int most = Int{1} << 40;
  found.high = {most, most};
  return found;
}

Value Evaluator::months_from(const PlanNode& node) {
  Value result = value(node.parts[0]);
  const Value& months = value(node.parts[1]);
  const bool later = node.least > 0;
  const auto moved = [&](Int day, Int count) {
    return Int{months_later(static_cast<Day>(day), static_cast<int>(node.least * count))};
  };
  const Extent& few = later ? months.low : months.high;
  const Extent& many = later ? months.high : months.low;
  result.low = {moved(result.low.least, later ? few.least : few.most),
                moved(result.low.most, later ? few.most : few.least)};
  result.high = {moved(result.high.least, later ? many.least : many.most),
                 moved(result.high.most, later ? many.most : many.least)};
  result.gap = result.gap || months.gap;
  result.open_below = result.open_below || months.open_above;
  result.open_above = result.open_above || months.open_above;
  return result;
}

Truths Evaluator::in_season(const PlanNode& node) {
  const Value& days = value(node.parts[0]);
  const DayRange range{static_cast<Day>(days.low.least), static_cast<Day>(days.low.most)};
  const Season season{static_cast<int>(node.least), static_cast<int>(node.most)};
  bool yes = false;
  Day outside = range.first;  // the first day that no season so far holds
  bool no = false;
  for (int year = civil(range.first).year - 1; year <= civil(range.last).year; ++year) {
    const DayRange one = season.of(year);
    if (one.last < range.first || one.first > range.last) continue;
    yes = true;
    no = no || outside < one.first;
    outside = std::max(outside, one.last + 1);
  }
  return Truths::of(no || outside <= range.last, false, yes);
}

}  // namespace holdfast
