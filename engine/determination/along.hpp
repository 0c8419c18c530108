// What moves while everything else stays as it is known: a fact, the day of the answer, or a figure of law.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// What moves, and how far: both ends included, in the units of `type` (cents, days, minutes, the number of a
// choice's value); absent for as far as the vocabulary lets it.
struct Along {
  enum class Kind {
    fact,    // a fact of the scenario, whatever it says of it
    day,     // `as_of`: the day of the answer
    figure,  // a figure of one rule
  };
  Kind kind = Kind::fact;
  std::string name;  // the fact's; "as_of"; "us/ca/…/rent-threshold/months"
  Type type;
  Int step = 1;  // figure: its values are whole multiples of this many units
  std::optional<Int> least;
  std::optional<Int> most;
};

// What moves, by its name: a fact, "as_of", or a figure as "rule/figure"; nothing if there is no such thing,
// or if it cannot move: a list.
std::optional<Along> find_along(const Ruleset& ruleset, std::string_view name);

// An end of a range of it as a scenario or a reform would write it: "2964.00", "2026-04-16", "true", "1.02
// months".
std::string written(const Ruleset& ruleset, const Along& along, Int end);

}  // namespace holdfast
