// Everything that a scenario leaves open for one part, cut into boxes of one outcome each. All that can be
// asked of an answer can be read off them: what it may be, what it turns on, and where it changes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/evaluate/assess.hpp"

namespace holdfast {

struct Cells {
  std::vector<int> facts;          // that the part reads; no other differs
  std::vector<Side> sides;         // by cell, then by fact
  std::vector<Outcomes> outcomes;  // by cell; several only where it could be cut further
  // By cell: nothing where all its completions have one outcome; else where to go on, if anywhere.
  std::vector<std::optional<Cut>> rest;

  std::size_t size() const { return outcomes.size(); }
  const Side& side(std::size_t cell, std::size_t fact) const { return sides[cell * facts.size() + fact]; }
  const Side* sides_of(std::size_t cell) const { return sides.data() + cell * facts.size(); }
  void add(const Side* sides_of, Outcomes outcome, const std::optional<Cut>& where);
  bool unfinished() const;  // some cell may hold several outcomes
  Outcomes possible() const;
};

// Whether some value lies in both.
inline bool meet(const Side& a, const Side& b, Type::Base base) {
  switch (base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      return (a.may & b.may) != 0;
    case Type::Base::some_of:
      return (a.must & ~b.may) == 0 && (b.must & ~a.may) == 0;
    case Type::Base::place:
    case Type::Base::list:
      return true;
    default:
      return (a.may_not_happen && b.may_not_happen) ||
             (a.may_happen && b.may_happen && a.least <= b.most && b.least <= a.most);
  }
}

}  // namespace holdfast
