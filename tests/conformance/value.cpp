#include "tests/conformance/value.hpp"

#include <array>
#include <utility>

namespace holdfast::conformance {

std::string text_of(const Months& duration);
std::string text_of(const Days& duration);

namespace {

template <class T>
int order(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

// Both with a zone, or both without; a clock with a zone and one without cannot be compared.
bool comparable(const Time& a, const Time& b) {
  return (a.zone.kind == Zone::Kind::none) == (b.zone.kind == Zone::Kind::none);
}

Int instant_of(const Time& time) { return instant({Date{}, time}); }

std::optional<bool> equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const auto same = equal(a[i], b[i]); !same || !*same) return same;
  return true;
}

std::string text_in_list(const Value& value) {
  if (value.null()) return "null";
  return value.as<std::string>() != nullptr ? "\"" + text_of(value) + "\"" : text_of(value);
}

}  // namespace

Value parse_moment(std::string_view text) {
  if (auto date = parse_date(text)) return value_of(*date);
  if (auto both = parse_date_and_time(text)) return value_of(std::move(*both));
  if (auto time = parse_time(text)) return value_of(std::move(*time));
  if (auto months = parse_months(text)) return value_of(*months);
  return value_of(parse_days(text));
}

std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.null() || b.null()) return a.null() && b.null();
  if (a.is.index() != b.is.index()) return std::nullopt;
  if (const auto* truth = a.as<bool>()) return *truth == *b.as<bool>();
  if (const auto* list = a.as<List>()) return equal_lists(*list, *b.as<List>());
  if (const auto* range = a.as<std::shared_ptr<const Range>>()) {
    const auto& other = **b.as<std::shared_ptr<const Range>>();
    const auto low = equal((*range)->low, other.low);
    const auto high = equal((*range)->high, other.high);
    if (!low || !high) return std::nullopt;
    return *low && *high && (*range)->low_included == other.low_included &&
           (*range)->high_included == other.high_included;
  }
  const auto order = compare(a, b);
  return order ? std::optional(*order == 0) : std::optional(false);
}

std::optional<int> compare(const Value& a, const Value& b) {
  if (a.is.index() != b.is.index()) return std::nullopt;
  if (const auto* number = a.as<Number>()) return compare(*number, *b.as<Number>());
  if (const auto* text = a.as<std::string>()) return order(*text, *b.as<std::string>());
  if (const auto* date = a.as<Date>()) return order(*date, *b.as<Date>());
  if (const auto* days = a.as<Days>()) return order(days->nanoseconds, b.as<Days>()->nanoseconds);
  if (const auto* months = a.as<Months>()) return order(months->months, b.as<Months>()->months);
  if (const auto* time = a.as<Time>(); time != nullptr && comparable(*time, *b.as<Time>()))
    return order(instant_of(*time), instant_of(*b.as<Time>()));
  if (const auto* both = a.as<DateAndTime>();
      both != nullptr && comparable(both->time, b.as<DateAndTime>()->time))
    return order(instant(*both), instant(*b.as<DateAndTime>()));
  return std::nullopt;
}

std::optional<bool> holds(const Range& range, const Value& value) {
  const auto low = compare(range.low, value);
  const auto high = compare(value, range.high);
  if (!low || !high) return std::nullopt;
  return (*low < 0 || (*low == 0 && range.low_included)) &&
         (*high < 0 || (*high == 0 && range.high_included));
}

std::string text_of(const Value& value) {
  if (const auto* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const auto* number = value.as<Number>()) return number->text();
  if (const auto* text = value.as<std::string>()) return *text;
  if (const auto* date = value.as<Date>()) return text_of(*date);
  if (const auto* time = value.as<Time>()) return text_of(*time);
  if (const auto* both = value.as<DateAndTime>()) return text_of(*both);
  if (const auto* days = value.as<Days>()) return text_of(*days);
  if (const auto* months = value.as<Months>()) return text_of(*months);
  if (const auto* list = value.as<List>()) {
    std::string all;
    for (const auto& item : *list) all += (all.empty() ? "" : ", ") + text_in_list(item);
    return "[" + all + "]";
  }
  if (const auto* held = value.as<std::shared_ptr<const Range>>()) {
    const Range& range = **held;
    return (range.low_included ? "[" : "(") + text_in_list(range.low) + ".." + text_in_list(range.high) +
           (range.high_included ? "]" : ")");
  }
  return "null";
}

std::optional<bool> is_of_type(const Value& value, std::string_view type) {
  if (type == "Any") return !value.null();
  // Its place in the variant; some have a second name.
  static constexpr std::array<std::pair<std::string_view, std::size_t>, 14> types = {
      {{"boolean", 1},
       {"number", 2},
       {"string", 3},
       {"date", 4},
       {"time", 5},
       {"date and time", 6},
       {"dateTime", 6},
       {"days and time duration", 7},
       {"dayTimeDuration", 7},
       {"years and months duration", 8},
       {"yearMonthDuration", 8},
       {"list", 9},
       {"range", 10},
       {"Null", 0}}};
  for (const auto& [name, index] : types)
    if (name == type) return value.is.index() == index;
  return std::nullopt;
}

}  // namespace holdfast::conformance
