// What would change the answer, and where: one thing moves through its values, and everything else stays as
// it is known. The values fall into pieces of one answer each; at the first value of a piece something is not
// as it was just before. Exact: to the cent, the day, the integer, the step of a figure of law.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/along.hpp"
#include "engine/determination/difference.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

struct Piece {
  // Both included. Where `not_yet`, the event has not happened, and they mean nothing.
  Int least = 0;
  Int most = 0;
  bool not_yet = false;
  Determination holds;          // over the whole piece, without questions
  std::vector<Change> changed;  // against the piece before; empty in the first
};

struct Partition {
  Along along;
  Day as_of = 0;              // of the scenario; along the day itself, its own
  std::vector<Extent> now;    // what the scenario says of it, or the law of the figure: "you are here"
  bool now_not_yet = false;   // an event that may not have happened, as the scenario has it
  std::vector<Piece> pieces;  // in order, without gaps; `not_yet` last
  bool budget_spent = false;  // two pieces may then be one
};

// An end of the piece, as a scenario or a reform would write it; "not_yet" where the event has not happened.
std::string written(const Ruleset& ruleset, const Along& along, const Piece& piece, Int end);

Partition partition(const Plan& plan, const Scenario& scenario, const Along& along, Explorer& explorer);

}  // namespace holdfast
