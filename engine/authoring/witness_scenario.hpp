// A box of facts that shows a mistake → a scenario with one value each, and the engine's own answer to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/concern.hpp"
#include "engine/authoring/possible.hpp"

namespace holdfast {

class WitnessMaker {
 public:
  // All outlive it.
  WitnessMaker(const Plan& plan, Possible& possible) : plan_(plan), possible_(possible), explorer_(plan) {}

  // Values of the box in which the inquiry is still so. None where the engine does not answer as claimed.
  std::optional<WitnessScenario> make(const Possibility& found, const std::vector<Claim>& claims);

  // The scenario as a file, if the engine answers it as claimed.
  std::optional<WitnessScenario> tried(const std::string& yaml, const std::vector<Claim>& claims);

 private:
  void pin(const Inquiry& inquiry, Box& box, int fact);
  std::vector<Side> values(int fact, const Side& side) const;
  std::string written(const Inquiry& inquiry, const Box& box) const;
  Day day_of_answer(const Inquiry& inquiry, const Box& box) const;
  std::string rows(const Inquiry& inquiry, const Box& box, const Fact& list) const;
  std::string months(const Inquiry& inquiry, const Box& box) const;
  std::optional<std::string> value(int fact, const Side& side, const Rule& rule) const;
  Day usual_ = 0;  // a day is taken near to it

  const Plan& plan_;
  Possible& possible_;
  Explorer explorer_;
};

}  // namespace holdfast
