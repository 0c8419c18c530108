// A part of a scenario's completions: what is known, cut down along some facts. Small and cheap to copy.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/evaluate/scenario.hpp"

namespace holdfast {

struct Side {     // one fact's share of a box
  Int least = 0;  // numbers and dates: within the scenario's pieces, whose ends they are or lie in
  Int most = -1;
  std::uint64_t may = 0;
  std::uint64_t must = 0;
  bool may_happen = true;
  bool may_not_happen = false;
  bool open_below = false;
  bool open_above = false;
  bool operator==(const Side&) const = default;
};

using Box = std::vector<Side>;  // by number of the fact

Side side_of(const Known& known);
Box box_of(const Scenario& scenario);

// Where to cut a box in two.
struct Cut {
  enum class Kind { none, number, happened, choice, member };
  Kind kind = Kind::none;
  int fact = -1;
  Int last = 0;            // number: the last value of the lower half
  std::uint64_t mask = 0;  // choice: the values of one half; member: the value that the set holds or not
};

// The two halves. Neither is empty; together they are the box. Halves of numbers end on the scenario's own
// values.
std::pair<Side, Side> cut_side(const Scenario& scenario, const Side& side, const Cut& where);
std::pair<Box, Box> cut(const Scenario& scenario, const Box& box, const Cut& where);

// Whether one of the sets that a fact may be lies in the side; true of facts that are no such sets.
bool holds_a_set(const Known& known, const Side& side);

// A cut through the middle of a fact's values; none when the fact is settled.
Cut halve(const Scenario& scenario, const Box& box, int fact);

// Leaves one value of the fact: so many quarters of the way through its numbers, or its first choice.
void pin(const Scenario& scenario, int fact, Type::Base base, int quarters, Side& side);

bool settled(const Side& side, Type::Base base);

}  // namespace holdfast
