// A rule's case with a fact or two moved: told again, read again, and what the engine then says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/cases.hpp"
#include "engine/authoring/expectation.hpp"
#include "engine/determination/determine.hpp"

namespace holdfast {

// What is moved: facts by number, and the day of the answer where that is among them.
using MovedFacts = std::vector<int>;

// The scenario with these facts opened to all that they may be.
Scenario opened(const Plan& plan, const Scenario& scenario, const MovedFacts& facts);

struct Neighbour {
  RuleCase told;  // `expect` is empty
  Scenario scenario;
  std::string as_of;  // as the case has to say it; "" where the rule's own day will do
  Node given;         // what the case itself tells
};

// The case with each moved fact set to its value in the box that is nearest to what the case says. Nothing
// where a fact cannot be told, or where no home can have these facts together.
std::optional<Neighbour> moved(const Plan& plan, const Rule& rule, const RuleCase& from,
                               const Scenario& scenario, const MovedFacts& facts, const Box& to,
                               Explorer& explorer);

}  // namespace holdfast
