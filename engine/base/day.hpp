// Civil days and times of the day. No clock, no time zone: an instant is converted where it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

// A civil day, counted from 1970-01-01 (= 0), as in Howard Hinnant's `date`.
using Day = std::int32_t;

constexpr Day first_day = -25567;  // 1900-01-01, the earliest day that a file may name
constexpr Day last_day = 84005;    // 2199-12-31, the last one

// A civil minute, counted from 1970-01-01 00:00.
using Minute = std::int64_t;
constexpr Minute minutes_of_day = 1440;
constexpr Minute first_minute(Day day) { return Minute{day} * minutes_of_day; }
constexpr Minute last_minute(Day day) { return first_minute(day) + minutes_of_day - 1; }
constexpr Day day_of_minute(Minute minute) {
  return static_cast<Day>((minute >= 0 ? minute : minute - minutes_of_day + 1) / minutes_of_day);
}

// Both ends included. Empty when `last < first`.
struct DayRange {
  Day first = first_day;
  Day last = last_day;
  bool operator==(const DayRange&) const = default;
  bool empty() const { return last < first; }
  bool holds(Day day) const { return first <= day && day <= last; }
};

// `2026-11-24`, a day that exists, within first_day..last_day.
std::optional<Day> parse_day(std::string_view text);

// `2026-11-24` (one day), `2026-11` (its days), `2026` (its days).
std::optional<DayRange> parse_days(std::string_view text);

// `16:59`: minutes after midnight, 0..1439.
std::optional<int> parse_minutes(std::string_view text);

// `2026-03-11 16:59`, or with a `T` between.
std::optional<Minute> parse_minute(std::string_view text);

std::string to_string(Day day);               // 2026-11-24
std::string minute_to_string(Minute minute);  // 2026-11-24 16:59

struct CivilDay {
  int year;
  int month;    // 1..12
  int day;      // 1..31
  int weekday;  // 0 = Sunday .. 6
};
CivilDay civil(Day day);
constexpr int weekday(Day day) {  // 0 = Sunday .. 6; 1970-01-01 was a Thursday
  return (day % 7 + 11) % 7;
}
Day day_of(int year, int month, int day);

// So many calendar months later, or earlier; a day that its month lacks is the month's last.
Day months_later(Day day, int months);

}  // namespace holdfast
