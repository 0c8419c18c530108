#include "tests/conformance/calendar.hpp"

#include <date/tz.h>

#include <algorithm>
#include <array>

namespace holdfast::conformance {
namespace {

constexpr std::int64_t last_year = 999'999'999;
constexpr int most_offset = 18 * 3600;

// So many digits, and no more, off the front of `text`.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  std::int64_t value = 0;
  for (; count < text.size() && count < most && text[count] >= '0' && text[count] <= '9'; ++count)
    value = value * 10 + (text[count] - '0');
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::string two(Int number) { return (number < 10 ? "0" : "") + to_string(number); }

std::optional<Date> take_date(std::string_view& text) {
  const bool negative = take(text, '-');
  const bool leading_zero = text.starts_with('0');
  const auto length = text.size();
  const auto year = take_digits(text, 4, 9);
  if (!year || (leading_zero && length - text.size() > 4) || (negative && *year == 0) || !take(text, '-'))
    return std::nullopt;
  const auto month = take_digits(text, 2, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2, 2);
  const auto signed_year = negative ? -*year : *year;
  if (!day || !exists(signed_year, *month, *day)) return std::nullopt;
  return Date{signed_year, static_cast<int>(*month), static_cast<int>(*day)};
}

bool known(const std::string& region) {
  try {
    return date::locate_zone(region) != nullptr;
  } catch (const std::exception&) {
    return false;  // the library's way to say so
  }
}

std::optional<Zone> zone_of(std::string_view text) {
  Zone zone;
  if (text.empty()) return zone;
  if (text == "Z" || text == "z") {
    zone.kind = Zone::Kind::offset;
    return zone;
  }
  if (take(text, '@')) {
    zone.kind = Zone::Kind::region;
    zone.region = text;
    return known(zone.region) ? std::optional(zone) : std::nullopt;
  }
  const bool west = text.starts_with('-');
  if (!take(text, '-') && !take(text, '+')) return std::nullopt;
  const auto hours = take_digits(text, 2, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2, 2);
  std::optional<std::int64_t> seconds = 0;
  if (take(text, ':')) seconds = take_digits(text, 2, 2);
  if (!minutes || !seconds || *minutes > 59 || *seconds > 59 || !text.empty()) return std::nullopt;
  const auto offset = *hours * 3600 + *minutes * 60 + *seconds;
  if (offset > most_offset) return std::nullopt;
  zone.kind = Zone::Kind::offset;
  zone.offset = static_cast<int>(west ? -offset : offset);
  return zone;
}

// A whole day is allowed here: 24:00:00.
std::optional<Time> time_within(std::string_view text) {
  const auto hours = take_digits(text, 2, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2, 2);
  if (!minutes || !take(text, ':')) return std::nullopt;
  const auto seconds = take_digits(text, 2, 2);
  if (!seconds || *hours > 24 || *minutes > 59 || *seconds > 59) return std::nullopt;
  Time time;
  time.nanoseconds = (*hours * 3600 + *minutes * 60 + *seconds) * nanoseconds_of_second;
  if (take(text, '.')) {
    const auto length = text.size();
    const auto fraction = take_digits(text, 1, 9);
    if (!fraction) return std::nullopt;
    time.nanoseconds += *fraction * power_of_ten(9 - static_cast<int>(length - text.size()));
  }
  if (time.nanoseconds > nanoseconds_of_day) return std::nullopt;
  auto zone = zone_of(text);
  if (!zone) return std::nullopt;
  time.zone = std::move(*zone);
  return time;
}

// Zones are known for the years that a `date::year` holds; past them the nearest of these is taken.
std::chrono::seconds seconds_of_zone(const DateAndTime& clock) {
  constexpr std::int64_t furthest = 32'000;
  Date date = clock.date;
  if (date.year > furthest || date.year < -furthest) date = {date.year > 0 ? furthest : -furthest, 1, 1};
  const auto seconds = static_cast<std::int64_t>(clock.time.nanoseconds / nanoseconds_of_second);
  return std::chrono::seconds(days_since_1970(date) * 86'400 + seconds);
}

Int floor_divide(Int a, Int b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

bool exists(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -last_year || year > last_year || month < 1 || month > 12 || day < 1) return false;
  static constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= lengths[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

// Howard Hinnant's algorithms: 400 years have 146,097 days, and a year that starts in March ends with its
// leap day.
std::int64_t days_since_1970(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  date.year = year + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

int weekday(const Date& date) {
  const auto days = days_since_1970(date);  // 1970-01-01 was a Thursday
  return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;
}

Date months_later(const Date& date, std::int64_t months) {
  const auto total = date.year * 12 + date.month - 1 + months;
  const auto year = static_cast<std::int64_t>(floor_divide(total, 12));
  Date later{year, static_cast<int>(total - year * 12) + 1, date.day};
  while (later.day > 28 && !exists(later.year, later.month, later.day)) --later.day;
  return later;
}

int offset_at(const DateAndTime& local) {
  if (local.time.zone.kind != Zone::Kind::region) return local.time.zone.offset;
  const auto info =
      date::locate_zone(local.time.zone.region)->get_info(date::local_seconds(seconds_of_zone(local)));
  return static_cast<int>(info.first.offset.count());
}

Int instant(const DateAndTime& local) {
  return days_since_1970(local.date) * nanoseconds_of_day + local.time.nanoseconds -
         offset_at(local) * nanoseconds_of_second;
}

DateAndTime at_instant(Int nanoseconds, const Zone& zone) {
  const auto shown = [&zone](Int local) {
    const Int days = floor_divide(local, nanoseconds_of_day);
    return DateAndTime{date_of(static_cast<std::int64_t>(days)), {local - days * nanoseconds_of_day, zone}};
  };
  int offset = zone.offset;
  if (zone.kind == Zone::Kind::region) {
    const date::sys_seconds greenwich(seconds_of_zone(shown(nanoseconds)));
    offset = static_cast<int>(date::locate_zone(zone.region)->get_info(greenwich).offset.count());
  }
  return shown(nanoseconds + offset * nanoseconds_of_second);
}

std::optional<Date> parse_date(std::string_view text) {
  auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  auto time = time_within(text);
  if (time) time->nanoseconds %= nanoseconds_of_day;
  return time;
}

std::optional<DateAndTime> parse_date_and_time(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  auto time = time_within(text);
  if (!time) return std::nullopt;
  DateAndTime both{*date, std::move(*time)};
  if (both.time.nanoseconds == nanoseconds_of_day) {
    both.time.nanoseconds = 0;
    both.date = date_of(days_since_1970(both.date) + 1);
  }
  return both;
}

std::string fraction_of(Int nanoseconds) {
  const Int rest = nanoseconds % nanoseconds_of_second;
  if (rest == 0) return "";
  std::string digits = to_string(nanoseconds_of_second + rest).substr(1);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "." + digits;
}

std::string text_of(const Date& date) {
  std::string year = to_string(Int{date.year < 0 ? -date.year : date.year});
  if (year.size() < 4) year.insert(0, 4 - year.size(), '0');
  return (date.year < 0 ? "-" : "") + year + "-" + two(date.month) + "-" + two(date.day);
}

std::string text_of(const Time& time) {
  const Int seconds = time.nanoseconds / nanoseconds_of_second;
  std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60) +
                     fraction_of(time.nanoseconds);
  if (time.zone.kind == Zone::Kind::region) return text + "@" + time.zone.region;
  if (time.zone.kind == Zone::Kind::none) return text;
  const int offset = time.zone.offset < 0 ? -time.zone.offset : time.zone.offset;
  if (offset == 0) return text + "Z";
  text += (time.zone.offset < 0 ? "-" : "+") + two(offset / 3600) + ":" + two(offset / 60 % 60);
  return offset % 60 == 0 ? text : text + ":" + two(offset % 60);
}

std::string text_of(const DateAndTime& both) { return text_of(both.date) + "T" + text_of(both.time); }

}  // namespace holdfast::conformance
