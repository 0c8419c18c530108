// A stretch of days that comes back every year and may cross the new one: December 1 through March 1.
#pragma once

#include "engine/base/day.hpp"

namespace holdfast {

struct Season {
  int from = 101;      // month * 100 + day; in a year without February 29 it begins on March 1, ends on 28
  int through = 1231;  // included

  // The one that begins in `year`.
  DayRange of(int year) const {
    const auto day = [](int in_year, int month_and_day, int instead) {
      const bool leap = in_year % 4 == 0 && (in_year % 100 != 0 || in_year % 400 == 0);
      if (month_and_day == 229 && !leap) month_and_day = instead;
      return day_of(in_year, month_and_day / 100, month_and_day % 100);
    };
    return {day(year, from, 301), day(through < from ? year + 1 : year, through, 228)};
  }
  bool holds(Day day) const {
    const int year = civil(day).year;
    return of(year).holds(day) || of(year - 1).holds(day);
  }
  bool operator==(const Season&) const = default;
};

}  // namespace holdfast
