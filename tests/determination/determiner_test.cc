// One scenario after another: what is taken over is what would be found anew.
#include <gtest/gtest.h>

#include "engine/determination/determine.hpp"
#include "engine/determination/json.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

Scenario told(const Rule& rule, const RuleCase& one) {
  Document document;
  Diagnostics diagnostics;
  auto scenario = unknown_scenario(shipped_rules(), one.as_of.value_or(rule.checked));
  auto facts = one.given;
  if (facts.count("home_place") == 0) facts["home_place"].text = one.place;
  read_facts(document, facts, "/given", shipped_rules(), scenario, diagnostics);
  return scenario;
}

// The worked cases, each as it is told, with one of its facts after the other unknown, and a day later.
TEST(Determiner, AnswersAsIfEachScenarioWereTheFirst) {
  const auto& plan = shipped_plan();
  const auto& texts = shipped_rules().texts;
  Explorer explorer(plan);
  Determiner determiner(plan, explorer);
  Determination last;
  int answers = 0;
  const auto compare = [&](const Scenario& scenario, const std::string& what) {
    if (!facts_at_odds(plan, scenario, explorer).empty()) return;
    // Now and then nobody has the last answer any more.
    constexpr int kept = 5;
    last = determiner.determine(scenario, ++answers % kept == 0 ? nullptr : &last);
    EXPECT_EQ(to_json(last, texts, "en"),
              to_json(determine(plan, scenario, explorer, Want::answer), texts, "en"))
        << what;
  };
  std::size_t number = 0;
  for (const auto& rule : shipped_rules().rules)
    for (const auto& one : rule.cases) {
      constexpr std::size_t some = 12;
      if (number++ % some != 0 || !one.with_reform.empty()) continue;
      const auto scenario = told(rule, one);
      const auto nothing = unknown_scenario(shipped_rules(), scenario.as_of);
      compare(scenario, rule.id + ", " + one.name);
      for (std::size_t fact = 0; fact < scenario.facts.size(); ++fact) {
        if (scenario.facts[fact] == nothing.facts[fact]) continue;
        Scenario less = scenario;
        less.facts[fact] = nothing.facts[fact];
        compare(less, rule.id + ", " + one.name + ", without " +
                          shipped_rules().vocabulary.fact(static_cast<int>(fact)).name);
      }
      RuleCase later = one;
      later.as_of = scenario.as_of + 1;
      compare(told(rule, later), rule.id + ", " + one.name + ", a day later");
    }
  std::cout << answers << " answers\n";
  EXPECT_GT(answers, 500);
}

}  // namespace
}  // namespace holdfast
