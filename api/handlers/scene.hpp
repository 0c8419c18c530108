// A body that tells of one home: a scenario as a file has it, and beside it what the endpoint itself asks
// for.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/handlers/body.hpp"
#include "engine/evaluate/scenario.hpp"

namespace holdfast::api {

class Scene : public Body {
 public:
  // `own`: the keys of the endpoint, beside `lang`.
  Scene(const Call& call, std::vector<std::string> own);

  // Only where nothing is wrong with it.
  const std::optional<Scenario>& scenario() const { return scenario_; }
  // The same, once: nothing of it is left here.
  Scenario take_scenario() { return *std::exchange(scenario_, std::nullopt); }
  // The same facts for other rules.
  std::optional<Scenario> scenario_for(const Ruleset& ruleset, Mistakes& mistakes) const;
  // Where no home can be as the scenario says.
  std::optional<Reply> impossible(const Snapshot& snapshot, const Scenario& scenario,
                                  Explorer& explorer) const;

 private:
  std::optional<Scenario> scenario_;
};

}  // namespace holdfast::api
