// The engine held to rules that nobody wrote: random expressions over small domains, where every completion
// of everything that may be hidden can be judged one by one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "engine/evaluate/explore.hpp"
#include "engine/evaluate/stretches.hpp"
#include "engine/ruleset/rule_text.hpp"
#include "tests/support/answer_table.hpp"
#include "tests/support/random_rules.hpp"

namespace holdfast::made_up {
namespace {

bool soak() { return std::getenv("HOLDFAST_SOAK") != nullptr; }

struct Counts {
  std::size_t triples = 0;
  std::size_t completions = 0;
  std::size_t definite = 0;
  std::size_t spent = 0;
  std::size_t lines = 0;
  std::size_t bounds = 0;
  std::size_t refined = 0;
  std::size_t mismatches = 0;
};

class Trial {
 public:
  Trial(const Plan& plan, const PlanPart& part, Explorer& explorer, const Scenario& base, Counts& counts)
      : plan_(plan),
        vocabulary_(plan.ruleset().vocabulary),
        part_(part),
        explorer_(explorer),
        table_(plan.ruleset(), *part.rule),
        base_(base),
        counts_(counts) {
    const auto& reading = part.readings.front();
    for (const auto& edition : reading.editions)
      if (edition.days.holds(today)) limit_ = edition.limit;
  }

  // One complete scenario, with each set of its facts hidden in turn.
  void run(std::mt19937& random) {
    const auto known = table_.one(random);
    if (!known) return;
    auto hidden = table_.all();
    for (std::size_t i = 0; i < hidden.size(); ++i)
      if (random() % 3 == 0) hidden[i] = table_.some(random, i, (*known)[i].front());
    std::vector<Outcomes> answers;
    for (std::size_t mask = 0; mask < std::size_t{1} << hidden.size(); ++mask) {
      auto choices = *known;
      std::vector<std::size_t> numbers;
      for (std::size_t i = 0; i < hidden.size(); ++i) {
        if ((mask >> i & 1U) == 0) continue;
        choices[i] = hidden[i];
        if (vocabulary_.fact(table_.facts()[i]).type.numeric()) numbers.push_back(i);
      }
      answers.push_back(compare(choices));
      for (std::size_t i = 0; i < hidden.size(); ++i)  // to learn a fact never changes a definite answer
        if ((mask >> i & 1U) != 0 && single(answers[mask]) &&
            answers[mask ^ (std::size_t{1} << i)] != answers[mask])
          fail("not monotone", choices);
      if (!numbers.empty()) compare_along(choices, numbers[random() % numbers.size()]);
    }
  }

 private:
  Outcomes compare(const Choices& choices) {
    const auto expected = table_.summary(choices);
    const auto scenario = table_.scenario(base_, choices);
    ++counts_.triples;
    counts_.completions += expected.completions;
    counts_.definite += single(expected.possible) ? 1 : 0;
    const auto found = explorer_.explore(part_, scenario);
    if (found.budget_spent) {
      ++counts_.spent;
      fail("budget spent", choices);
    }
    if (found.possible != expected.possible)
      fail("outcomes: " + std::to_string(found.possible) + " for " + std::to_string(expected.possible),
           choices);
    auto asked = explorer_.needs(part_, scenario, box_of(scenario));
    std::erase(asked, vocabulary_.as_of());  // the time of the answer is never asked
    const std::set<int> needs(asked.begin(), asked.end());
    if (needs != expected.needs) fail("needs", choices);
    if (limit_ != no_node) compare_limit(choices, scenario, expected);
    return found.possible;
  }

  void compare_limit(const Choices& choices, const Scenario& scenario, const AnswerTable::Summary& expected) {
    ++counts_.bounds;
    const Box box = box_of(scenario);
    auto& evaluator = explorer_.evaluator();
    evaluator.start(scenario, box);
    const Value once = evaluator.value(limit_);
    if (once.low.least > *expected.least || once.high.most < *expected.most)
      fail("the limit lies outside its range", choices);
    if (once.low.least < *expected.least || once.high.most > *expected.most) ++counts_.refined;
    const Value limit = explorer_.bounds(limit_, scenario, box);
    if (limit.low.least != *expected.least || limit.high.most != *expected.most)
      fail("an end of the limit is not attained", choices);
  }

