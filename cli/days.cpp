#include "engine/determination/days.hpp"

#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"

namespace holdfast::cli {
namespace {

constexpr int most_days = 3660;

template <class Which>
Which which(const std::string& text, std::initializer_list<Which> all) {
  for (const auto one : all)
    if (name(one) == text) return one;
  return *all.begin();
}

}  // namespace

int days(const DaysOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  DaysAsked asked;
  asked.unit = which(options.unit, {DayUnit::calendar, DayUnit::court, DayUnit::business});
  asked.if_closed =
      which(options.if_closed, {IfClosed::stays, IfClosed::next_open_day, IfClosed::previous_open_day});
  std::string mistakes;
  const auto from = parse_day(options.from);
  if (!from) mistakes += "--from: expected a date that exists, like 2026-11-24\n";
  if (options.count < 0 || options.count > most_days)
    mistakes += "--count: expected a number from 0 to " + std::to_string(most_days) + "\n";
  asked.calendar = ruleset->find_calendar(options.calendar);
  if (asked.calendar == nullptr && !options.calendar.empty()) {
    mistakes += "--calendar: no calendar has this name; there are:";
    for (const auto& calendar : ruleset->calendars) mistakes += " " + calendar.id;
    mistakes += "\n";
  }
  if (options.calendar.empty() && (asked.unit != DayUnit::calendar || asked.if_closed != IfClosed::stays))
    mistakes += "--calendar: name the calendar that says which days are closed, like us/ca/courts\n";
  if (!mistakes.empty()) {
    streams.err << mistakes;
    return usage;
  }
  asked.from = *from;
  asked.count = options.count;
  streams.out << (options.format == "json" ? days_to_json(asked)
                                           : days_to_text(asked, ruleset->texts, options.language));
  return done;
}

}  // namespace holdfast::cli
