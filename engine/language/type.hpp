// The types of expressions. Every number knows its scale and its range, so that arithmetic is exact and
// cannot overflow: a range that does not fit is a mistake in the rule, found when it loads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/decimal.hpp"

namespace holdfast {

struct Type {
  enum class Base {
    yes_no,
    number,   // a count or a factor
    money,    // US dollars, scale 2 unless multiplied
    percent,  // 80% is 0.8000, scale 4
    months,   // a count of months; times money gives money
    days,     // a count of days; added to a date gives a date
    hours,    // a count of hours; added to a time gives a time
    date,     // a civil day, or: has not happened
    time,     // a minute of a civil day in the home's own zone, or: has not happened
    one_of,   // one of `values`
    some_of,  // a set over `values`
    place,
    list,  // rows of a table that the tenant fills in; stands in no expression
    text,  // a literal that has not met its `values` yet
  };
  Base base = Base::yes_no;
  int scale = 0;  // number, money, percent, months, days
  Int least = 0;  // inclusive, at `scale`; dates: days since 1970-01-01; times: minutes
  Int most = 0;   // inclusive
  const std::vector<std::string>* values = nullptr;  // one_of, some_of: owned by the vocabulary; at most 64

  bool numeric() const { return base >= Base::number && base <= Base::hours; }
  // Of something that has happened on a day or at a time, or has not.
  bool event() const { return is_event(base); }
  static constexpr bool is_event(Base base) { return base == Base::date || base == Base::time; }
};

// The word that a rule file and JSON have for it: "some_of".
std::string_view name(Type::Base base);
// "an amount of money", "yes or no", "one of ..."; for messages.
std::string describe(const Type& type);

}  // namespace holdfast
