#include "engine/evaluate/axis.hpp"

#include <algorithm>

#include "engine/evaluate/fact_reader.hpp"

namespace holdfast {
namespace {

// Whether what nobody told of an event ends with the day of the answer, or begins with it.
bool ends_with_day(const Fact& fact, const Known& known) {
  return fact.type.event() && !fact.hidden && known.may_happen && !known.pieces.empty() && known.open_above &&
         !fact.may_lie_ahead;
}
bool begins_with_day(const Fact& fact, const Known& known) {
  return fact.type.event() && !fact.hidden && known.may_happen && !known.pieces.empty() && known.open_below &&
         known.may_not_happen && fact.lies_ahead;
}

// With every value that a fact may have on any of the days.
Scenario on_days(const Scenario& scenario, const Vocabulary& vocabulary, Day first, Day last) {
  Scenario result = scenario;
  result.as_of = last;
  for (std::size_t i = 0; i < result.facts.size(); ++i) {
    const auto& fact = vocabulary.fact(static_cast<int>(i));
    auto& known = result.facts[i];
    if (ends_with_day(fact, known))
      known.pieces.back().most = std::max(latest(fact, last), known.pieces.back().least);
    if (begins_with_day(fact, known)) known.pieces.front().least = earliest(fact, first);
  }
  result.facts[static_cast<std::size_t>(vocabulary.as_of())].pieces = {
      {first_minute(first), last_minute(last)}};
  return result;
}

}  // namespace

Scenario at(const Scenario& scenario, const Vocabulary& vocabulary, const Axis& axis, const Extent& values) {
  if (axis.day_of_answer)
    return on_days(scenario, vocabulary, static_cast<Day>(values.least), static_cast<Day>(values.most));
  Scenario result = scenario;
  auto& known = result.facts[static_cast<std::size_t>(axis.fact)];
  const auto& type = vocabulary.fact(axis.fact).type;
  const bool may_come = known.may_come;
  known = {};
  known.pieces = {values};
  known.may_come = may_come;
  known.open_below = values.least == type.least;
  known.open_above = values.most == type.most;
  return result;
}

Extent days_for(const Scenario& scenario, const Vocabulary& vocabulary, int fact, const Side& side,
                Extent days) {
  const auto& entry = vocabulary.fact(fact);
  const auto& known = scenario.facts[static_cast<std::size_t>(fact)];
  if (side.may_not_happen) return days;
  const auto day = [&](Int value) {
    return entry.type.base == Type::Base::time ? Int{day_of_minute(static_cast<Minute>(value))} : value;
  };
  if (ends_with_day(entry, known) && side.least > known.pieces.back().least)
    days.least = std::max(days.least, day(side.least));
  if (begins_with_day(entry, known)) days.most = std::min(days.most, day(side.most));
  return days;
}

}  // namespace holdfast
