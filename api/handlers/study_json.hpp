// A study as JSON: what `holdfast simulate` writes as tables, line by line.
#pragma once

#include "api/problem.hpp"
#include "engine/simulation/partial.hpp"

namespace holdfast::api {

// What is wrong with a row of the table. Never what stands there.
struct RowMistake {
  std::uint64_t row = 0;   // from 1
  std::uint64_t line = 0;  // of the table as text; 0 where it came as objects
  std::string tells;       // the fact, or `weight`; "" for the row
  std::string code;
  std::string message;
  std::string help;
};

std::string study_to_json(const Partial& partial, const Ruleset& ruleset,
                          const std::vector<RowMistake>& mistakes, std::uint64_t more_mistakes);

}  // namespace holdfast::api
