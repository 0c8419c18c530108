// What `holdfast rules check` finds in rules that load: a mistake of the author's, said like a mistake of
// form, with a scenario that shows it where one can.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/determination/determination.hpp"

namespace holdfast {

// What the engine answers of the scenario: that part of that rule has that outcome.
struct Claim {
  std::string rule;
  std::string part;
  Outcome outcome = Outcome::applies;
};

// Facts as a scenario file has them. INVARIANT: the engine was asked, and each claim is its own answer.
struct WitnessScenario {
  std::string yaml;  // the whole file: `as_of`, `facts`
  std::vector<Claim> claims;
};

struct Concern {
  Diagnostic diagnostic;
  std::optional<WitnessScenario> witness;
};
using Concerns = std::vector<Concern>;

bool has_errors(const Concerns& concerns);

// The diagnostic as `render` writes it, then what the engine answers and the scenario, indented.
std::string render(const Concern& concern);

}  // namespace holdfast
