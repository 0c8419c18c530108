// Everything that a scenario leaves open for one part, cut into boxes of one outcome each. All that can be
// asked of an answer can be read off them: what it may be, what it turns on, and where it changes.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/evaluate/assess.hpp"

namespace holdfast {

struct Cells {
  std::vector<int> facts;          // that the part reads; no other differs
  std::vector<Side> sides;         // by cell, then by fact
  std::vector<Outcomes> outcomes;  // by cell; several only where the budget was spent
  bool budget_spent = false;

  std::size_t size() const { return outcomes.size(); }
  const Side& side(std::size_t cell, std::size_t fact) const { return sides[cell * facts.size() + fact]; }
  void add(const Side* sides_of, Outcomes outcome);
  Outcomes possible() const;
};

// Whether some value lies in both.
bool meet(const Side& a, const Side& b, Type::Base base);

}  // namespace holdfast
