// A count of days for people and for programs: the last day, and every day on the way to it with its reason.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/calendar.hpp"
#include "engine/determination/json_writer.hpp"
#include "engine/ruleset/calendars.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

struct DaysAsked {
  Day from = 0;  // not counted itself
  int count = 0;
  DayUnit unit = DayUnit::calendar;
  IfClosed if_closed = IfClosed::stays;
  const CourtCalendar* calendar = nullptr;  // null where none is asked for
};

// `language` is one that the texts have.
std::string days_to_text(const DaysAsked& asked, const Texts& texts, std::string_view language);
// schemas/days.schema.json
std::string days_to_json(const DaysAsked& asked, JsonWriter::Style style = JsonWriter::Style::indented);

std::string_view name(DayUnit unit);
std::string_view name(IfClosed if_closed);

}  // namespace holdfast
