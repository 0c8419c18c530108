// The days on which a rule's own text changes the law: what happened to it, the steps of its values, the
// edges of its windows. Not the days of tables and calendars, which have files of their own.
#pragma once

#include <string>
#include <vector>

#include "engine/ruleset/rule.hpp"

namespace holdfast {

struct LawChange {
  std::string pointer;  // of what changes
  Day day = 0;          // the first on which it is so, or no longer
};
std::vector<LawChange> law_days(const Rule& rule);

// The days around the two edges of a season, which comes back every year.
struct SeasonDay {
  std::string pointer;
  std::string what;  // "the day before its first"
  int month_and_day = 0;
};
std::vector<SeasonDay> season_days(const Rule& rule);

}  // namespace holdfast
