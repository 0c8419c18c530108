#include "tests/conformance/arithmetic.hpp"

namespace holdfast::conformance {
namespace {

constexpr std::int64_t most_months =
    12'000'000'000;  // from the first year to the last is no more than two of these

Zone greenwich() {
  Zone zone;
  zone.kind = Zone::Kind::offset;
  return zone;
}

DateAndTime midnight(const Date& date) { return {date, {0, greenwich()}}; }

// Nothing for what is neither a day nor an instant. A day is its midnight in Greenwich.
std::optional<DateAndTime> as_instant(const Value& value) {
  if (const auto* date = value.as<Date>()) return midnight(*date);
  if (const auto* both = value.as<DateAndTime>()) return *both;
  return std::nullopt;
}

Value existing(const Date& date) {
  return exists(date.year, date.month, date.day) ? value_of(date) : Value{};
}

Value later(const Value& from, Months duration) {
  if (duration.months > most_months || duration.months < -most_months) return {};
  if (const auto* date = from.as<Date>()) return existing(months_later(*date, duration.months));
  if (const auto* both = from.as<DateAndTime>()) {
    const auto date = months_later(both->date, duration.months);
    return existing(date).null() ? Value{} : value_of(DateAndTime{date, both->time});
  }
  return {};
}

Value later(const Value& from, Days duration) {
  if (const auto* time = from.as<Time>()) {
    const Int rest = (time->nanoseconds + duration.nanoseconds) % nanoseconds_of_day;
    return value_of(Time{rest < 0 ? rest + nanoseconds_of_day : rest, time->zone});
  }
  const auto start = as_instant(from);
  if (!start) return {};
  auto end = at_instant(instant(*start) + duration.nanoseconds, start->time.zone);
  if (existing(end.date).null()) return {};
  return from.as<Date>() != nullptr ? value_of(end.date) : value_of(std::move(end));
}

bool comparable(const Time& a, const Time& b) {
  return (a.zone.kind == Zone::Kind::none) == (b.zone.kind == Zone::Kind::none);
}

Value between(const DateAndTime& later, const DateAndTime& earlier) {
  if (!comparable(later.time, earlier.time)) return {};
  return value_of(Days{instant(later) - instant(earlier)});
}

Value months_of(const std::optional<Number>& number) {
  const auto whole = number ? number->truncated() : std::nullopt;
  const Int most = most_months * 12;
  if (!whole || *whole > most || *whole < -most) return {};
  return value_of(Months{static_cast<std::int64_t>(*whole)});
}

Value days_of(const std::optional<Number>& nanoseconds) {
  const auto whole = nanoseconds ? nanoseconds->truncated() : std::nullopt;
  return whole ? value_of(Days{*whole}) : Value{};
}

Value scaled(const Value& duration, const Number& by) {
  if (const auto* days = duration.as<Days>()) return days_of(kept(multiply(Number(days->nanoseconds), by)));
  if (const auto* months = duration.as<Months>())
    return months_of(kept(multiply(Number(months->months), by)));
  return {};
}

std::optional<Number> quotient(const Number& a, const Number& b) {
  return b.zero() ? std::nullopt : kept(divide(a, b, digits_of_feel));
}

Value of_clock(const Time& time, std::string_view name) {
  const Int seconds = time.nanoseconds / nanoseconds_of_second;
  if (name == "hour") return value_of(Number(seconds / 3600));
  if (name == "minute") return value_of(Number(seconds / 60 % 60));
  if (name == "second") {
    const Number whole(time.nanoseconds % (60 * nanoseconds_of_second));
    return value_of(divide(whole, Number(nanoseconds_of_second), digits_of_feel));
  }
  if (name == "timezone" && time.zone.kind == Zone::Kind::region) return value_of(time.zone.region);
  return {};
}

Value of_day(const Date& date, std::string_view name) {
  if (name == "year") return value_of(Number(date.year));
  if (name == "month") return value_of(Number(date.month));
  if (name == "day") return value_of(Number(date.day));
  if (name == "weekday") return value_of(Number(weekday(date)));
  return {};
}

Value of_instant(const DateAndTime& both, std::string_view name) {
  if (name != "time offset") return of_clock(both.time, name);
  if (both.time.zone.kind == Zone::Kind::none) return {};
  return value_of(Days{offset_at(both) * nanoseconds_of_second});
}

Value of_duration(const Days& days, std::string_view name) {
  const Int seconds = days.nanoseconds / nanoseconds_of_second;
  if (name == "days") return value_of(Number(days.nanoseconds / nanoseconds_of_day));
  if (name == "hours") return value_of(Number(seconds / 3600 % 24));
  if (name == "minutes") return value_of(Number(seconds / 60 % 60));
  if (name == "seconds") {
    const Number rest(days.nanoseconds % (60 * nanoseconds_of_second));
    return value_of(divide(rest, Number(nanoseconds_of_second), digits_of_feel));
  }
  return {};
}

Value of_range(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return value_of(range.low_included);
  if (name == "end included") return value_of(range.high_included);
  return {};
}

}  // namespace

Value negated(const Value& a) {
  if (const auto* number = a.as<Number>()) return value_of(number->negated());
  return scaled(a, Number(-1));
}

Value add(const Value& a, const Value& b) {
  if (const auto* months = b.as<Months>()) {
    if (const auto* more = a.as<Months>()) return months_of(Number(Int{months->months} + more->months));
    return later(a, *months);
  }
  if (const auto* days = b.as<Days>()) {
    if (const auto* more = a.as<Days>()) return value_of(Days{days->nanoseconds + more->nanoseconds});
    return later(a, *days);
  }
  if (a.as<Months>() != nullptr || a.as<Days>() != nullptr) return add(b, a);
  if (a.as<Number>() != nullptr && b.as<Number>() != nullptr)
    return value_of(kept(add(*a.as<Number>(), *b.as<Number>())));
  if (a.as<std::string>() != nullptr && b.as<std::string>() != nullptr)
    return value_of(*a.as<std::string>() + *b.as<std::string>());
  return {};
}

Value subtract(const Value& a, const Value& b) {
  if (const auto* number = b.as<Number>()) return add(a, value_of(number->negated()));
  if (const auto* days = b.as<Days>()) return add(a, value_of(Days{-days->nanoseconds}));
  if (const auto* months = b.as<Months>()) return add(a, value_of(Months{-months->months}));
  if (a.as<Time>() != nullptr && b.as<Time>() != nullptr)
    return between({Date{}, *a.as<Time>()}, {Date{}, *b.as<Time>()});
  const auto later = as_instant(a);
  const auto earlier = as_instant(b);
  return later && earlier ? between(*later, *earlier) : Value{};
}

Value multiply(const Value& a, const Value& b) {
  const auto* x = a.as<Number>();
  const auto* y = b.as<Number>();
  if (x != nullptr && y != nullptr) return value_of(kept(multiply(*x, *y)));
  return x != nullptr ? scaled(b, *x) : y != nullptr ? scaled(a, *y) : Value{};
}

Value divide(const Value& a, const Value& b) {
  if (const auto* by = b.as<Number>()) {
    if (const auto* number = a.as<Number>()) return value_of(quotient(*number, *by));
    if (const auto* days = a.as<Days>()) return days_of(quotient(Number(days->nanoseconds), *by));
    if (const auto* months = a.as<Months>()) return months_of(quotient(Number(months->months), *by));
    return {};
  }
  if (a.as<Days>() != nullptr && b.as<Days>() != nullptr)
    return value_of(quotient(Number(a.as<Days>()->nanoseconds), Number(b.as<Days>()->nanoseconds)));
  if (a.as<Months>() != nullptr && b.as<Months>() != nullptr)
    return value_of(quotient(Number(a.as<Months>()->months), Number(b.as<Months>()->months)));
  return {};
}

Value power(const Value& a, const Value& b) {
  if (a.as<Number>() == nullptr || b.as<Number>() == nullptr) return {};
  return value_of(power(*a.as<Number>(), *b.as<Number>()));
}

Value property_of(const Value& value, std::string_view name) {
  if (const auto* date = value.as<Date>()) return of_day(*date, name);
  if (const auto* time = value.as<Time>()) return of_instant({Date{}, *time}, name);
  if (const auto* both = value.as<DateAndTime>()) {
    auto of = of_day(both->date, name);
    return of.null() ? of_instant(*both, name) : of;
  }
  if (const auto* days = value.as<Days>()) return of_duration(*days, name);
  if (const auto* months = value.as<Months>()) {
    if (name == "years") return value_of(Number(months->months / 12));
    if (name == "months") return value_of(Number(months->months % 12));
    return {};
  }
  if (const auto* range = value.as<std::shared_ptr<const Range>>()) return of_range(**range, name);
  return {};
}

}  // namespace holdfast::conformance
