#include "engine/determination/finding_text.hpp"

#include <algorithm>

#include "engine/determination/deadline_text.hpp"
#include "engine/determination/fact_words.hpp"

namespace holdfast {
namespace {

constexpr std::size_t most_editions = 3;  // told on a page, the newest; JSON has them all

}  // namespace

int SourceNumbers::number(const Source& source) {
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (sources_[i].cite == source.cite && sources_[i].url == source.url && sources_[i].site == source.site)
      return static_cast<int>(i) + 1;
  sources_.push_back(source);
  return static_cast<int>(sources_.size());
}

std::string SourceNumbers::cited(const Words& words, const Finding& finding, const Reason& reason) {
  if (reason.source.empty()) return "";
  // A rule and its table may both have a source of this name; the rule's is met first.
  const Source* found = nullptr;
  for (const auto& source : finding.sources)
    if (source.id == reason.source && (found == nullptr || reason.id == "table_row")) found = &source;
  if (found == nullptr) return "";
  auto cited = words.say("phrases.source", {{"number", std::to_string(number(*found))}});
  for (auto at = cited.find(' '); at != std::string::npos; at = cited.find(' '))
    cited.replace(at, 1, no_break);
  return " " + cited;
}

std::string FindingText::title(const Finding& finding, const Months& months) const {
  // What a tenant has to do is no help: its heading says what to do about it.
  const std::string head = finding.kind == "deadline" ? ".head_to_do" : ".head";
  Blanks blanks = {{"outcome", words_.say("outcomes." + std::string(name(finding.outcome)) + head)},
                   {"rule", sentences_.name(finding)}};
  if (finding.stage) {
    blanks.emplace_back("stage", words_.say("stages." + std::string(name(*finding.stage))));
    return words_.say("phrases.finding_stage", blanks);
  }
  if (finding.number > 0) {
    blanks.emplace_back("number", std::to_string(finding.number));
    return words_.say("phrases.finding_adult", blanks);
  }
  if (months.empty()) return words_.say("phrases.finding", blanks);
  std::vector<std::string> names;
  names.reserve(months.size());
  for (const auto* one : months) names.push_back(words_.month(*one->month));
  blanks.emplace_back("months", words_.all_of(names));
  return words_.say("phrases.finding_months", blanks);
}

void FindingText::write(const Finding& finding, const Months& months) {
  page_.title(title(finding, months));
  page_.line(sentences_.outcome(finding), 2);
  if (finding.not_law) page_.line(words_.say("phrases.stands_on_proposal"), 2);
  const auto effect = sentences_.effect(finding);
  // Where the law itself is in doubt, what it would do is a hope that nobody should be given.
  if (!effect.empty() && finding.outcome == Outcome::applies)
    page_.line(words_.say("phrases.effect", {{"effect", effect}}), 2);
  if (!effect.empty() && finding.outcome == Outcome::may_apply)
    page_.line(words_.say("phrases.effect_if", {{"effect", effect}}), 2);
  deadlines(finding);
  // Where nothing is stopped by it, the amount is no price of staying: whoever owes it stands in the rule's
  // words.
  const auto* paid = finding.stages.empty() ? "phrases.amount" : "phrases.to_pay";
  for (const auto& amount : finding.amounts)
    if (amount.name == "to_pay") page_.line(words_.say(paid, {{"amount", words_.range(amount.amount)}}), 2);
  still_owed(months);
  if (finding.relief) relief(finding);
  page_.line(sentences_.counts_on(finding), 2);
  reasons(finding);
  open_points(finding);
  for (const auto& source : finding.sources) numbers_.number(source);
}

void FindingText::deadlines(const Finding& finding) {
  for (const auto& one : finding.deadlines) {
    if (one.over && one.what != Deadline::What::not_before) continue;
    page_.line(say(sentences_, finding, one, as_of_), 2);
    write_ledger(words_, one, page_, 4);
    if (!one.overtaken_by.empty())
      page_.line(words_.say("deadlines.overtaken", {{"rule", sentences_.rule_name(one.overtaken_by)}}), 2);
  }
}

void FindingText::still_owed(const Months& months) {
  std::vector<std::string> all;
  for (const auto* one : months)
    for (const auto& amount : one->amounts)
      if (amount.name == "owed")
        all.push_back(words_.say("phrases.owed_of_month", {{"amount", words_.range(amount.amount)},
                                                           {"month", words_.month(*one->month)}}));
  if (!all.empty()) page_.line(words_.say("phrases.still_owed", {{"months", words_.all_of(all)}}), 2);
}

// What says in a line why the law does not speak here: how it stood, or which months it speaks of, or when
// the last round closed.
Reason FindingText::status_of(const Reason& edition) {
  const auto& last = edition.because.back();
  if (last.id == "month_outside") return last;
  const auto round = std::find_if(edition.because.rbegin(), edition.because.rend(),
                                  [](const Reason& one) { return one.id == "round"; });
  if (round == edition.because.rend()) return edition.because.front();
  Reason closed = *round;
  closed.truth = Truth::no;
  return closed;
}

void FindingText::write_in_a_line(const Finding& finding) {
  std::vector<std::string> told;
  for (const auto& edition : finding.reasons) {
    if (finding.long_over && &edition != &finding.reasons.back()) continue;  // how it ended is enough
    const Reason status = status_of(edition);
    const auto sentence = sentences_.reason(finding, status) + cited(finding, status);
    if (std::find(told.begin(), told.end(), sentence) == told.end()) told.push_back(sentence);
  }
  // Of months that nobody told, nothing else can be said.
  std::vector<std::string> facts;
  for (const auto& fact : finding.needs) facts.push_back(sentences_.fact_name(fact));
  if (told.empty())
    told.push_back(facts.empty() ? sentences_.outcome(finding)
                                 : words_.say("phrases.depends_on", {{"facts", words_.all_of(facts)}}));
  std::string line = sentences_.name(finding) + ":";
  for (const auto& sentence : told) line += " " + sentence;
  page_.bullet(line, 2);
}

std::vector<const Reason*> FindingText::why_not_for_this(const Finding& finding) {
  std::vector<const Reason*> why;
  if (finding.outcome != Outcome::does_not_apply || finding.month || !finding.warns.empty() ||
      !finding.changes.empty())
    return why;
  for (const auto& edition : finding.reasons) {
    const auto decides = std::find_if(edition.because.begin(), edition.because.end(), [](const Reason& one) {
      return (one.id == "exempt" && one.truth.is(Truth::yes)) ||
             (one.id == "ground" && one.truth.is(Truth::no));
    });
    if (decides == edition.because.end()) return {};
    why.push_back(&*decides);
  }
  return why;
}

void FindingText::write_why_not_for_this(const Finding& finding) {
  std::vector<std::string> told;
  for (const Reason* reason : why_not_for_this(finding)) {
    const auto sentence = sentences_.reason(finding, *reason) + cited(finding, *reason);
    if (std::find(told.begin(), told.end(), sentence) == told.end()) told.push_back(sentence);
  }
  std::string line = sentences_.name(finding) + ":";
  for (const auto& sentence : told) line += " " + sentence;
  page_.bullet(line, 2);
}

void FindingText::write_proposal(const Finding& finding) {
  page_.title(sentences_.name(finding));
  page_.line(sentences_.outcome(finding), 2);
  for (const auto& one : finding.reasons)
    page_.line(sentences_.reason(finding, one) + cited(finding, one), 2);
  for (const auto& source : finding.sources) numbers_.number(source);
}

void FindingText::relief(const Finding& finding) {
  const auto& answer = *finding.relief;
  const auto words = [&](const std::vector<std::string>& names, const std::string& under) {
    std::vector<std::string> all;
    all.reserve(names.size());
    for (const auto& one : names) all.push_back(words_.say(under + one));
    return words_.all_of(all);
  };
  const auto say = [&](const char* key, const char* blank, const std::string& value) {
    page_.line(words_.say(std::string("phrases.") + key, {{blank, value}}), 2);
  };
  const bool helps = finding.outcome == Outcome::applies || finding.outcome == Outcome::may_apply;
  if (!answer.who_applies.empty()) {
    say("who_applies", "who", words(answer.who_applies, "words."));
    const auto& who = answer.who_applies;
    if (std::find(who.begin(), who.end(), "tenant") == who.end())
      page_.line(words_.say("phrases.ask_landlord"), 2);
  }
  if (!helps) return;
  const auto rule = "rules." + finding.rule + ".";
  for (const auto& bucket : answer.award) {
    if (answer.award.size() > 1) page_.line(words_.say(rule + "award." + bucket.name) + ":", 2);
    say("award", "award", words_.range(bucket.award));
    if (!bucket.limited_by.empty()) say("limited_by", "terms", words(bucket.limited_by, rule + "award."));
    say("paid_to", "who", words_.say("words." + bucket.paid_to));
  }
  if (!answer.priority.empty()) say("goes_first", "terms", words(answer.priority, rule + "priority."));
  if (!answer.guaranteed) page_.line(words_.say("phrases.not_guaranteed"), 2);
}

// What is the same in every edition is told once, before what differs.
void FindingText::reasons(const Finding& finding) {
  if (finding.reasons.empty()) return;
  page_.line(words_.say("phrases.why"), 2);
  const auto& first = finding.reasons.front().because;
  if (finding.reasons.size() == 1) {
    for (const auto& one : first) reason(finding, one, 4);
    return;
  }
  const auto same_everywhere = [&](const Reason& one) {
    const auto sentence = sentences_.reason(finding, one);
    return one.because.empty() &&
           std::all_of(finding.reasons.begin(), finding.reasons.end(), [&](const Reason& edition) {
             return std::any_of(edition.because.begin(), edition.because.end(), [&](const Reason& other) {
               return other.id == one.id && other.source == one.source &&
                      sentences_.reason(finding, other) == sentence;
             });
           });
  };
  for (const auto& one : first)
    if (same_everywhere(one)) reason(finding, one, 4);
  const auto count = finding.reasons.size();
  // Papers of a day that nobody told have come lately.
  const std::size_t most = finding.kind == "deadline" && !finding.governing_first ? 1 : most_editions;
  if (count > most)
    page_.line(words_.say("phrases.editions_left_out", {{"count", std::to_string(count - most)}}), 4);
  for (std::size_t i = count - std::min(count, most); i < count; ++i) {
    const auto& edition = finding.reasons[i];
    if (std::all_of(edition.because.begin(), edition.because.end(), same_everywhere)) continue;
    page_.line(sentences_.reason(finding, edition) + ":", 4);
    for (const auto& one : edition.because)
      if (!same_everywhere(one)) reason(finding, one, 6);
  }
}

void FindingText::reason(const Finding& finding, const Reason& reason, int indent) {
  // A doubt that withholds the answer is told among the gaps of the law.
  if (reason.id == "doubt" && std::any_of(finding.gaps.begin(), finding.gaps.end(), [&](const Gap& gap) {
        return gap.kind == Gap::Kind::disputed && gap.what == reason.slots.front().text;
      }))
    return;
  page_.bullet(sentences_.reason(finding, reason) + cited(finding, reason), indent);
  for (const auto& below : reason.because) this->reason(finding, below, indent + 2);
}

void FindingText::open_points(const Finding& finding) {
  doubts(finding);
  if (!finding.gaps.empty()) page_.line(words_.say("phrases.gaps"), 2);
  for (const auto& gap : finding.gaps) page_.bullet(sentences_.gap(finding, gap), 4);
  std::vector<std::string> facts;
  for (const auto& fact : finding.needs) facts.push_back(sentences_.fact_name(fact));
  if (!facts.empty()) page_.line(words_.say("phrases.depends_on", {{"facts", words_.all_of(facts)}}), 2);
  for (const auto& one : finding.witnesses) page_.bullet(say(sentences_, finding, one), 4);
  for (const auto& one : finding.changes) page_.line(say(sentences_, finding, one), 2);
  if (!finding.next.empty()) page_.line(words_.say("phrases.still_to_do"), 2);
  for (const auto& deed : finding.next) page_.bullet(sentences_.deed(finding.rule, deed), 4);
  if (finding.budget_spent) page_.line(words_.say("phrases.budget_spent"), 2);
  if (!finding.confidence.empty()) page_.line(words_.say("confidence." + finding.confidence), 2);
  if (!finding.not_verified.empty()) page_.line(words_.say("phrases.not_verified"), 2);
}

// Two parts of one rule share its doubts; each is told once on a page.
void FindingText::doubts(const Finding& finding) {
  std::vector<std::string> fresh;
  for (const auto& doubt : finding.warns)
    if (told_doubts_.insert({finding.rule, doubt}).second) fresh.push_back(doubt);
  if (!fresh.empty()) page_.line(words_.say("phrases.doubts"), 2);
  for (const auto& doubt : fresh) page_.bullet(sentences_.doubt(finding.rule, doubt), 4);
  if (fresh.size() < finding.warns.size()) page_.line(words_.say("phrases.doubts_as_above"), 2);
}

}  // namespace holdfast
