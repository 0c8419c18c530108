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

BucketAnswer bucket_answer(const Relief::Bucket& bucket, const Edition::Bucket& nodes, int scale,
                           Evaluator& evaluator) {
  BucketAnswer answer;
  answer.name = bucket.name;
  answer.paid_to = bucket.paid_to;
  answer.award = amount_range(evaluator.value(nodes.award), Type::Base::money, scale);
  // The cap that certainly binds, the first of equals; else all that may.
  const auto binds = [&](std::size_t i, auto how) {
    return nodes.binds[i] != no_node && how(evaluator.truth(nodes.binds[i]));
  };
  for (std::size_t i = 0; i < bucket.least_of.size() && answer.limited_by.empty(); ++i)
    if (binds(i, [](Truths truth) { return truth.is(Truth::yes); }))
      answer.limited_by = {bucket.least_of[i].name};
  if (answer.limited_by.empty())
    for (std::size_t i = 0; i < bucket.least_of.size(); ++i)
      if (binds(i, [](Truths truth) { return truth.may_be(Truth::yes); }))
        answer.limited_by.push_back(bucket.least_of[i].name);
  return answer;
}

}  // namespace

bool is_closed_since(const Relief& relief, Day day) {
  return !relief.rounds.empty() && !relief.outside_unknown &&
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
  for (std::size_t i = 0; i < relief.award.size(); ++i)
    answer.award.push_back(bucket_answer(relief.award[i], edition.award[i], scale_of(relief), evaluator));
  for (std::size_t i = 0; i < relief.priority.size(); ++i)
    if (evaluator.truth(edition.priority[i]).is(Truth::yes))
      answer.priority.push_back(relief.priority[i].name);
  answer.guaranteed = relief.guaranteed;
  return answer;
}

}  // namespace holdfast
