// A scenario as text → what the shipped rules say.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "engine/determination/determine.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {

// Empty, with a failure, when the scenario is refused.
inline Determination determined(const std::string& scenario_yaml, const Plan& plan = shipped_plan()) {
  const auto document = read_yaml(scenario_yaml, "scenario", Echo::never);
  if (!document) {
    ADD_FAILURE() << render(document.diagnostics());
    return {};
  }
  const auto scenario = read_scenario(*document, plan.ruleset(), std::nullopt);
  if (!scenario) {
    ADD_FAILURE() << render(scenario.diagnostics());
    return {};
  }
  Explorer explorer(plan);
  EXPECT_TRUE(contradiction(plan, *scenario, "scenario", explorer).empty());
  return determine(plan, *scenario, explorer);
}

// Facts in flow style, as of 2026-11-24: `home_place: …, bedrooms: 2`.
inline Determination determined_for(const std::string& facts) {
  return determined("as_of: 2026-11-24\nfacts: {" + facts + "}\n");
}

// The finding of the rule whose id ends with `rule`; a failure and an empty one if there is none.
inline Finding finding(const Determination& determination, const std::string& rule,
                       const std::string& part = "barred_unless") {
  for (const auto& one : determination.findings)
    if (one.rule.ends_with(rule) && one.part == part) return one;
  ADD_FAILURE() << "no finding of " << rule << ", " << part;
  return {};
}

// The facts that are worth asking, in order.
inline std::vector<std::string> asked(const Determination& determination) {
  std::vector<std::string> facts;
  for (const auto& question : determination.questions) facts.push_back(question.fact);
  return facts;
}

inline std::string range_words(const AmountRange& range) {
  const auto end = [&](const std::optional<Int>& units) {
    return units ? to_string(Decimal{*units, range.scale}) : std::string("open");
  };
  return range.exact() ? end(range.at_least) : end(range.at_least) + ".." + end(range.at_most);
}

// "act_by 2025-03-17 or 2025-03-24, ..."; "calendar_gap" for a day that cannot be told.
inline std::string days_of(const Finding& finding) {
  std::string text;
  for (const auto& one : finding.deadlines) {
    text += (text.empty() ? "" : ", ") + std::string(name(one.what)) + " " +
            (one.day ? to_string(*one.day) : std::string(name(one.certainty)));
    if (one.or_later) text += " or " + to_string(*one.or_later);
  }
  return text;
}

// "2964.00", "2400.00..3600.00", "open..5.00"; "" when the finding has no such amount.
inline std::string amount(const Finding& finding, const std::string& name) {
  for (const auto& one : finding.amounts)
    if (one.name == name) return range_words(one.amount);
  return "";
}

}  // namespace holdfast
