// The node of an edition that an amount of the answers is. Inside this folder only.
#pragma once

#include "engine/columns/answers.hpp"

namespace holdfast {

NodeId amount_node(const Edition& edition, const AmountColumn& column);  // no_node: it has none

}  // namespace holdfast
