// Cases that catch the seeded defects which no case catches.
#include <algorithm>

#include "engine/authoring/case_scenario.hpp"
#include "engine/authoring/completion.hpp"
#include "engine/authoring/mutation_world.hpp"
#include "engine/authoring/propose.hpp"
#include "engine/authoring/proposer.hpp"
#include "engine/authoring/rule_difference.hpp"
#include "engine/authoring/same_answer.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
namespace {

constexpr int near_budget = 300;  // evaluations of one case with a fact or two opened

// A plan, and what the first rule of its ruleset says under it.
struct Told {
  explicit Told(const Ruleset& ruleset) : plan(ruleset), explorer(plan) {}
  const Rule& rule() const { return plan.ruleset().rules.front(); }
  std::vector<Expectation> says(const Scenario& scenario) {
    return expectations(determine(plan, scenario, explorer), rule());
  }
  Plan plan;
  Explorer explorer;
};

// Whether a case that expects this fails there.
bool fails(Told& told, RuleCase one, const Expectation& expect) {
  auto read = read_yaml("expect: {" + expect.key + ": " + expect.text + "}\n", "expected", Echo::allowed);
  if (!read) return false;
  one.expect = *read->root.find("expect");
  return !run_case(told.plan, told.explorer, told.rule(), one).passed();
}

class DefectProposals {
 public:
  DefectProposals(const Ruleset& ruleset, const Document& document, const Rule& rule)
      : world_(ruleset, document, rule),
        ours_(world_.ours()),
        proposer_(ours_.plan, ours_.rule(), ours_.explorer),
        fixed_(untellable(ours_.rule())) {
    for (std::size_t i = 0; i < ours_.rule().cases.size(); ++i)
      says_.push_back(ours_.says(proposer_.scenario(i)));
  }

  void add(const SeededDefect& defect) {
    const auto words = "line " + std::to_string(defect.mutant.line) + ", " + defect.mutant.pointer + ": " +
                       defect.mutant.what;
    const Ruleset* with = world_.with(defect.mutant);
    if (with == nullptr) return;
    Told theirs(*with);
    for (auto& proposed : fresh_)
      if (caught(theirs, proposed.told)) {
        made_.cases[proposed.number].why.push_back(words);
        return;
      }
    if (const auto more = expects_more(theirs)) {
      made_.cases.push_back({"", {words, *more}});
      return;
    }
    if (!near(defect.mutant, theirs, words)) made_.left.push_back(words);
  }

  Proposals done() { return std::move(made_); }

 private:
  struct Fresh {
    RuleCase told;  // with what it expects
    std::size_t number = 0;
  };

  static bool caught(Told& theirs, const RuleCase& one) {
    return !run_case(theirs.plan, theirs.explorer, theirs.rule(), one).passed();
  }

  // A key that tells the two apart on a case that the rule has.
  std::optional<std::string> expects_more(Told& theirs) {
    for (std::size_t i = 0; i < says_.size(); ++i) {
      const auto& one = ours_.rule().cases[i];
      if (!one.with_reform.empty()) continue;
      for (const auto& expect : says_[i])
        if (expect.key != "confidence" && fails(theirs, one, expect) && !fails(ours_, one, expect))
          return "`" + one.name + "` would catch it with `" + expect.key + ": " + expect.text + "`";
    }
    return std::nullopt;
  }

  bool near(const Mutant& mutant, Told& theirs, const std::string& words) {
    const auto both = world_.both(mutant);
    const Plan plan(both);
    Assessor assessor(plan);
    std::set<std::string> telling;  // keys
    for (const auto& [a, b] : pairs(plan)) {
      const auto* part = a;
      const auto* twin = b;
      std::vector<int> facts = part->facts;
      for (const int fact : twin->facts)
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
      const auto seek = [&](const Scenario& open) -> std::optional<Box> {
        for (const auto& subject : subjects(plan, open))
          if (subject.part == part)
            if (auto found =
                    find_difference(plan, assessor, *part, *twin, *subject.scenario, near_budget, fixed_);
                found.at)
              return found.at;
        return std::nullopt;
      };
      const auto good = [&](const Neighbour& neighbour) {
        telling.clear();
        for (const auto& expect : ours_.says(neighbour.scenario))
          if (expect.key != "confidence" && fails(theirs, neighbour.told, expect) &&
              !fails(ours_, neighbour.told, expect)) {
            telling.insert(expect.key);
            break;
          }
        return !telling.empty();
      };
      const auto found = proposer_.find(movable(plan, facts), seek, good);
      if (!found) continue;
      keep(*found, mutant, telling, words);
      return true;
    }
    return false;
  }

  void keep(const Proposer::Found& found, const Mutant& mutant, const std::set<std::string>& telling,
            const std::string& words) {
    ProposedCase proposed;
    proposed.yaml = proposer_.write(
        found, proposed_name(mutant.pointer, "turns", ours_.rule().cases[found.from]), telling);
    proposed.why = {words};
    Fresh fresh{found.neighbour.told, made_.cases.size()};
    const auto read = read_yaml("cases:\n" + proposed.yaml, "proposed", Echo::allowed);
    if (read) fresh.told.expect = *read->root.find("cases")->items.front().find("expect");
    fresh_.push_back(std::move(fresh));
    made_.cases.push_back(std::move(proposed));
  }

  MutationWorld world_;
  Told ours_;
  Proposer proposer_;
  std::vector<int> fixed_;
  std::vector<std::vector<Expectation>> says_;  // by case
  std::vector<Fresh> fresh_;
  Proposals made_;
};

}  // namespace

Proposals propose_for_defects(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule) {
  const Document* document = files.find(rule.id);
  if (document == nullptr) return {};
  DefectProposals proposals(ruleset, *document, rule);
  for (const auto& defect : mutate(ruleset, files, rule).defects)
    if (defect.fate == Fate::missed) proposals.add(defect);
  return proposals.done();
}

}  // namespace holdfast
