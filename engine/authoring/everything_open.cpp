#include "engine/authoring/everything_open.hpp"

#include "engine/evaluate/rent_months.hpp"

namespace holdfast {

Scenario everything_open(const Plan& plan, const PlanPart& part) {
  auto scenario = unknown_scenario(plan.ruleset(), last_day);
  scenario.spots = {part.spots.front()};
  scenario.facts[static_cast<std::size_t>(plan.ruleset().vocabulary.as_of())].pieces = {
      {first_minute(first_day), last_minute(last_day)}};
  const auto& block = part.rule->parts[static_cast<std::size_t>(part.part)].block;
  if (const auto* debt = std::get_if<ProtectedDebt>(&block))
    return for_month(*part.rule, *debt, scenario, -1);
  return scenario;
}

}  // namespace holdfast