  void compare_along(const Choices& choices, std::size_t fact) {
    ++counts_.lines;
    const auto scenario = table_.scenario(base_, choices);
    const auto& type = vocabulary_.fact(table_.facts()[fact]).type;
    const auto expected = table_.along(choices, fact);
    const Axis axis{table_.facts()[fact], false};
    std::vector<Outcomes> found(expected.size(), 0xff);
    for (const auto& one : outcomes_along(plan_, part_, scenario, axis, {type.least, type.most}, explorer_)) {
      for (Int at = one.values.least; at <= one.values.most; ++at)
        found[static_cast<std::size_t>(at - type.least)] = one.possible;
      if (one.budget_spent) ++counts_.spent;
    }
    // Of values that no completion has, nothing is promised: the vocabulary rules them out, not the rule.
    for (std::size_t i = 0; i < found.size(); ++i)
      if (expected[i] == 0) found[i] = 0;
    if (found != expected) fail("along " + vocabulary_.fact(axis.fact).name, choices);
  }

  void fail(const std::string& what, const Choices& choices) {
    if (++counts_.mismatches > 10) return;
    std::string told;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      told += "\n  " + vocabulary_.fact(table_.facts()[i]).name + ":";
      for (const std::size_t choice : choices[i]) {
        const auto& point = table_.values(i)[choice];
        told +=
            point.happened ? " " + to_string(point.number) + "/" + std::to_string(point.bits) : " not yet";
      }
    }
    for (const auto& constraint : vocabulary_.consistent())
      told += "\n  under " + said(constraint.expression);
    ADD_FAILURE() << what << told << "\n" << conditions_of(*part_.rule);
  }

  static std::string conditions_of(const Rule& rule) {
    if (const auto* covers = std::get_if<Covers>(&rule.parts[0].block))
      return said(covers->who.parts.empty() ? covers->who.when : covers->who.parts[0].when);
    const auto& unless = std::get<BarredUnless>(rule.parts[0].block);
    return said(unless.debt) + " against " + said(unless.limit);
  }

  // The tree, with each operation before its parts.
  static std::string said(const Expression& e) {
    if (e.parts.empty()) return e.text.empty() ? to_string(e.number) : e.text;
    std::string text = e.text.empty() ? std::to_string(static_cast<int>(e.kind)) : e.text;
    text += "(";
    for (const auto& part : e.parts) text += said(part) + (&part == &e.parts.back() ? ")" : ", ");
    return text;
  }

  const Plan& plan_;
  const Vocabulary& vocabulary_;
  const PlanPart& part_;
  Explorer& explorer_;
  AnswerTable table_;
  const Scenario& base_;
  Counts& counts_;
  NodeId limit_ = no_node;
};

TEST(RandomOracle, AgreesOnRulesThatNobodyWrote) {
  const std::size_t wanted = soak() ? 1'000'000 : 10'000;
  std::mt19937 random(20261125);
  Counts counts;
  while (counts.triples < wanted) {
    const Ruleset ruleset = random_ruleset(random, 20);
    const Plan plan(ruleset);
    Explorer explorer(plan);
    const auto base = unknown_scenario(ruleset, today);
    for (const auto& part : plan.parts()) {
      Trial trial(plan, part, explorer, base, counts);
      for (int scenario = 0; scenario < 4; ++scenario) trial.run(random);
    }
  }
  std::cout << counts.triples << " triples, " << counts.completions << " completions judged one by one, "
            << counts.definite << " definite, " << counts.lines << " lines, " << counts.bounds
            << " limits, of which refined " << counts.refined << ", budgets spent " << counts.spent << ", "
            << counts.mismatches << " mismatches\n";
  EXPECT_EQ(counts.mismatches, 0U);
  EXPECT_EQ(counts.spent, 0U);
  // A test that meets only open answers, or none, proves nothing.
  EXPECT_GT(counts.definite, counts.triples / 10);
  EXPECT_LT(counts.definite, counts.triples * 9 / 10);
}

}  // namespace
}  // namespace holdfast::made_up
