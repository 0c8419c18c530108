#include "engine/authoring/case_scenario.hpp"

#include "engine/determination/determine.hpp"

namespace holdfast {

Scenario case_scenario(const Plan& plan, const std::string& file, Day checked, const RuleCase& one,
                       Explorer& explorer, Diagnostics& diagnostics) {
  const auto& ruleset = plan.ruleset();
  Document document;
  document.name = file;
  auto scenario = unknown_scenario(ruleset, one.as_of.value_or(checked));
  auto facts = one.given;
  if (facts.count("home_place") == 0) {
    Node place;
    place.text = one.place;
    facts["home_place"] = place;
  }
  read_facts(document, facts, "/given", ruleset, scenario, diagnostics);
  const auto impossible = contradiction(plan, scenario, file, explorer);
  diagnostics.insert(diagnostics.end(), impossible.begin(), impossible.end());
  return scenario;
}

}  // namespace holdfast
