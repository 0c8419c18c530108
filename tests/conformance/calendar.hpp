// FEEL's dates, times of day and instants, far past the engine's own years and with time zones, which the
// engine has not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/decimal.hpp"

namespace holdfast::conformance {

constexpr Int nanoseconds_of_second = 1'000'000'000;
constexpr Int nanoseconds_of_day = 86'400 * nanoseconds_of_second;

struct Date {
  std::int64_t year = 1970;  // -999,999,999..999,999,999
  int month = 1;             // 1..12
  int day = 1;
  auto operator<=>(const Date&) const = default;
};

struct Zone {
  enum class Kind { none, offset, region };
  Kind kind = Kind::none;
  int offset = 0;      // seconds east
  std::string region;  // `Europe/Paris`
};

struct Time {
  Int nanoseconds = 0;  // after midnight, less than a day
  Zone zone;
};

struct DateAndTime {
  Date date;
  Time time;
};

bool exists(std::int64_t year, std::int64_t month, std::int64_t day);
std::int64_t days_since_1970(const Date& date);
Date date_of(std::int64_t days_since_1970);
int weekday(const Date& date);  // 1 = Monday .. 7
// A day that its month lacks is the month's last.
Date months_later(const Date& date, std::int64_t months);

// Seconds east of Greenwich on that local day and time; 0 without a zone.
int offset_at(const DateAndTime& local);
// Nanoseconds since 1970, in Greenwich where there is a zone, and else as the clock shows it.
Int instant(const DateAndTime& local);
DateAndTime at_instant(Int nanoseconds, const Zone& zone);

// What FEEL writes; nothing for any other text or for a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateAndTime> parse_date_and_time(std::string_view text);  // 24:00:00 is the next day's 00:00:00

std::string text_of(const Date& date);
std::string text_of(const Time& time);
std::string text_of(const DateAndTime& both);
// `.5` for half a second, "" for none.
std::string fraction_of(Int nanoseconds);

}  // namespace holdfast::conformance
