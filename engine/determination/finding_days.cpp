// The days by which somebody has to act.
#include <algorithm>

#include "engine/determination/deadlines.hpp"
#include "engine/determination/finding_maker.hpp"

namespace holdfast {

void FindingMaker::new_day() {
  if (finding_.outcome != Outcome::applies && finding_.outcome != Outcome::may_apply) return;
  const auto& governing = days_that_govern();
  for (const auto& edition : plan_part_.readings.front().editions) {
    const auto* covers = std::get_if<Covers>(&edition.part->block);
    if (covers != nullptr && covers->new_day && edition.alive() && reached(edition.days, governing))
      add_new_day(*covers->new_day);
  }
}

void FindingMaker::add_new_day(const Covers::NewDay& new_day) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  const auto& event = scenario_.facts[static_cast<std::size_t>(new_day.after)];
  if (!event.may_happen || event.may_not_happen || event.open_below || event.open_above) return;
  const auto& fact = vocabulary.fact(new_day.after);
  const auto day = [&](Int end) {
    return (fact.type.base == Type::Base::time ? day_of_minute(static_cast<Minute>(end))
                                               : static_cast<Day>(end)) +
           new_day.days;
  };
  Deadline one;
  one.what = Deadline::What::new_day;
  one.day = day(event.pieces.front().least);
  Day last = day(event.pieces.back().most);
  one.after = fact.name;
  one.source = new_day.backing.source;
  // Another edition may count other days from the same event.
  const auto known =
      std::find_if(finding_.deadlines.begin(), finding_.deadlines.end(),
                   [&](const Deadline& other) { return other.what == one.what && other.after == one.after; });
  if (known != finding_.deadlines.end()) {
    one.day = std::min(one.day, known->day);
    last = std::max(last, known->or_later.value_or(*known->day));
    one.source = known->source;
  }
  if (last != one.day) one.or_later = last, one.certainty = Deadline::Certainty::may_be_later;
  if (known != finding_.deadlines.end())
    *known = std::move(one);
  else
    finding_.deadlines.push_back(std::move(one));
}

void FindingMaker::duty_days() {
  const auto* duty = std::get_if<Duty>(&part_.block);
  if (duty == nullptr) return;
  auto found = find_duty_days(plan_, plan_part_, scenario_, box_, explorer_.evaluator(),
                              asks() ? Needs::asked : Needs::unasked);
  finding_.deadlines = std::move(found.deadlines);
  explored_.warns |= found.doubts & ~explored_.withheld;
  for (const int fact : found.needs) add_need(fact);
  for (const auto& one : finding_.deadlines)
    if (!one.source.empty()) add_source(rule_.sources, one.source, grounding_);
}

}  // namespace holdfast
