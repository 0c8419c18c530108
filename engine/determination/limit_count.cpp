#include "engine/determination/limit_count.hpp"

#include <algorithm>

#include "engine/determination/ledger.hpp"

namespace holdfast {
namespace {

// Where the day of a change in the law is not known, both counts are possible.
std::vector<const Step<DayTerm>*> steps_on(const Steps<DayTerm>& steps, Day day) {
  std::vector<const Step<DayTerm>*> some;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool over = i + 1 < steps.size() && day >= steps[i + 1].from.latest;
    if (!over && (i == 0 || day >= steps[i].from.earliest)) some.push_back(&steps[i]);
  }
  return some;
}

// A day that was counted goes on counting: the numbers run through.
void append(std::vector<LedgerDay> more, std::vector<LedgerDay>& ledger) {
  int number = 0;
  for (const auto& day : ledger) number = std::max(number, day.number);
  for (auto& day : more) {
    if (day.number > 0) day.number += number;
    ledger.push_back(std::move(day));
  }
}

Counted after(const Counted& start, const CourtCalendar* court,
              const std::vector<const Step<DayTerm>*>& steps, End end) {
  std::optional<Counted> best;
  for (const auto* step : steps) {
    Counted one = start;
    const auto& term = step->value;
    if (one.source.empty()) one.source = step->backing.source;
    const bool unknown_days = term.unit != DayUnit::calendar && court == nullptr;
    one.calendar_missing = unknown_days;
    if (term.unknown || unknown_days) {
      one.last.reset();
      return one;
    }
    const auto days =
        count_days(court == nullptr ? nullptr : &court->calendar, *start.last, term.count, term.unit);
    append(ledger_of(court, days), one.ledger);
    one.calendar_missing = days.missing_year.has_value();
    one.last = days.last;
    if (!one.last) return one;
    if (!best || (end == End::early ? *one.last < *best->last : *one.last > *best->last)) best = one;
  }
  return *best;
}

}  // namespace

Counted count_limit(const Ruleset& ruleset, const TimeLimit& limit, const Edition& edition,
                    Evaluator& evaluator, Day event, End end) {
  const auto* court = calendar_of(ruleset, limit);
  Counted count;
  count.last = event - (limit.from_same_day ? 1 : 0);
  count = after(count, court, steps_on(limit.value, edition.days.first), end);
  for (std::size_t i = 0; i < limit.add.size() && count.last; ++i) {
    const Truths fits = evaluator.truth(edition.additions[i]);
    if (end == End::early ? fits.is(Truth::yes) : !fits.is(Truth::no))
      count = after(count, court, steps_on(limit.add[i].value, edition.days.first), end);
  }
  if (!count.last || limit.if_closed == IfClosed::stays) return count;
  const auto moved = count_days(&court->calendar, *count.last, 0, DayUnit::calendar, limit.if_closed);
  append(ledger_of(court, moved), count.ledger);
  count.calendar_missing = moved.missing_year.has_value();
  count.last = moved.last;
  return count;
}

const CourtCalendar* calendar_of(const Ruleset& ruleset, const TimeLimit& limit) {
  return limit.calendar < 0 ? nullptr : &ruleset.calendars[static_cast<std::size_t>(limit.calendar)];
}

}  // namespace holdfast
