// What was found out about outcomes along an axis: where each may be, and where it certainly is.
#pragma once

#include <array>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/evaluate/extent_set.hpp"

namespace holdfast {

class Said {
 public:
  void may_be(Outcomes outcomes, const Extent& values) { add(upper_, outcomes, values); }
  void certainly(Outcomes outcomes, const Extent& values) { add(lower_, outcomes, values); }
  void forget_what_may_be() { upper_ = {}; }

  // Whether all of these outcomes are known to be there over all of the values.
  bool told(const Extent& values, Outcomes outcomes) const;

  struct Sum {  // values over which the same is said
    Extent values;
    Outcomes upper = 0;
    Outcomes lower = 0;
    bool open() const { return upper != lower; }
  };
  // In order, without gaps, over the domain. No other outcomes than `possible` may be.
  std::vector<Sum> summed(const Extent& domain, Outcomes possible) const;

 private:
  static constexpr unsigned kinds = 5;  // of outcomes
  using ByOutcome = std::array<ExtentSet, kinds>;
  static void add(ByOutcome& to, Outcomes outcomes, const Extent& values);
  static Outcomes at(const ByOutcome& said, Int value);

  ByOutcome upper_;
  ByOutcome lower_;
};

}  // namespace holdfast
