#include "engine/determination/ledger.hpp"

#include <array>

#include "engine/determination/json_parts.hpp"

namespace holdfast {

using Why = CountedDay::Why;

std::vector<LedgerDay> ledger_of(const CourtCalendar* calendar, const DayCount& count) {
  std::vector<LedgerDay> ledger;
  for (const auto& day : count.ledger) {
    LedgerDay one{day.day, day.number, day.why, "", false};
    const auto* holiday =
        calendar != nullptr && day.why == Why::holiday ? calendar->calendar.holiday(day.day) : nullptr;
    if (holiday != nullptr) {
      one.holiday = holiday->name;
      one.kept = holiday->kept;
    }
    ledger.push_back(std::move(one));
  }
  return ledger;
}

std::string say(const Words& words, const LedgerDay& day, bool last) {
  Blanks blanks = {{"date", words.date(day.day)}};
  switch (day.why) {
    case Why::counted:
      blanks.emplace_back("number", std::to_string(day.number));
      return words.say("days.counted", blanks);
    case Why::holiday:
      blanks.emplace_back("holiday", words.say("holidays." + day.holiday));
      return words.say(day.kept ? "days.kept" : "days.holiday", blanks);
    case Why::rolled:
      return words.say(last ? "days.rolled" : "days.moved_over", blanks);
    case Why::weekday:
      break;
  }
  return words.say("days.weekday", blanks);
}

void write(JsonWriter& to, const LedgerDay& day) {
  constexpr std::array<const char*, 4> why = {"counted", "weekday", "holiday", "rolled"};
  to.begin_object();
  to.member("day", to_string(day.day));
  write_or_null(to, "number", day.number != 0, day.number);
  to.member("why", why.at(static_cast<std::size_t>(day.why)));
  write_text_or_null(to, "holiday", day.holiday);
  to.end_object();
}

}  // namespace holdfast
