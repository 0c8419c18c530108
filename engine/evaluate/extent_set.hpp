// A set of whole numbers, as stretches.
#pragma once

#include <vector>

#include "engine/evaluate/scenario.hpp"

namespace holdfast {

class ExtentSet {
 public:
  void add(Extent one);  // an empty one, whose least is above its most, adds nothing
  bool holds(Int value) const { return holds_all({value, value}); }
  bool holds_all(const Extent& values) const;
  // Disjoint, in order, and none touches the next.
  const std::vector<Extent>& stretches() const { return stretches_; }

 private:
  std::vector<Extent> stretches_;
};

}  // namespace holdfast
