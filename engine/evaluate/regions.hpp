// Boxes that differ only in the facts that one part reads: only those are kept, side by side, so that a box
// costs a few sides and no allocation of its own. One of them at a time is laid out as a whole box.
#pragma once

#include <utility>
#include <vector>

#include "engine/evaluate/box.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

class Regions {
 public:
  // The first region, number 0, is `whole`; or the scenario's own, of which only the facts are laid out.
  // `facts` outlives the regions.
  Regions(const std::vector<int>& facts, Box whole);
  Regions(const std::vector<int>& facts, const Scenario& scenario);

  // Where regions are laid out, one at a time: at first what was given.
  Box& box() { return box_; }
  // The whole box of a region, and which facts differ in it from the one that was there before.
  FactBits lay_out(int region);
  // What became of it in `box`, kept.
  void keep(int region, int fact);

  // A new region of these sides, or of another's; its number.
  int add(const Side* sides);
  int copy(int region);

  // The region in two; the first half takes its number, the second a new one, which is returned.
  int cut(const Scenario& scenario, int region, const Cut& where);

  const Side* sides(int region) const { return sides_.data() + at(region, 0); }

 private:
  std::size_t at(int region, std::size_t side) const {
    return static_cast<std::size_t>(region) * facts_.size() + side;
  }

  const std::vector<int>& facts_;
  Box box_;
  std::vector<Side> sides_;  // by region, then by fact of `facts`
};

}  // namespace holdfast
