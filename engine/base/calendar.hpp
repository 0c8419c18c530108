// The days on which a court or an office is closed, and counting with them. Which days those are is data with
// a source: a year that a calendar does not hold is not known, and a count that reaches it has no last day.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/day.hpp"

namespace holdfast {

struct Holiday {
  std::string name;   // a key of the texts' `holidays`: new_years_day
  bool kept = false;  // it falls on another day of that year, and is kept on this one
};

struct Calendar {
  std::uint8_t closed_weekdays = 0;             // bit by weekday, 0 = Sunday
  std::map<int, std::map<Day, Holiday>> years;  // by year; its holidays

  bool holds(int year) const { return years.count(year) != 0; }
  bool closed_weekday(Day day) const { return (closed_weekdays >> weekday(day) & 1) != 0; }
  const Holiday* holiday(Day day) const;  // null where there is none, or the year is not held
};

enum class DayUnit { calendar, court, business };  // court and business days are those that are not closed
enum class IfClosed { stays, next_open_day, previous_open_day };  // what becomes of a closed last day

struct CountedDay {
  enum class Why { counted, weekday, holiday, rolled };
  Day day = 0;
  int number = 0;  // which of the counted days it is; 0 when it does not count
  Why why = Why::counted;
};

struct DayCount {
  std::optional<Day> last;  // the last day counted, after rolling; nothing when a year is missing
  bool last_is_closed = false;
  std::optional<int> missing_year;
  std::vector<CountedDay> ledger;  // every day after `from`, in order, up to the last or to the missing year
};

// `count` days after `from`, which is not counted itself. `count` is not negative. Without a calendar only
// calendar days that stay where they fall can be counted.
DayCount count_days(const Calendar* calendar, Day from, int count, DayUnit unit,
                    IfClosed if_closed = IfClosed::stays);

// Where the last day may lie: without the closed days of a year that is not held, no later than a year after
// the earliest. Both ends never move earlier when `from` moves later, except that a gap may end.
struct LastDay {
  Day earliest = 0;
  Day latest = 0;
  bool gap() const { return earliest != latest; }
};
LastDay bound_last_day(const Calendar* calendar, Day from, int count, DayUnit unit, IfClosed if_closed);

}  // namespace holdfast
