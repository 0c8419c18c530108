#include "engine/base/day.hpp"

#include <date/date.h>

#include <algorithm>

namespace holdfast {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

date::year_month_day fields(Day day) { return date::year_month_day(date::sys_days(date::days(day))); }

Day count(const date::year_month_day& day) {
  return static_cast<Day>(date::sys_days(day).time_since_epoch().count());
}

}  // namespace

std::optional<DayRange> parse_days(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2199) return std::nullopt;
  const date::year y{*year};
  if (text.size() == 4) return DayRange{count(y / 1 / 1), count(y / 12 / 31)};
  const auto month = text[4] == '-' ? digits(text.substr(5, 2)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const date::month m{static_cast<unsigned>(*month)};
  if (text.size() == 7) return DayRange{count(y / m / 1), count(date::year_month_day(y / m / date::last))};
  const auto number = text[7] == '-' ? digits(text.substr(8, 2)) : std::nullopt;
  if (!number || *number < 1) return std::nullopt;
  const auto day = y / m / date::day{static_cast<unsigned>(*number)};
  if (!day.ok()) return std::nullopt;
  return DayRange{count(day), count(day)};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto days = parse_days(text);
  return days ? std::optional(days->first) : std::nullopt;
}

std::optional<int> parse_minutes(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2));
  const auto minutes = digits(text.substr(3, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::string to_string(Day day) {
  const CivilDay parts = civil(day);
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t last, int number) {
    for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
  };
  put(3, parts.year);
  put(6, parts.month);
  put(9, parts.day);
  return text;
}

std::optional<Minute> parse_minute(std::string_view text) {
  if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  const auto of_day = parse_minutes(text.substr(11));
  if (!day || !of_day) return std::nullopt;
  return first_minute(*day) + *of_day;
}

std::string minute_to_string(Minute minute) {
  const Day day = day_of_minute(minute);
  const auto of_day = static_cast<int>(minute - first_minute(day));
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return to_string(day) + " " + two(of_day / 60) + ":" + two(of_day % 60);
}

CivilDay civil(Day day) {
  const auto parts = fields(day);
  return {int{parts.year()}, static_cast<int>(unsigned{parts.month()}),
          static_cast<int>(unsigned{parts.day()}),
          static_cast<int>(date::weekday(date::sys_days(date::days(day))).c_encoding())};
}

Day day_of(int year, int month, int day) {
  return count(date::year{year} / date::month{static_cast<unsigned>(month)} /
               date::day{static_cast<unsigned>(day)});
}

Day months_later(Day day, int months) {
  auto moved = fields(day) + date::months(months);
  if (!moved.ok()) moved = moved.year() / moved.month() / date::last;
  return count(moved);
}

}  // namespace holdfast
