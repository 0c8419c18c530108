#include "engine/determination/deadline_text.hpp"

#include <algorithm>

#include "engine/determination/ledger.hpp"

namespace holdfast {
namespace {

using Certainty = Deadline::Certainty;
using What = Deadline::What;

constexpr std::size_t most_days = 15;  // of a count that is told whole

std::string key_of(const Deadline& deadline, bool past) {
  const std::string what(name(deadline.what));
  if (!deadline.day) return what + "_none";
  return past ? what + "_past" : what;
}

// Why there is no day, or how sure it is; "" where nothing needs saying.
std::string certainty(const Sentences& sentences, const Deadline& deadline) {
  const auto& words = sentences.words();
  const bool tenant = deadline.what == What::act_by || deadline.what == What::pay_through;
  if (deadline.or_later)
    return words.say(tenant ? "deadlines.or_later" : "deadlines.or_later_landlord",
                     {{"later", words.date(*deadline.or_later)}});
  switch (deadline.certainty) {
    case Certainty::exact:
      return "";
    case Certainty::may_be_later:
      return words.say("deadlines.may_be_later");
    case Certainty::may_differ:
      return words.say("deadlines.may_differ");
    case Certainty::calendar_gap:
    case Certainty::law_gap: {
      const auto& gap = words.say("deadlines." + std::string(name(deadline.certainty)));
      return tenant ? gap + " " + words.say("deadlines.ask_today") : gap;
    }
    case Certainty::no_trigger:
      break;
  }
  return words.say("deadlines.no_trigger", {{"fact", sentences.fact_name(deadline.after)}});
}

}  // namespace

std::string say(const Sentences& sentences, const Finding& finding, const Deadline& deadline, Day as_of) {
  const auto& words = sentences.words();
  const bool tenant = deadline.what == What::act_by || deadline.what == What::pay_through;
  const bool past = tenant && deadline.day && *deadline.day < as_of;
  const bool duty = deadline.what != What::new_day;
  Blanks blanks = {{"do", duty ? sentences.duty(finding) : std::string()},
                   {"date", deadline.day ? words.date(*deadline.day) : std::string()}};
  auto text = words.say("deadlines." + key_of(deadline, past), blanks);
  if (const auto more = certainty(sentences, deadline); !more.empty() && !past) text += " " + more;
  if (finding.number > 0)
    text = words.say("deadlines.adult", {{"number", std::to_string(finding.number)}}) + " " + text;
  return text;
}

void write_ledger(const Words& words, const Deadline& deadline, Page& page, int indent) {
  if (std::all_of(deadline.ledger.begin(), deadline.ledger.end(),
                  [](const LedgerDay& day) { return day.why == CountedDay::Why::counted; }))
    return;
  const bool whole = deadline.ledger.size() <= most_days;
  const auto& last = deadline.ledger.back();
  page.line(words.say("deadlines.counted"), indent);
  for (const auto& day : deadline.ledger)
    if (whole || day.why != CountedDay::Why::counted || &day == &last)
      page.bullet(say(words, day, deadline.day == day.day), indent + 2);
}

}  // namespace holdfast
