#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace holdfast {

void Cells::add(const Side* sides_of, Outcomes outcome, const std::optional<Cut>& where) {
  sides.insert(sides.end(), sides_of, sides_of + facts.size());
  outcomes.push_back(outcome);
  rest.push_back(where);
}

bool Cells::unfinished() const {
  return std::any_of(rest.begin(), rest.end(), [](const auto& where) { return where.has_value(); });
}

Outcomes Cells::possible() const {
  Outcomes all = 0;
  for (const Outcomes one : outcomes) all |= one;
  return all;
}

}  // namespace holdfast
