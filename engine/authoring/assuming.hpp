// What is left of a condition once what it asks for beside is taken as so: `p and (not p or q)` is `p and q`.
// A search by intervals cannot see that `a <= b and not a <= b` is never so; this can.
#pragma once

#include <map>

#include "engine/plan/lower.hpp"

namespace holdfast {

// Nodes of the plan that are known to be so, or not.
using Assumed = std::map<NodeId, bool>;

// The same for every completion that keeps to what is assumed.
NodeId assuming(Plan& plan, Lowering& lower, NodeId id, const Assumed& assumed);

}  // namespace holdfast
