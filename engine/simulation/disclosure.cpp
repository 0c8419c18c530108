#include "engine/simulation/disclosure.hpp"

#include <cstddef>
#include <limits>

namespace holdfast {
namespace {

using Rows = std::vector<std::vector<std::uint64_t>>;
using Hidden = std::vector<std::vector<bool>>;

// Along a line of cells: if one alone is hidden, so is the smallest of the others that has rows.
template <class Cell>
bool hide_another(std::size_t size, const Rows& rows, Hidden& hidden, Cell cell) {
  std::size_t count = 0;
  std::size_t smallest = size;
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t i = 0; i < size; ++i) {
    const auto [group, kind] = cell(i);
    if (hidden[group][kind]) {
      ++count;
    } else if (rows[group][kind] > 0 && rows[group][kind] < least) {
      least = rows[group][kind];
      smallest = i;
    }
  }
  if (count != 1 || smallest == size) return false;
  const auto [group, kind] = cell(smallest);
  hidden[group][kind] = true;
  return true;
}

}  // namespace

Hidden hidden_cells(const Rows& rows, std::uint64_t smallest) {
  Hidden hidden;
  for (const auto& group : rows) {
    hidden.emplace_back();
    for (const auto count : group) hidden.back().push_back(count > 0 && count < smallest);
  }
  if (rows.empty()) return hidden;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t group = 0; group < rows.size(); ++group)
      more = hide_another(rows[group].size(), rows, hidden,
                          [&](std::size_t i) { return std::pair(group, i); }) ||
             more;
    if (rows.size() < 2) break;
    for (std::size_t kind = 0; kind < rows.front().size(); ++kind)
      more =
          hide_another(rows.size(), rows, hidden, [&](std::size_t i) { return std::pair(i, kind); }) || more;
  }
  return hidden;
}

}  // namespace holdfast
