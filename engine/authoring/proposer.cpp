#include "engine/authoring/proposer.hpp"

#include <algorithm>
#include <cctype>

#include "engine/authoring/case_finding.hpp"
#include "engine/authoring/case_scenario.hpp"
#include "engine/authoring/written_case.hpp"
#include "engine/base/add_once.hpp"

namespace holdfast {
namespace {

constexpr std::size_t most_in_pairs = 6;  // facts, the likeliest first, that are moved two at a time

// What a case always tells, where the rule says it.
const std::set<std::string> always = {
    "outcome",        "limit",       "award",           "act_by",
    "pay_through",    "landlord_by", "earliest_filing", "new_day_not_before",
    "never_a_ground", "other_months"};

}  // namespace

std::vector<int> movable(const Plan& plan, const std::vector<int>& facts, const std::string& first) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  std::vector<int> some;
  for (const int number : facts)
    if (vocabulary.fact(number).name == first && !vocabulary.fact(number).hidden) some.push_back(number);
  for (auto number = facts.rbegin(); number != facts.rend(); ++number) {
    const auto& fact = vocabulary.fact(*number);
    if (!fact.hidden && fact.type.base != Type::Base::list && fact.type.base != Type::Base::place)
      add_once(some, *number);
  }
  if (std::find(facts.begin(), facts.end(), vocabulary.as_of()) != facts.end())
    some.push_back(vocabulary.as_of());
  return some;
}

std::string proposed_name(const std::string& pointer, const std::string& what, const RuleCase& from) {
  auto at = pointer;  // a place in a list has no name: what holds it has
  while (!at.empty() && std::isdigit(static_cast<unsigned char>(at.back())) != 0 &&
         at.find_first_not_of("0123456789", at.rfind('/') + 1) == std::string::npos)
    at.resize(at.rfind('/'));
  auto words = at.substr(at.rfind('/') + 1) + " " + what + ", else as " + from.name;
  std::erase(words, '`');
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Proposer::Proposer(const Plan& plan, const Rule& rule, Explorer& explorer)
    : plan_(plan), rule_(rule), explorer_(explorer) {
  for (const auto& one : rule.cases) {
    Diagnostics diagnostics;
    scenarios_.push_back(case_scenario(plan, rule.file, rule.checked, one, explorer, diagnostics));
    names_.insert(one.name);
  }
}

std::optional<Proposer::Found> Proposer::try_moving(const std::vector<int>& facts, const Seek& seek,
                                                    const Good& good) {
  for (std::size_t i = 0; i < scenarios_.size(); ++i) {
    if (!rule_.cases[i].with_reform.empty()) continue;
    const auto box = seek(opened(plan_, scenarios_[i], facts));
    if (!box) continue;
    auto near = moved(plan_, rule_, rule_.cases[i], scenarios_[i], facts, *box, explorer_);
    if (!near || !good(*near)) continue;
    Found found{std::move(*near), i, {}};
    found.says = determine(plan_, found.neighbour.scenario, explorer_);
    const auto* main = main_finding(found.says, rule_);
    if (main == nullptr) continue;
    if (main->outcome != Outcome::may_apply) return found;
    if (!uncertain_) uncertain_ = std::move(found);
  }
  return std::nullopt;
}

std::optional<Proposer::Found> Proposer::find(const std::vector<int>& facts, const Seek& seek,
                                              const Good& good) {
  uncertain_.reset();
  for (const int fact : facts)
    if (auto found = try_moving({fact}, seek, good)) return found;
  const auto several = std::min(facts.size(), most_in_pairs);
  for (std::size_t i = 0; i < several; ++i)
    for (std::size_t j = i + 1; j < several; ++j)
      if (auto found = try_moving({facts[i], facts[j]}, seek, good)) return found;
  return std::move(uncertain_);
}

std::vector<Expectation> Proposer::worth_telling(const Found& found,
                                                 const std::set<std::string>& also) const {
  const Node& expected = rule_.cases[found.from].expect;
  const auto* main = main_finding(found.says, rule_);
  std::vector<Expectation> told;
  for (auto& one : expectations(found.says, rule_)) {
    const bool helps = main->outcome == Outcome::applies || main->outcome == Outcome::may_apply;
    const bool wanted = always.count(one.key) != 0 || also.count(one.key) != 0 || one.key == "warns" ||
                        (one.key == "because" && !helps) ||
                        (one.key == "asks" && main->outcome == Outcome::may_apply) ||
                        (one.key == "effect" && expected.find("effect") != nullptr) ||
                        (expected.find(one.key) != nullptr && one.key != "confidence");
    if (wanted) told.push_back(std::move(one));
  }
  return told;
}

std::string Proposer::write(const Found& found, const std::string& name, const std::set<std::string>& also) {
  std::string own = name;
  for (int number = 2; !names_.insert(own).second; ++number) own = name + ", " + std::to_string(number);
  return written_case(own, found.neighbour.as_of, found.neighbour.given, worth_telling(found, also));
}

}  // namespace holdfast
