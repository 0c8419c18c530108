// What is owed against what the law needs: right to the cent, for both operators and for open ranges.
//
//   margin = limit - debt      exceed: barred when margin >= 0      reach: barred when margin > 0
#include <cassert>

#include "engine/determination/sentences.hpp"

namespace holdfast {
namespace {

bool known(const AmountRange& range) { return range.at_least || range.at_most; }

// Which sentence says on which side of the line the debt is. Touching the line bars under `exceed` only.
std::string side(Truths barred, bool exceed, const AmountRange& margin) {
  if (barred.is(Truth::gap)) return "gap";
  const bool yes = barred.is(Truth::yes);
  if (!yes && !barred.is(Truth::no)) return "open";
  std::string answer = yes ? "yes" : "no";
  const auto& near = yes ? margin.at_least : margin.at_most;  // the end that is nearer to the line
  // A margin that the answer forbids is the hull of something finer: no figure then.
  if (!near || (*near == 0 ? yes != exceed : (*near > 0) != yes)) return answer + "_unknown";
  if (*near == 0) return answer + (margin.exact() ? "_equal" : "_touches");
  return answer;
}

}  // namespace

std::string Sentences::debt(const Reason& reason) const {
  const auto* owed = find_slot(reason, "debt");
  const auto* must = find_slot(reason, "must");
  const auto* limit = find_slot(reason, "limit");
  const auto* margin = find_slot(reason, "margin");
  assert(owed != nullptr && must != nullptr && limit != nullptr && margin != nullptr);
  const auto say = [&](std::string_view key, BlankViews blanks) {
    return words_.say(TextKey("reasons.debt.", key), blanks);
  };
  const auto& operator_word = words_.say(TextKey("words.", must->text));
  const auto& operator_and_limit = words_.say(TextKey("words.", must->text, "_limit"));
  const auto line = words_.range_as_noun(limit->amount);

  std::string text =
      known(owed->amount) ? say("owe", {{"debt", words_.range(owed->amount)}}) : say("owe_unknown", {});
  text += " " + say(limit->amount.exact()  ? "need"
                    : known(limit->amount) ? "need_range"
                                           : "need_unknown",
                    {{"must", operator_word}, {"must_limit", operator_and_limit}, {"limit", line}});
  auto which = side(reason.truth, must->text == "exceed", margin->amount);
  // With one line, and only the debt unknown, both answers can be told.
  if (which == "open" && limit->amount.exact() && !reason.truth.may_be(Truth::gap))
    which = must->text == "reach" ? "open_reach" : "open_exceed";
  return text + " " +
         say(which, {{"must", operator_word},
                     {"must_limit", operator_and_limit},
                     {"limit", line},
                     {"margin", words_.range(distance(margin->amount))}});
}

}  // namespace holdfast
