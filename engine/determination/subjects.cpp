#include "engine/determination/subjects.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/row_findings.hpp"
#include "engine/evaluate/rent_months.hpp"

namespace holdfast {

std::vector<PartAsked> parts_asked(const Plan& plan, const Scenario& scenario) {
  std::vector<PartAsked> asked;
  if (scenario.spots.size() == 1) {  // nearly always, and then each of its parts reaches all of them
    const auto& all = plan.parts_at(scenario.spots.front());
    asked.reserve(all.size());
    for (const int part : all) asked.push_back({part, PlaceIs::certain});
    return asked;
  }
  std::vector<int> parts;
  for (const int spot : scenario.spots)
    for (const int part : plan.parts_at(spot)) add_once(parts, part);
  for (const int index : parts) {
    const auto& spots = plan.parts()[static_cast<std::size_t>(index)].spots;
    const bool everywhere = std::all_of(scenario.spots.begin(), scenario.spots.end(), [&](int spot) {
      return std::find(spots.begin(), spots.end(), spot) != spots.end();
    });
    if (everywhere || scenario.spots.size() <= most_places)
      asked.push_back({index, everywhere ? PlaceIs::certain : PlaceIs::possible});
  }
  return asked;
}

std::vector<Subject> subjects_of(const Plan& plan, const PlanPart& part,
                                 const std::shared_ptr<const Scenario>& scenario) {
  std::vector<Subject> all;
  const auto add = [&](Scenario one) { all.push_back({&part, std::make_shared<Scenario>(std::move(one))}); };
  const auto* debt = std::get_if<ProtectedDebt>(&part.rule->parts[static_cast<std::size_t>(part.part)].block);
  if (part.rule->rows >= 0) {
    for (auto& row : scenarios_of_rows(plan, part, *scenario)) add(std::move(row.scenario));
  } else if (debt == nullptr) {
    all.push_back({&part, scenario});
  } else {
    const auto& rent = scenario->facts[static_cast<std::size_t>(debt->rent)];
    if (!rent.told || rent.listed->rows.empty()) add(for_month(*part.rule, *debt, *scenario, -1));
    for (std::size_t row = 0; rent.told && row < rent.listed->rows.size(); ++row)
      if (debt->signature(static_cast<Day>(rent.listed->rows[row].front().pieces.front().least)) ==
          part.signature)
        add(for_month(*part.rule, *debt, *scenario, static_cast<int>(row)));
  }
  return all;
}

std::vector<Subject> subjects(const Plan& plan, Scenario scenario) {
  std::vector<Subject> all;
  const auto shared = std::make_shared<const Scenario>(std::move(scenario));
  for (const auto& asked : parts_asked(plan, *shared))
    for (auto& one : subjects_of(plan, plan.parts()[static_cast<std::size_t>(asked.part)], shared))
      all.push_back(std::move(one));
  return all;
}

}  // namespace holdfast
