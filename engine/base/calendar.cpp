#include "engine/base/calendar.hpp"

#include <cassert>
#include <iterator>

namespace holdfast {
namespace {

using Why = CountedDay::Why;

// Why the day is closed; `counted` when it is open.
Why closed(const Calendar& calendar, Day day) {
  if (calendar.closed_weekday(day)) return Why::weekday;
  return calendar.holiday(day) != nullptr ? Why::holiday : Why::counted;
}

class Counter {
 public:
  Counter(const Calendar* calendar, DayUnit unit, IfClosed if_closed)
      : calendar_(calendar), unit_(unit), if_closed_(if_closed) {}

  DayCount count(Day from, int count) {
    Day day = from;
    for (int number = 0; number < count;) {
      if (!known(++day)) return std::move(result_);
      const Why why = unit_ == DayUnit::calendar ? Why::counted : closed(*calendar_, day);
      if (why == Why::counted) ++number;
      result_.ledger.push_back({day, why == Why::counted ? number : 0, why});
    }
    finish(day);
    return std::move(result_);
  }

 private:
  // Whether the day can be told open or closed, where that matters.
  bool known(Day day) {
    const bool matters = unit_ != DayUnit::calendar;
    if (day > last_day || (matters && !calendar_->holds(civil(day).year)))
      result_.missing_year = civil(day).year;
    return !result_.missing_year;
  }

  // The last day that was counted may be closed, and then it may move.
  void finish(Day day) {
    if (calendar_ != nullptr && unit_ == DayUnit::calendar) {
      const int step = if_closed_ == IfClosed::previous_open_day ? -1 : 1;
      while (true) {
        if (!calendar_->holds(civil(day).year)) {
          if (if_closed_ == IfClosed::stays) break;
          result_.missing_year = civil(day).year;
          return;
        }
        result_.last_is_closed = closed(*calendar_, day) != Why::counted;
        if (!result_.last_is_closed || if_closed_ == IfClosed::stays) break;
        day += step;
        if (step > 0) result_.ledger.push_back({day, 0, Why::rolled});
      }
    }
    result_.last = day;
  }

  const Calendar* calendar_;
  DayUnit unit_;
  IfClosed if_closed_;
  DayCount result_;
};

}  // namespace

const Holiday* Calendar::holiday(Day day) const {
  const auto year = years.find(civil(day).year);
  if (year == years.end()) return nullptr;
  const auto found = year->second.find(day);
  return found == year->second.end() ? nullptr : &found->second;
}

LastDay bound_last_day(const Calendar* calendar, Day from, int count, DayUnit unit, IfClosed if_closed) {
  constexpr Day year = 366;
  const bool moves = if_closed != IfClosed::stays;
  if (unit == DayUnit::calendar && !moves) return {from + count, from + count};
  if (calendar == nullptr) return {from + count, from + count + year};
  bool missing = false;
  // The year that the count is in, and its first holiday that is not before the day.
  DayRange days{0, -1};
  const std::map<Day, Holiday>* holidays = nullptr;
  std::map<Day, Holiday>::const_iterator holiday;
  const auto is_closed = [&](Day day) {
    if (!days.holds(day)) {
      const int number = civil(day).year;
      days = {day_of(number, 1, 1), day_of(number, 12, 31)};
      const auto found = calendar->years.find(number);
      holidays = found == calendar->years.end() ? nullptr : &found->second;
      if (holidays != nullptr) holiday = holidays->lower_bound(day);
    }
    missing = missing || holidays == nullptr;
    if (calendar->closed_weekday(day)) return true;
    if (holidays == nullptr) return false;
    while (holiday != holidays->end() && holiday->first < day) ++holiday;
    while (holiday != holidays->begin() && std::prev(holiday)->first >= day) --holiday;
    return holiday != holidays->end() && holiday->first == day;
  };
  Day day = from;
  if (unit == DayUnit::calendar)
    day += count;
  else
    for (int number = 0; number < count && day < last_day;) number += is_closed(++day) ? 0 : 1;
  if (moves && unit == DayUnit::calendar)
    while (day < last_day && is_closed(day)) day += if_closed == IfClosed::next_open_day ? 1 : -1;
  const bool back = missing && if_closed == IfClosed::previous_open_day;
  return {back ? day - year : day, missing ? day + year : day};
}

DayCount count_days(const Calendar* calendar, Day from, int count, DayUnit unit, IfClosed if_closed) {
  assert(count >= 0);
  assert(calendar != nullptr || (unit == DayUnit::calendar && if_closed == IfClosed::stays));
  return Counter(calendar, unit, if_closed).count(from, count);
}

}  // namespace holdfast
