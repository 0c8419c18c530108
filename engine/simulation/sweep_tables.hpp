// A sweep as tables and in a few lines: at which value of the figure how many rows are helped.
#pragma once

#include <optional>

#include "engine/simulation/sweep.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

// What was swept, in plain data.
struct SweepStudy {
  std::string as_of;
  std::string parameter;  // RULE/figure
  std::string rule;       // RULE or RULE#BLOCK
  Along along;
  Extent steps;                        // both ends included
  std::vector<Int> grid;               // steps
  std::vector<std::string> scenarios;  // by law
  std::vector<std::string> by;
  std::string weight;
  std::string rows_are;
  Fraction share;  // the value from which on so many are helped is told
  std::int64_t smallest_cell = 0;
  std::string map_sha256;  // "" without a map
  std::vector<StudyInput> inputs;
};

// At every value of the grid.
std::string sweep_table(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves);
// At every value where some row flips.
std::string breakpoints_table(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves);
// The least value at which at least `share` of the weight is helped.
std::string sweep_brief(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves);

// What was run, and what was written: `files`.
std::string sweep_manifest(const SweepStudy& study, const Ruleset& ruleset,
                           const std::vector<OutputFile>& files);

}  // namespace holdfast
