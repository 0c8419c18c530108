// What a determination judges: the parts of the rules for the home's place, each over the scenario or, where
// a rule speaks of rows or of months, over the scenario of each.
#pragma once

#include <memory>
#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

constexpr std::size_t most_places = 8;  // opened side by side; beyond that the place is the first question

struct PartAsked {
  int part = 0;  // in the plan's
  PlaceIs place_is = PlaceIs::certain;
};

// Of too many places, only what holds in all of them.
std::vector<PartAsked> parts_asked(const Plan& plan, const Scenario& scenario);

struct Subject {
  const PlanPart* part = nullptr;
  std::shared_ptr<const Scenario> scenario;  // most parts share the one that was given
};
std::vector<Subject> subjects_of(const Plan& plan, const PlanPart& part,
                                 const std::shared_ptr<const Scenario>& scenario);
std::vector<Subject> subjects(const Plan& plan, Scenario scenario);

}  // namespace holdfast
