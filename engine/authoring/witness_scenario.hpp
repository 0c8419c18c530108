// A box of facts that shows a mistake → a scenario with one value each, and the engine's own answer to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/concern.hpp"
#include "engine/authoring/possible.hpp"
#include "engine/authoring/scenario_writer.hpp"

namespace holdfast {

class WitnessMaker {
 public:
  // All outlive it.
  WitnessMaker(const Plan& plan, Possible& possible)
      : plan_(plan), possible_(possible), writer_(plan), explorer_(plan) {}

  // Values of the box in which the inquiry is still so. None where the engine does not answer as claimed.
  std::optional<WitnessScenario> make(const Possibility& found, const std::vector<Claim>& claims);

  // The scenario as a file, if the engine answers it as claimed.
  std::optional<WitnessScenario> tried(const std::string& yaml, const std::vector<Claim>& claims);

 private:
  void ask_on_a_whole_day(const Inquiry& inquiry, Box& box);
  void pin(const Inquiry& inquiry, Box& box, int fact);
  std::vector<Side> values(int fact, const Side& side) const;
  Day usual_ = 0;  // a day is taken near to it

  const Plan& plan_;
  Possible& possible_;
  const ScenarioWriter writer_;
  Explorer explorer_;
};

}  // namespace holdfast
