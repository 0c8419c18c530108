// The node of an edition that an amount of the answers is. Inside this folder only.
#pragma once

#include "engine/columns/answers.hpp"

namespace holdfast {

NodeId amount_node(const Edition& edition, const AmountColumn& column);  // no_node: it has none
// How many of the column's units one of the node's is: a reform may count in other digits than the law.
std::int64_t steps_of_amount(const Edition& edition, const AmountColumn& column);

}  // namespace holdfast
