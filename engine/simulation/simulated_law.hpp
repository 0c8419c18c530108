// One law of a simulation: the baseline, or the law with reforms laid in.
#pragma once

#include <string>

#include "engine/evaluate/scenario.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// The baseline first, then each reform. They have the same vocabulary and the same places.
struct SimulatedLaw {
  std::string id;
  std::string title;
  std::string sha256;
  const Plan& plan;
  const Scenario& nothing_told;  // with what is so of every row
};

// "baseline" and "The law", or the ids of what is laid in, with the days from which they count, and the
// titles.
struct LawName {
  std::string id;
  std::string title;
};
LawName law_name(const Ruleset& ruleset);

// All laws read the homes' places as the first does, in which a county that no rule names lies with its
// state. The path of a place that the other describes and the first only lists; "" where there is none.
std::string place_apart(const Places& first, const Places& other);

}  // namespace holdfast
