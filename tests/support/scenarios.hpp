// The plan of the shipped rules, and scenarios as text.
#pragma once

#include <string>

#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {

inline const Plan& shipped_plan() {
  static const Plan plan(shipped_rules());
  return plan;
}

inline Scenario scenario_of(const std::string& yaml) {
  const auto document = read_yaml(yaml, "scenario", Echo::never);
  return *read_scenario(*document, shipped_rules(), std::nullopt);
}

}  // namespace holdfast
