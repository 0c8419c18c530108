// How many questions the ranking asks before an answer is definite, beside the fewest that any order of
// asking can do with, over rules that nobody wrote.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <stdexcept>

#include "engine/evaluate/explore.hpp"
#include "engine/evaluate/worth.hpp"
#include "tests/support/answer_table.hpp"
#include "tests/support/random_rules.hpp"

namespace holdfast::made_up {
namespace {

// One rule and everything open. Every completion is as likely as any other.
class Interview {
 public:
  Interview(const Plan& plan, const PlanPart& part, Explorer& explorer, const Scenario& base)
      : vocabulary_(plan.ruleset().vocabulary),
        part_(part),
        explorer_(explorer),
        table_(plan.ruleset(), *part.rule),
        base_(base) {}

  bool small() const {
    for (std::size_t i = 0; i < table_.facts().size(); ++i)
      if (const auto base = table_.base(i);
          base != Type::Base::yes_no && base != Type::Base::one_of && base != Type::Base::number)
        return false;
    return !table_.facts().empty();
  }

  std::size_t completions() const { return table_.summary(table_.all()).completions; }

  // Questions, added up over all completions: the greatest gain first, of equal ones the first fact.
  std::size_t asked() { return asked(table_.all()); }
  std::size_t fewest() { return fewest(table_.all()); }

 private:
  std::size_t asked(const Choices& choices) {
    const auto scenario = table_.scenario(base_, choices);
    if (single(explorer_.explore(part_, scenario).possible)) return 0;
    Cells cells;
    const auto needs = explorer_.needs(part_, scenario, box_of(scenario), cells);
    const Weighing weighing(cells, vocabulary_);
    std::size_t best = choices.size();
    Int gain = -1;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (std::find(needs.begin(), needs.end(), table_.facts()[i]) == needs.end()) continue;
      const Int here = weighing.of({table_.facts()[i]}).gain;
      if (here > gain) best = i, gain = here;
    }
    if (best == choices.size()) throw std::runtime_error("an open answer that no fact settles");
    return after(choices, best, [&](const Choices& told) { return asked(told); });
  }

  std::size_t fewest(const Choices& choices) {
    const auto known = fewest_.find(choices);
    if (known != fewest_.end()) return known->second;
    std::size_t least = 0;
    if (!single(table_.summary(choices).possible)) {
      least = ~std::size_t{0};
      for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].size() > 1)
          least = std::min(least, after(choices, i, [&](const Choices& told) { return fewest(told); }));
    }
    return fewest_[choices] = least;
  }

  // One question now, in each completion, and what is asked after each of its answers.
  template <class Next>
  std::size_t after(const Choices& choices, std::size_t fact, Next next) {
    std::size_t sum = table_.summary(choices).completions;
    for (const std::size_t value : choices[fact]) {
      auto told = choices;
      told[fact] = {value};
      if (table_.summary(told).completions > 0) sum += next(told);
    }
    return sum;
  }

  const Vocabulary& vocabulary_;
  const PlanPart& part_;
  Explorer& explorer_;
  AnswerTable table_;
  const Scenario& base_;
  std::map<Choices, std::size_t> fewest_;
};

TEST(RandomOracle, AsksHardlyMoreQuestionsThanTheBestOrder) {
  const int wanted = std::getenv("HOLDFAST_SOAK") != nullptr ? 5'000 : 150;
  std::mt19937 random(20261126);
  int rules = 0;
  int worse = 0;
  double asked = 0;
  double fewest = 0;
  double worst = 1;
  while (rules < wanted) {
    const Ruleset ruleset = random_ruleset(random, 20);
    const Plan plan(ruleset);
    Explorer explorer(plan);
    const auto base = unknown_scenario(ruleset, today);
    for (const auto& part : plan.parts()) {
      Interview interview(plan, part, explorer, base);
      if (!interview.small()) continue;
      const auto least = interview.fewest();
      if (least == 0) continue;  // nothing to ask
      const auto all = static_cast<double>(interview.completions());
      const auto ours = interview.asked();
      ASSERT_GE(ours, least) << part.rule->id;
      ++rules;
      worse += ours > least ? 1 : 0;
      asked += static_cast<double>(ours) / all;
      fewest += static_cast<double>(least) / all;
      worst = std::max(worst, static_cast<double>(ours) / static_cast<double>(least));
    }
  }
  std::cout << rules << " rules: " << asked / rules << " questions on average, " << fewest / rules
            << " in the best order; ratio " << asked / fewest << ", at worst " << worst << "; " << worse
            << " rules not in the best order\n";
  EXPECT_LE(asked / fewest, 1.2);
}

}  // namespace
}  // namespace holdfast::made_up
