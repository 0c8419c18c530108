#include "engine/determination/relief_answer.hpp"

#include <algorithm>

#include "engine/determination/reasons.hpp"

namespace holdfast {
namespace {

Open open(const Edition& edition, Evaluator& evaluator) {
  const Truths takes = evaluator.truth(edition.open);
  if (takes.is(Truth::yes)) return Open::yes;
  if (!takes.is(Truth::no)) return Open::unknown;
  const bool in_a_round = edition.rounds.empty() ||
                          std::any_of(edition.rounds.begin(), edition.rounds.end(),
                                      [&](NodeId round) { return evaluator.truth(round).is(Truth::yes); });
  return edition.waitlist && in_a_round ? Open::waitlist : Open::no;
}

}  // namespace

bool is_closed_since(const Relief& relief, Day day) {
  return !relief.rounds.empty() &&
         std::all_of(relief.rounds.begin(), relief.rounds.end(),
                     [&](const Relief::Round& round) { return day_of_minute(round.closes) < day; });
}

ReliefAnswer relief_answer(const Relief& relief, const Edition& edition, Evaluator& evaluator) {
  ReliefAnswer answer;
  answer.open = open(edition, evaluator);
  for (std::size_t i = 0; i < relief.rounds.size(); ++i) {
    if (!evaluator.truth(edition.rounds[i]).may_be(Truth::yes)) continue;
    for (const auto& who : relief.rounds[i].who_applies)
      if (std::find(answer.who_applies.begin(), answer.who_applies.end(), who) == answer.who_applies.end())
        answer.who_applies.push_back(who);
  }
  answer.award = amount_range(evaluator.value(edition.award), Type::Base::money, scale_of(relief));
  // The cap that certainly binds, the first of equals; else all that may.
  for (std::size_t i = 0; i < relief.least_of.size() && answer.limited_by.empty(); ++i)
    if (evaluator.truth(edition.binds[i]).is(Truth::yes)) answer.limited_by = {relief.least_of[i].name};
  if (answer.limited_by.empty())
    for (std::size_t i = 0; i < relief.least_of.size(); ++i)
      if (evaluator.truth(edition.binds[i]).may_be(Truth::yes))
        answer.limited_by.push_back(relief.least_of[i].name);
  for (std::size_t i = 0; i < relief.priority.size(); ++i)
    if (evaluator.truth(edition.priority[i]).is(Truth::yes))
      answer.priority.push_back(relief.priority[i].name);
  answer.paid_to = relief.paid_to;
  answer.guaranteed = relief.guaranteed;
  return answer;
}

}  // namespace holdfast
