// Two values that are both possible, as one. Inside this folder only.
#pragma once

#include <algorithm>

#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

inline Extent hull(const Extent& a, const Extent& b) {
  return {std::min(a.least, b.least), std::max(a.most, b.most)};
}

inline void join(Value& value, const Value& other) {
  value.low = hull(value.low, other.low);
  value.high = hull(value.high, other.high);
  value.gap = value.gap || other.gap;
  value.open_below = value.open_below || other.open_below;
  value.open_above = value.open_above || other.open_above;
  value.may_be_absent = value.may_be_absent || other.may_be_absent;
  value.may_be_there = value.may_be_there || other.may_be_there;
}

}  // namespace holdfast
