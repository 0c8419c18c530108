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

std::vector<RowScenario> scenarios_of_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  const int list = part.rule->rows;
  const auto& told = scenario.facts[static_cast<std::size_t>(list)];
  if (!told.told) return {{scenario, 0}};
  if (told.listed->rows.empty()) return {{for_row(vocabulary, list, scenario, nullptr), 0}};
  std::vector<RowScenario> all;
  for (std::size_t i = 0; i < told.listed->rows.size(); ++i)
    all.push_back({for_row(vocabulary, list, scenario, &told.listed->rows[i]), static_cast<int>(i) + 1});
  return all;
}

std::vector<Finding> find_rows(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               PlaceIs place_is, Explorer& explorer, Want want, std::vector<Cells>* kept) {
  std::vector<Finding> findings;
  for (const auto& row : scenarios_of_rows(plan, part, scenario)) {
    findings.push_back(make_finding(plan, part, row.scenario, place_is, explorer, want, kept));
    findings.back().subject = "adult";
    findings.back().number = row.number;
  }
  return findings;
}

}  // namespace holdfast
