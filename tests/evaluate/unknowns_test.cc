// The suite of unknowns in tests/unknowns: what is open, what is settled all the same, and which facts still
// matter. Every row is put to the engine and, so that the data itself is right, to an enumeration of all
// completions with a tiny evaluator.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <string>

#include "engine/evaluate/explore.hpp"
#include "tests/support/unknown_cases.hpp"

namespace holdfast::unknowns {
namespace {

constexpr std::size_t most_completions = 20'000;  // of one row, so that the suite stays quick for everyone

std::string listed(const std::set<std::string>& facts) {
  std::string text;
  for (const auto& fact : facts) text += (text.empty() ? "" : ", ") + fact;
  return text;
}

std::string said(const std::string& answer, const std::set<std::string>& needs) {
  return answer == "open" ? answer + ", needs " + listed(needs) : answer;
}

std::string answer(bool may_be_yes, bool may_be_no) {
  return may_be_yes && may_be_no ? "open" : may_be_yes ? "yes" : may_be_no ? "no" : "no completion";
}

Expression parsed(const std::string& text) {
  auto result = parse_expression(text);
  if (!result.errors.empty()) throw std::runtime_error(text + ": " + result.errors.front().message);
  return std::move(result.expression);
}

class Engine {
 public:
  explicit Engine(const Case& one) : ruleset_(loaded(one)), plan_(ruleset_), explorer_(plan_) {}

  std::string said_of(const std::string& scenario_yaml) {
    const auto document = read_yaml(scenario_yaml, "row", Echo::allowed);
    if (!document) return render(document.diagnostics());
    const auto scenario = read_scenario(*document, ruleset_, std::nullopt);
    if (!scenario) return render(scenario.diagnostics());
    if (plan_.parts().size() != 1) return "not one part";
    const auto& part = plan_.parts().front();
    const auto exploration = explorer_.explore(part, *scenario);
    if (exploration.budget_spent) return "the budget is spent";
    constexpr auto expected = only(PointOutcome::applies) | only(PointOutcome::does_not_apply);
    if ((exploration.possible & ~expected) != 0) return "another outcome";
    const auto found = answer(has(exploration.possible, PointOutcome::applies),
                              has(exploration.possible, PointOutcome::does_not_apply));
    std::set<std::string> needs;  // asked for only where the answer is open, as a determination does
    if (found == "open")
      for (const int fact : explorer_.needs(part, *scenario, box_of(*scenario)))
        needs.insert(ruleset_.vocabulary.fact(fact).name);
    return said(found, needs);
  }

 private:
  static Ruleset loaded(const Case& one) {
    auto result = load(ruleset_of(one));
    if (!result) throw std::runtime_error(one.at + "\n" + render(result.diagnostics()));
    return std::move(*result);
  }

  Ruleset ruleset_;
  Plan plan_;
  Explorer explorer_;
};

std::size_t rows_of(const std::vector<Case>& cases) {
  std::size_t rows = 0;
  for (const auto& one : cases) rows += one.rows.size();
  return rows;
}

TEST(Unknowns, TheSuiteIsLargeAndEachCaseHasANameOfItsOwn) {
  std::set<std::string> names;
  for (const auto& one : all_cases()) EXPECT_TRUE(names.insert(one.name).second) << one.at << " " << one.name;
  EXPECT_GE(names.size(), 60U);
}

TEST(Unknowns, TheEngineSaysOfEachRowWhatTheSuiteSays) {
  for (const auto& one : all_cases()) {
    Engine engine(one);
    for (const auto& row : one.rows)
      EXPECT_EQ(engine.said_of(scenario_of(one, row)), said(row.answer, row.needs))
          << row.at << " " << one.name << "\n"
          << scenario_of(one, row);
  }
  std::cout << all_cases().size() << " cases, " << rows_of(all_cases()) << " rows put to the engine\n";
}

TEST(Unknowns, EveryCompletionBearsTheSuiteOut) {
  std::size_t completions = 0;
  for (const auto& one : all_cases()) {
    const auto condition = parsed(one.when);
    std::vector<Expression> consistent;
    for (const auto& text : one.consistent) consistent.push_back(parsed(text));
    for (const auto& row : one.rows) {
      const auto possible = possible_of(one, row);
      std::size_t many = 1;
      for (const auto& fact : possible) many *= fact.second.size();
      ASSERT_LE(many, most_completions) << row.at;
      const auto all = tiny::enumerate(condition, consistent, figures_of(one), possible);
      EXPECT_EQ(said(answer(all.may_be_yes, all.may_be_no), all.needs), said(row.answer, row.needs))
          << row.at << " " << one.name;
      completions += all.completions;
    }
  }
  std::cout << completions << " completions evaluated one at a time\n";
}

// Whether whoever knows the first row knows all that the second says, and more.
bool knows_more(const tiny::Possible& more, const tiny::Possible& less) {
  bool smaller = false;
  for (std::size_t i = 0; i < more.size(); ++i) {
    for (const auto& value : more[i].second)
      if (std::find(less[i].second.begin(), less[i].second.end(), value) == less[i].second.end())
        return false;
    smaller = smaller || more[i].second.size() < less[i].second.size();
  }
  return smaller;
}

TEST(Unknowns, WhoeverLearnsMoreNeverLosesAnAnswer) {
  std::size_t pairs = 0;
  for (const auto& one : all_cases())
    for (const auto& less : one.rows)
      for (const auto& more : one.rows) {
        if (!knows_more(possible_of(one, more), possible_of(one, less))) continue;
        ++pairs;
        if (less.answer != "open") {
          EXPECT_EQ(more.answer, less.answer) << less.at << " and " << more.at;
        }
      }
  EXPECT_GE(pairs, 100U);
  std::cout << pairs << " pairs of rows in which one knows more\n";
}

}  // namespace
}  // namespace holdfast::unknowns
