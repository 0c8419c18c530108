// FEEL's values, with null, which the engine has not: there an unknown fact is a set of possible ones. An
// error is null, as the TCK wants it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/conformance/calendar.hpp"
#include "tests/conformance/number.hpp"

namespace holdfast::conformance {

struct Null {};

struct Days {  // a duration of days and time
  Int nanoseconds = 0;
};

struct Months {  // a duration of years and months
  std::int64_t months = 0;
};

struct Value;
using List = std::vector<Value>;

struct Range;

struct Value {
  std::variant<Null, bool, Number, std::string, Date, Time, DateAndTime, Days, Months, List,
               std::shared_ptr<const Range>>
      is;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&is);
  }
  bool null() const { return as<Null>() != nullptr; }
};

struct Range {
  Value low;
  Value high;
  bool low_included = true;
  bool high_included = true;
};

template <class T>
Value value_of(T is) {
  return {std::move(is)};
}
template <class T>
Value value_of(std::optional<T> is) {
  return is ? Value{std::move(*is)} : Value{};
}
inline Value value_of(const char* text) { return {std::string(text)}; }

// `P1Y2M` or `P1DT2H3M4.5S`, perhaps with a minus; never both kinds at once.
std::optional<Months> parse_months(std::string_view text);
std::optional<Days> parse_days(std::string_view text);
// A date, a time, both or a duration, as after `@`.
Value parse_moment(std::string_view text);

// Nothing: they are not of one kind, which FEEL calls null. A null equals only null.
std::optional<bool> equal(const Value& a, const Value& b);
// Below, at or above 0; nothing where there is no order.
std::optional<int> compare(const Value& a, const Value& b);
// Whether a range holds it; nothing where they have no order.
std::optional<bool> holds(const Range& range, const Value& value);

// As FEEL's `string` writes it; text as it is.
std::string text_of(const Value& value);

// Whether it is of one of FEEL's types by name; nothing for a name that is none of these.
std::optional<bool> is_of_type(const Value& value, std::string_view type);

}  // namespace holdfast::conformance
