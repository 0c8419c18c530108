#include "engine/simulation/sweep.hpp"

#include <memory>

#include "engine/base/add_once.hpp"
#include "engine/columns/known_key.hpp"
#include "engine/determination/subjects.hpp"
#include "engine/simulation/study.hpp"

namespace holdfast {
namespace {

constexpr unsigned surely = 1;
constexpr unsigned perhaps = 2;
constexpr std::size_t most_remembered = 1U << 16U;

unsigned told(Outcomes possible, Reach reach) {
  const auto state = static_cast<std::size_t>(says(possible, reach));
  return surely_helps(state) ? surely | perhaps : may_help(state) ? perhaps : 0;
}

}  // namespace

Helped& Helped::operator+=(const Helped& other) {
  rows_surely += other.rows_surely;
  rows_perhaps += other.rows_perhaps;
  surely += other.surely;
  perhaps += other.perhaps;
  return *this;
}

SweepCurve& SweepCurve::operator+=(const SweepCurve& other) {
  rows += other.rows;
  weight += other.weight;
  budget_spent += other.budget_spent;
  for (const auto& [step, change] : other.changes) changes[step] += change;
  for (const auto& [step, count] : other.flips) flips[step] += count;
  return *this;
}

RowSweep::RowSweep(const std::vector<SweptLaw>& laws, const Scenario& nothing_told, Extent steps,
                   std::vector<int> weights, std::vector<std::size_t> by)
    : laws_(laws),
      nothing_told_(nothing_told),
      steps_(steps),
      weights_(std::move(weights)),
      groups_(std::move(by)) {
  for (const auto& law : laws) {
    explorers_.push_back(std::make_unique<Explorer>(law.plan));
    reaches_.emplace_back(law.plan, std::vector<Asked>{{law.rule, law.part, {}}});
    facts_.emplace_back();
    for (const auto& part : law.plan.parts())
      if (part.rule->id == law.rule->id && part.part == law.part)
        for (const int fact : facts_read(law.plan, part)) add_once(facts_.back(), fact);
  }
}

void RowSweep::see(const TableReader& reader, const std::vector<LawAnswers*>&, std::uint64_t) {
  groups_.read(reader);
  curves_.resize(groups_.size(), std::vector<SweepCurve>(laws_.size()));
  const auto& vocabulary = laws_.front().plan.ruleset().vocabulary;
  for (std::size_t row = 0; row < reader.block().rows; ++row) {
    if (reader.is_wrong(row)) continue;
    const auto scenario = scenario_of(vocabulary, reader.block(), row, nothing_told_);
    const std::int64_t weight = *weights_.of(row);
    for (std::size_t law = 0; law < laws_.size(); ++law) {
      auto& curve = curves_[groups_.of(row)][law];
      ++curve.rows;
      curve.weight.add(weight);
      unsigned before = 0;
      const auto& along = followed(law, scenario);
      for (const auto& [step, told] : along.told) {
        const unsigned now = told;
        const auto change = [&](unsigned bit) { return int{(now & bit) != 0} - int{(before & bit) != 0}; };
        auto& at = curve.changes[step];
        at.rows_surely += change(surely);
        at.rows_perhaps += change(perhaps);
        at.surely.add_product(weight, change(surely));
        at.perhaps.add_product(weight, change(perhaps));
        if (step > steps_.least && now != before) ++curve.flips[step];
        before = now;
      }
      if (along.budget_spent) ++curve.budget_spent;
    }
  }
}

const RowSweep::Followed& RowSweep::followed(std::size_t law, const Scenario& scenario) {
  key_.assign(reinterpret_cast<const char*>(&law), sizeof law);
  for (const int spot : scenario.spots) key_.append(reinterpret_cast<const char*>(&spot), sizeof spot);
  for (const int fact : facts_[law]) {
    const auto& known = scenario.facts[static_cast<std::size_t>(fact)];
    append_known(key_, known);
    if (known.told) key_.clear();  // rows of a list are not in the key
    if (known.told) break;
  }
  if (memory_.size() >= most_remembered) memory_.clear();
  if (key_.empty()) return memory_[key_] = follow(law, scenario);
  const auto found = memory_.find(key_);
  if (found != memory_.end()) return found->second;
  return memory_.emplace(key_, follow(law, scenario)).first->second;
}

RowSweep::Followed RowSweep::follow(std::size_t number, const Scenario& scenario) {
  Followed made;
  const auto& law = laws_[number];
  const int moved = law.plan.ruleset().vocabulary.moved_figure();
  // What is possible at a step for any of the homes, rows of a list or months that are judged.
  std::map<Int, Outcomes> changes{{steps_.least, 0}};
  std::vector<std::vector<Stretch>> all;
  for (const auto& asked : parts_asked(law.plan, scenario)) {
    const auto& part = law.plan.parts()[static_cast<std::size_t>(asked.part)];
    if (part.rule->id != law.rule->id || part.part != law.part) continue;
    for (const auto& subject : subjects_of(law.plan, part, std::make_shared<Scenario>(scenario))) {
      all.push_back(
          outcomes_along(law.plan, part, *subject.scenario, {moved, false}, steps_, *explorers_[number]));
      for (const auto& stretch : all.back()) {
        changes[stretch.values.least] = 0;
        made.budget_spent = made.budget_spent || stretch.budget_spent;
      }
    }
  }
  for (auto& [step, possible] : changes)
    for (const auto& stretches : all)
      for (const auto& stretch : stretches)
        if (stretch.values.least <= step && step <= stretch.values.most) possible |= stretch.possible;
  const auto reach = reaches_[number].of(0, scenario.spots);
  for (const auto& [step, possible] : changes) made.told[step] = told(possible, reach);
  return made;
}

void RowSweep::give(SweepCurves& curves) const {
  for (std::size_t group = 0; group < curves_.size(); ++group) {
    auto& to = curves[groups_.key(group)];
    to.resize(laws_.size());
    for (std::size_t law = 0; law < laws_.size(); ++law) to[law] += curves_[group][law];
  }
}

}  // namespace holdfast
