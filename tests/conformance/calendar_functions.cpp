#include <array>

#include "tests/conformance/functions.hpp"

namespace holdfast::conformance {
namespace {

const Date* day_of(const Value& value) {
  if (const auto* both = value.as<DateAndTime>()) return &both->date;
  return value.as<Date>();
}

// Whole numbers alone.
std::optional<std::int64_t> whole(const Value& value) {
  const auto* number = value.as<Number>();
  const auto exact = number == nullptr || !number->whole() ? std::nullopt : number->truncated();
  constexpr Int most = 10'000'000'000;
  if (!exact || *exact > most || *exact < -most) return std::nullopt;
  return static_cast<std::int64_t>(*exact);
}

Value date(const List& arguments) {
  if (arguments.size() == 1) {
    if (const auto* text = arguments[0].as<std::string>()) return value_of(parse_date(*text));
    const auto* day = day_of(arguments[0]);
    return day == nullptr ? Value{} : value_of(*day);
  }
  const auto year = whole(arguments[0]);
  const auto month = whole(arguments[1]);
  const auto day = whole(arguments[2]);
  if (!year || !month || !day || !exists(*year, *month, *day)) return {};
  return value_of(Date{*year, static_cast<int>(*month), static_cast<int>(*day)});
}

Time midnight_in_greenwich() {
  Time time;
  time.zone.kind = Zone::Kind::offset;
  return time;
}

Value time(const List& arguments) {
  if (arguments.size() == 1) {
    if (const auto* text = arguments[0].as<std::string>()) return value_of(parse_time(*text));
    if (const auto* both = arguments[0].as<DateAndTime>()) return value_of(both->time);
    if (arguments[0].as<Date>() != nullptr) return value_of(midnight_in_greenwich());
    return arguments[0].as<Time>() != nullptr ? arguments[0] : Value{};
  }
  const auto hour = whole(arguments[0]);
  const auto minute = whole(arguments[1]);
  const auto* second = arguments[2].as<Number>();
  if (!hour || !minute || second == nullptr || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
    return {};
  const auto nanoseconds = multiply(*second, Number(nanoseconds_of_second)).truncated();
  if (!nanoseconds || *nanoseconds < 0 || *nanoseconds >= 60 * nanoseconds_of_second) return {};
  Time made;
  made.nanoseconds = (*hour * 60 + *minute) * 60 * nanoseconds_of_second + *nanoseconds;
  if (arguments.size() == 4 && !arguments[3].null()) {
    const auto* offset = arguments[3].as<Days>();
    if (offset == nullptr) return {};
    made.zone.kind = Zone::Kind::offset;
    made.zone.offset = static_cast<int>(offset->nanoseconds / nanoseconds_of_second);
  }
  return value_of(std::move(made));
}

Value date_and_time(const List& arguments) {
  if (arguments.size() == 2) {
    const auto* day = day_of(arguments[0]);
    const auto* clock = arguments[1].as<Time>();
    return day == nullptr || clock == nullptr ? Value{} : value_of(DateAndTime{*day, *clock});
  }
  const auto* text = arguments[0].as<std::string>();
  if (text == nullptr) return arguments[0].as<DateAndTime>() != nullptr ? arguments[0] : Value{};
  if (const auto day = parse_date(*text)) return value_of(DateAndTime{*day, Time{}});
  return value_of(parse_date_and_time(*text));
}

Value duration(const List& arguments) {
  const auto* text = arguments[0].as<std::string>();
  if (text == nullptr) return {};
  if (const auto months = parse_months(*text)) return value_of(*months);
  return value_of(parse_days(*text));
}

// Whole months, toward zero.
Value months_between(const List& arguments) {
  const auto* from = day_of(arguments[0]);
  const auto* to = day_of(arguments[1]);
  if (from == nullptr || to == nullptr) return {};
  auto months = (to->year - from->year) * 12 + to->month - from->month;
  if (months > 0 && to->day < from->day) --months;
  if (months < 0 && to->day > from->day) ++months;
  return value_of(Months{months});
}

Value day_of_year(const List& arguments) {
  const auto* day = day_of(arguments[0]);
  if (day == nullptr) return {};
  return value_of(Number(days_since_1970(*day) - days_since_1970({day->year, 1, 1}) + 1));
}

Value day_of_week(const List& arguments) {
  static constexpr std::array<const char*, 7> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};
  const auto* day = day_of(arguments[0]);
  return day == nullptr ? Value{} : value_of(names[static_cast<std::size_t>(weekday(*day) - 1)]);
}

Value month_of_year(const List& arguments) {
  static constexpr std::array<const char*, 12> names = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  const auto* day = day_of(arguments[0]);
  return day == nullptr ? Value{} : value_of(names[static_cast<std::size_t>(day->month - 1)]);
}

// ISO 8601: a week belongs to the year of its Thursday.
Value week_of_year(const List& arguments) {
  const auto* day = day_of(arguments[0]);
  if (day == nullptr) return {};
  const auto thursday = days_since_1970(*day) + 4 - weekday(*day);
  const Date first{date_of(thursday).year, 1, 1};
  return value_of(Number((thursday - days_since_1970(first)) / 7 + 1));
}

}  // namespace

std::span<const BuiltIn> calendar_functions() {
  static const std::vector<Parameters> of_day = {{{"date"}, 1}};
  static const std::vector<BuiltIn> all = {
      {"date", {{{"from"}, 1}, {{"year", "month", "day"}, 3}}, false, date},
      {"time", {{{"from"}, 1}, {{"hour", "minute", "second", "offset"}, 3}}, false, time},
      {"date and time", {{{"from"}, 1}, {{"date", "time"}, 2}}, false, date_and_time},
      {"duration", {{{"from"}, 1}}, false, duration},
      {"years and months duration", {{{"from", "to"}, 2}}, false, months_between},
      {"day of year", of_day, false, day_of_year},
      {"day of week", of_day, false, day_of_week},
      {"month of year", of_day, false, month_of_year},
      {"week of year", of_day, false, week_of_year},
  };
  return all;
}

}  // namespace holdfast::conformance
