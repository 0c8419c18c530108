#include "engine/determination/row_findings.hpp"

#include "engine/determination/findings.hpp"

namespace holdfast {
namespace {

// The scenario with the columns of one row; without a row, with what nobody was served with.
Scenario for_row(const Vocabulary& vocabulary, int list, const Scenario& scenario,
                 const std::vector<Known>* row) {
  Scenario one = scenario;
  const auto& columns = vocabulary.fact(list).row;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto index = vocabulary.find(vocabulary.fact(list).name + "." + columns[i].name);
    auto& known = one.facts[static_cast<std::size_t>(*index)];
    if (row != nullptr) {
      known = (*row)[i];
    } else if (columns[i].kind == RowField::Kind::date) {
      known = {};
      known.may_happen = false;
      known.may_not_happen = known.may_come = true;
    }
  }
  return one;
}

}  // namespace

std::vector<Finding> find_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               PlaceIs place_is, Explorer& explorer, Want want) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  const int list = part.rule->rows;
  const auto& told = scenario.facts[static_cast<std::size_t>(list)];
  std::vector<Finding> findings;
  const auto add = [&](const Scenario& one, int number) {
    findings.push_back(make_finding(plan, part, one, place_is, explorer, want));
    findings.back().subject = "adult";
    findings.back().number = number;
  };
  if (!told.told) {
    add(scenario, 0);
  } else if (told.rows.empty()) {
    add(for_row(vocabulary, list, scenario, nullptr), 0);
  } else {
    for (std::size_t i = 0; i < told.rows.size(); ++i)
      add(for_row(vocabulary, list, scenario, &told.rows[i]), static_cast<int>(i) + 1);
  }
  return findings;
}

}  // namespace holdfast
