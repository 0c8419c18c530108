#include "cli/interview.hpp"

#include <algorithm>
#include <cassert>

#include "cli/as_of.hpp"
#include "cli/written.hpp"

namespace holdfast::cli {

Interview::Interview(const Plan& plan, std::optional<Day> as_of)
    : plan_(plan), as_of_(as_of), explorer_(plan) {
  determine_again();
}

const Fact* Interview::next() const {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  const auto answered = [&](const std::string& name) {
    return std::any_of(answers_.begin(), answers_.end(),
                       [&](const Answer& answer) { return answer.fact->name == name; });
  };
  // What was left open, or told about, may still matter; it is not asked twice.
  for (const auto& question : determination_.questions)
    if (!answered(question.fact)) return &vocabulary.fact(*vocabulary.find(question.fact));
  return nullptr;
}

Result<Scenario> Interview::scenario(const std::vector<Answer>& answers, bool& assumed_today) const {
  std::vector<std::pair<std::string, Node>> facts;
  facts.reserve(answers.size());
  for (const auto& answer : answers) facts.emplace_back(answer.fact->name, answer.value);
  Document document;
  document.name = "interview";
  document.echo = Echo::never;
  document.root = written_map({{"facts", written_map(facts)}});
  settle_as_of(document, plan_.ruleset(), as_of_.has_value(), assumed_today);
  return read_scenario(document, plan_.ruleset(), as_of_);
}

std::optional<Objection> Interview::objection(const Fact& fact, const Node& answer) const {
  auto answers = answers_;
  answers.push_back({&fact, answer});
  bool assumed_today = false;
  const auto read = scenario(answers, assumed_today);
  if (!read) return Objection{read.diagnostics().front().code, {}};
  const auto at_odds = facts_at_odds(plan_, *read, explorer_);
  if (!at_odds.empty()) return Objection{"impossible", at_odds};
  return std::nullopt;
}

void Interview::tell(const Fact& fact, Node answer) {
  answers_.push_back({&fact, std::move(answer)});
  determine_again();
}

const Fact* Interview::take_back() {
  if (answers_.empty()) return nullptr;
  const Fact* fact = answers_.back().fact;
  answers_.pop_back();
  determine_again();
  return fact;
}

void Interview::determine_again() {
  bool assumed_today = false;
  const auto read = scenario(answers_, assumed_today);
  assert(read && "an answer to which there was an objection");
  determination_ = determine(plan_, *read, explorer_);
  if (assumed_today) determination_.assumptions.emplace_back("as_of_today");
}

}  // namespace holdfast::cli
