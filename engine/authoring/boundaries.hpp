// Where the comparisons of a condition turn.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace holdfast {

// One comparison: what is moved, in what steps, and the conditions that it is one step below the point where
// the comparison turns, exactly there, one step above.
struct BoundarySite {
  std::string moved;  // a fact's name; "" where only other things move
  std::string step;   // "one cent", "one day"
  std::array<NodeId, 3> at{no_node, no_node, no_node};
};

// The comparisons of amounts under `root`, in order. Nodes are added to the plan.
std::vector<BoundarySite> boundary_sites(Plan& plan, NodeId root);

NodeId all_of(Plan& plan, std::vector<NodeId> parts);
NodeId not_so(Plan& plan, NodeId part);
// `least` <= the amount <= `most`.
NodeId between(Plan& plan, NodeId amount, Int least, Int most);
// The day that counts, by the fact `governing`, or -1 for the day of the answer: `as_of` where it has not
// happened.
NodeId governing_day(Plan& plan, int governing);

}  // namespace holdfast
