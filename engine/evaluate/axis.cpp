#include "engine/evaluate/axis.hpp"

#include <algorithm>

#include "engine/evaluate/fact_reader.hpp"

namespace holdfast {
namespace {

bool is_event(const Fact& fact) {
  return fact.type.base == Type::Base::date || fact.type.base == Type::Base::time;
}

// What is not told of an event ends with the day of the answer, or begins with it.
void follow(const Fact& fact, Day first, Day last, Known& known) {
  if (!is_event(fact) || fact.hidden || !known.may_happen || known.pieces.empty()) return;
  if (known.open_above && !fact.may_lie_ahead) {
    auto& most = known.pieces.back().most;
    most = std::max(latest(fact, last), known.pieces.back().least);
  }
  if (known.open_below && known.may_not_happen && fact.lies_ahead)
    known.pieces.front().least = earliest(fact, first);
  // Clipped to nothing where the days are many: then it has not happened on some of them.
  if (known.pieces.front().least > known.pieces.front().most)
    known.pieces.front().least = known.pieces.front().most;
}

Scenario moved(const Scenario& scenario, const Vocabulary& vocabulary, const Extent& days, Day first,
               Day last) {
  Scenario result = scenario;
  const auto begin = static_cast<Day>(days.least);
  const auto end = static_cast<Day>(days.most);
  result.as_of = end;
  for (std::size_t i = 0; i < result.facts.size(); ++i)
    follow(vocabulary.fact(static_cast<int>(i)), first, last, result.facts[i]);
  auto& now = result.facts[static_cast<std::size_t>(vocabulary.as_of())];
  now.pieces = {{first_minute(begin), last_minute(end)}};
  return result;
}

}  // namespace

Scenario at(const Scenario& scenario, const Vocabulary& vocabulary, const Axis& axis, const Extent& values) {
  if (axis.day_of_answer)
    return moved(scenario, vocabulary, values, static_cast<Day>(values.least), static_cast<Day>(values.most));
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

Scenario throughout(const Scenario& scenario, const Vocabulary& vocabulary, const Axis& axis,
                    const Extent& values) {
  if (axis.day_of_answer)
    return moved(scenario, vocabulary, values, static_cast<Day>(values.most), static_cast<Day>(values.least));
  return at(scenario, vocabulary, axis, values);
}

Scenario as_of_day(const Scenario& scenario, const Vocabulary& vocabulary, Day day) {
  return moved(scenario, vocabulary, {day, day}, day, day);
}

}  // namespace holdfast
