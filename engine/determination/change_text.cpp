#include "engine/determination/change_text.hpp"

#include <algorithm>

#include "engine/determination/deadline_text.hpp"
#include "engine/determination/piece_words.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

constexpr int step_in = 2;

const Finding* find(const Determination& answer, const std::string& name) {
  const auto found = std::find_if(answer.findings.begin(), answer.findings.end(),
                                  [&](const Finding& one) { return key(one) == name; });
  return found == answer.findings.end() ? nullptr : &*found;
}

}  // namespace

ChangeText::Told ChangeText::told(const Determination& before, const Determination& now,
                                  const Change& change) {
  const Finding* was = change.before ? find(before, change.finding) : nullptr;
  const Finding* is = change.index ? &now.findings[*change.index] : nullptr;
  const Finding& some = is != nullptr ? *is : *was;
  Told told;
  told.rule = sentences_.name(some);
  told.findings = {&some};
  told.before = was == nullptr ? "" : mark(was);
  told.after = is == nullptr ? "" : mark(is);
  told.rank = rank(Outcome::not_in_force);
  for (const auto* one : {was, is})
    if (one != nullptr && in_force(*one)) told.rank = std::min(told.rank, rank(one->outcome));
  if (is != nullptr && told.rank <= rank(Outcome::needs_review))
    told.because = because(was, *is, change.because);
  return told;
}

void ChangeText::add_line(std::vector<Line>& lines, std::string sentence, int indent) {
  const auto told = [&](const Line& one) { return one.sentence == sentence; };
  if (std::none_of(lines.begin(), lines.end(), told)) lines.push_back({std::move(sentence), indent});
}

// The reasons as they stand in the finding: what is below another there is told below it here.
std::vector<ChangeText::Line> ChangeText::because(const Finding* was, const Finding& finding,
                                                  const std::vector<Reason>& reasons) {
  std::vector<Line> lines;
  const auto alone = [&](Reason one) {
    one.because.clear();
    return sentences_.reason(finding, one);
  };
  const auto wanted = [&](const Reason& one) {
    return std::any_of(reasons.begin(), reasons.end(), [&](const Reason& other) {
      return other.id == one.id && other.source == one.source && alone(other) == alone(one);
    });
  };
  // What is owed is told with its limit. A sentence that only announces others is told with them.
  const auto walk = [&](const auto& self, const Reason& one, int indent, bool of_debt) -> void {
    const bool tell = wanted(one) && !(of_debt && one.id == "limit");
    const auto at = lines.size();
    if (tell) add_line(lines, alone(one) + numbers_.cited(words_, finding, one), indent);
    for (const auto& below : one.because)
      self(self, below, tell ? indent + step_in : indent, of_debt || (tell && one.id == "debt"));
    const bool announces = tell && alone(one).ends_with(':');
    if (announces && lines.size() == at + 1) lines.pop_back();
  };
  for (const auto& edition : finding.reasons)
    for (const auto& one : edition.because) walk(walk, one, 2 * step_in, false);
  const auto fresh = [&](const auto& all, const auto& before, const auto& say) {
    for (const auto& one : all)
      if (std::find(before.begin(), before.end(), one) == before.end())
        add_line(lines, say(one), 2 * step_in);
  };
  const Finding none;
  const Finding& old = was == nullptr ? none : *was;
  fresh(finding.gaps, old.gaps, [&](const Gap& one) { return sentences_.gap(finding, one); });
  fresh(finding.warns, old.warns, [&](const std::string& one) {
    return words_.say("reasons.doubt.always", {{"name", sentences_.doubt(finding.rule, one)}});
  });
  return lines;
}

void ChangeText::write(const Determination& before, const Determination& now,
                       const std::vector<Change>& changes) {
  std::vector<Told> all;
  for (const auto& change : changes) {
    auto one = told(before, now, change);
    const auto same = std::find_if(all.begin(), all.end(), [&](const Told& other) {
      return other.rule == one.rule && other.before == one.before && other.after == one.after &&
             other.because == one.because;
    });
    if (same == all.end())
      all.push_back(std::move(one));
    else
      same->findings.push_back(one.findings.front());
  }
  std::stable_sort(all.begin(), all.end(), [](const Told& a, const Told& b) { return a.rank < b.rank; });
  bool begun = false;
  std::string others;
  std::string proposals;
  for (const auto& one : all) {
    if (one.findings.front()->part == "proposal") {
      proposals += (proposals.empty() ? "" : "; ") + label(sentences_, one.findings);
      continue;
    }
    if (one.rank > rank(Outcome::needs_review)) {
      others += (others.empty() ? "" : "; ") + label(sentences_, one.findings);
      continue;
    }
    if (!begun) page_.line(say("changes"));
    begun = true;
    page_.bullet(sentence(one), step_in);
    for (const auto& why : one.because) page_.bullet(why.sentence, why.indent);
  }
  if (!others.empty()) page_.line(say("other_changes", {{"rules", others}}));
  if (!proposals.empty()) page_.line(say("proposals", {{"rules", proposals}}));
}

std::string ChangeText::sentence(const Told& told) const {
  Blanks blanks = {{"rule", label(sentences_, told.findings)}};
  if (!told.before.empty()) blanks.emplace_back("before", words_.say(told.before));
  if (!told.after.empty()) blanks.emplace_back("after", words_.say(told.after));
  const char* which = told.before.empty()                                 ? "change_new"
                      : told.after.empty()                                ? "change_end"
                      : told.before == told.after && told.because.empty() ? "change_detail"
                      : told.before == told.after                         ? "change_inside"
                                                                          : "change";
  return say(which, blanks);
}

}  // namespace holdfast
