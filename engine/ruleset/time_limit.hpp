// How long a law gives, or makes somebody wait: so many days after an event, and more where something fits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/calendar.hpp"
#include "engine/language/expression.hpp"
#include "engine/ruleset/step.hpp"

namespace holdfast {

// `14 days`, `10 court days`, `3 business days`, `3 weeks`, or `unknown`: the law has a count, we do not.
struct DayTerm {
  int count = 0;
  DayUnit unit = DayUnit::calendar;
  bool unknown = false;
  bool operator==(const DayTerm&) const = default;
};

std::optional<DayTerm> parse_day_term(std::string_view text);

struct TimeLimit {
  struct Addition {
    std::string name;
    std::string pointer;
    Expression when;
    Steps<DayTerm> value;
  };
  int after = -1;              // the fact whose day is not counted itself,
  bool from_same_day = false;  // unless it is the first day
  Steps<DayTerm> value;
  std::vector<Addition> add;             // each lengthens it, where it fits
  int calendar = -1;                     // of Ruleset::calendars; -1: the closed days are not known
  IfClosed if_closed = IfClosed::stays;  // what becomes of a closed last day
};

}  // namespace holdfast
