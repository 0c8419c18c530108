// Which counts may be shown: none of fewer rows than a number, and none from which such a one could be had by
// subtraction along its row or its column. A help against accidents; no proof against somebody who
// knows more than the table.
#pragma once

#include <cstdint>
#include <vector>

namespace holdfast {

// By group and kind of row: how many rows. The same shape: whether it is hidden.
std::vector<std::vector<bool>> hidden_cells(const std::vector<std::vector<std::uint64_t>>& rows,
                                            std::uint64_t smallest);

}  // namespace holdfast
