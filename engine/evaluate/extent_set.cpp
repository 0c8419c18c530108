#include "engine/evaluate/extent_set.hpp"

#include <algorithm>

namespace holdfast {

void ExtentSet::add(Extent one) {
  if (one.least > one.most) return;
  const auto first = std::partition_point(stretches_.begin(), stretches_.end(),
                                          [&](const Extent& before) { return before.most < one.least - 1; });
  auto last = first;
  for (; last != stretches_.end() && last->least <= one.most + 1; ++last)
    one = {std::min(one.least, last->least), std::max(one.most, last->most)};
  if (first == last) {
    stretches_.insert(first, one);
  } else {
    *first = one;
    stretches_.erase(first + 1, last);
  }
}

bool ExtentSet::holds_all(const Extent& values) const {
  const auto found = std::partition_point(stretches_.begin(), stretches_.end(),
                                          [&](const Extent& before) { return before.most < values.least; });
  return found != stretches_.end() && found->least <= values.least && values.most <= found->most;
}

}  // namespace holdfast
