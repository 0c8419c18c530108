// What moves along a partition, as somebody names it: the name and both ends as text → an `Along`, or every
// mistake in them at once. No message holds a value that was told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/along.hpp"
#include "engine/evaluate/scenario.hpp"

namespace holdfast {

struct AlongTold {
  std::string vary;  // a fact's name, or a rule's id, a slash and the name of one of its figures
  std::string from;  // "" for as far as it goes
  std::string to;
};

struct AlongMistake {
  enum class Where { vary, from, to };
  Where where = Where::vary;
  std::string code;     // stable: "unknown-fact", "unknown-figure", "out-of-range", ...
  std::string message;  // lower case, no final period
  std::string help;     // the way out; "" where each caller has one of its own
};

struct AlongRead {
  std::optional<Along> along;  // exactly when there is no mistake
  std::vector<AlongMistake> mistakes;
};

// A fact or a figure. `as_of`: of the scenario, where that could be read; an event that cannot be planned has
// happened by then.
AlongRead read_along(const AlongTold& told, const Ruleset& ruleset, std::optional<Day> as_of);

// The days of the answer, both ends needed; `told.vary` is not looked at.
AlongRead read_days(const AlongTold& told, const Ruleset& ruleset);

// What the scenario says has happened, and what no day before `day` could know of: names of facts. The days
// of an answer cannot begin before them.
std::vector<std::string> happened_after(const Scenario& scenario, const Ruleset& ruleset, Day day);

}  // namespace holdfast
