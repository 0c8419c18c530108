// The rows of a strip: what each rule and each step comes to, part by part.
#include <algorithm>
#include <map>

#include "engine/determination/piece_words.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

std::string mark(const Determination& determination, const StageAnswer& stage) {
  return "pieces.mark_step." +
         std::string(only_long_over(determination, stage) ? "silent" : name(stage.barred));
}

std::vector<StripRow> step_rows(const std::vector<StripPart>& parts, const Words& words) {
  std::vector<StripRow> rows;
  for (std::size_t i = 0; i < parts.front().piece->holds.stages.size(); ++i) {
    StripRow row;
    const Stage stage = parts.front().piece->holds.stages[i].stage;
    row.label = capitalized(words.say("stages." + std::string(name(stage))));
    bool speaks = false;
    for (const auto& part : parts) {
      const auto& holds = part.piece->holds;
      speaks = speaks || !only_long_over(holds, holds.stages[i]);
      row.marks.push_back(mark(holds, holds.stages[i]));
    }
    if (speaks) rows.push_back(std::move(row));
  }
  return rows;
}

// What helps most, anywhere along the strip, comes first.
int best(const std::vector<const Finding*>& findings) {
  int least = rank(Outcome::not_in_force);
  for (const auto* one : findings)
    if (one != nullptr && in_force(*one)) least = std::min(least, rank(one->outcome));
  return least;
}

}  // namespace

bool to_do(const Finding& finding) { return finding.kind == "deadline"; }

std::string mark(const Finding* finding) {
  if (finding == nullptr) return "pieces.mark.none";
  const std::string under = to_do(*finding) ? "pieces.mark_to_do." : "pieces.mark.";
  return under + std::string(name(finding->long_over ? Outcome::not_in_force : finding->outcome));
}

std::string label(const Sentences& sentences, const std::vector<const Finding*>& findings) {
  const auto& words = sentences.words();
  const auto& rule = sentences.name(*findings.front());
  std::vector<std::string> about;
  for (const auto* one : findings) {
    if (one->stage) about.push_back(words.say("stages." + std::string(name(*one->stage))));
    if (one->month) about.push_back(words.month(*one->month));
    if (one->number > 0)
      about.push_back(words.say("pieces.adult", {{"number", std::to_string(one->number)}}));
  }
  return about.empty() ? rule
                       : words.say("pieces.rule_about", {{"rule", rule}, {"what", words.all_of(about)}});
}

std::vector<StripRow> strip_rows(const std::vector<StripPart>& parts, const Sentences& sentences) {
  auto rows = step_rows(parts, sentences.words());
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Finding*>> by_key;
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const auto& one : parts[i].piece->holds.findings) {
      if (one.part == "proposal") continue;
      auto& findings = by_key[key(one)];
      if (findings.empty()) order.push_back(key(one));
      findings.resize(parts.size());
      findings[i] = &one;
    }
  struct Found {
    std::string rule;
    std::vector<const Finding*> same;  // one of each finding that goes the same way
    std::vector<std::string> marks;
    int rank = 0;
  };
  std::vector<Found> all;
  for (const auto& one : order) {
    const auto& findings = by_key[one];
    Found found;
    for (const auto* each : findings) found.marks.push_back(mark(each));
    if (std::all_of(found.marks.begin(), found.marks.end(),
                    [&](const std::string& each) { return each == found.marks.front(); }))
      continue;
    const Finding* some =
        *std::find_if(findings.begin(), findings.end(), [](const Finding* each) { return each; });
    found.rule = sentences.name(*some);
    found.same = {some};
    found.rank = best(findings);
    if (found.rank > rank(Outcome::needs_review)) continue;
    const auto like = std::find_if(all.begin(), all.end(), [&](const Found& other) {
      return other.rule == found.rule && other.marks == found.marks;
    });
    if (like == all.end())
      all.push_back(std::move(found));
    else
      like->same.push_back(some);
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.rank < b.rank; });
  for (auto& found : all) rows.push_back({label(sentences, found.same), std::move(found.marks)});
  return rows;
}

std::vector<Run> runs(const StripRow& row) {
  std::vector<Run> all;
  for (std::size_t i = 0; i < row.marks.size(); ++i) {
    if (all.empty() || all.back().mark != row.marks[i]) all.push_back({i, i, row.marks[i]});
    all.back().last = i;
  }
  return all;
}

}  // namespace holdfast
