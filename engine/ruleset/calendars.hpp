// A court's calendar as it stands in calendars/: which days it is closed, year by year, and who says so.
#pragma once

#include <map>
#include <string>

#include "engine/base/calendar.hpp"
#include "engine/ruleset/source.hpp"

namespace holdfast {

struct CourtCalendar {
  std::string id;  // us/ca/courts
  std::string title;
  std::string file;
  Calendar calendar;
  std::map<int, Backing> backing;  // by year that it holds
  Sources sources;
};

// With mistakes, what could be read.
CourtCalendar read_calendar(const Document& document, Diagnostics& diagnostics);

}  // namespace holdfast
