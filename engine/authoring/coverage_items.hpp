// What the cases of a rule can visit: each named condition both ways, each comparison where it turns, each
// day on which the law changes. An item is known by where it stands in the rule's file, for good.
#pragma once

#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace holdfast {

struct CoverageItem {
  enum class Kind {
    condition,  // it is so; it is not
    boundary,   // one step below where a comparison turns, exactly there, one step above
    day,        // the day before the law changes, the day, the day after
  };
  // One part of the plan, and the condition under which it visits the item.
  struct Spot {
    int part = 0;
    NodeId node = no_node;
  };
  Kind kind = Kind::condition;
  std::string pointer;  // into the rule's file: "/exempt/hotel"
  std::string what;     // "so", "`rent_owed` one cent above", "the day before 2022-05-18"
  std::string moved;    // the fact that a case moves to visit it; "" where several do
  std::vector<Spot> spots;

  std::string id() const { return pointer + ": " + what; }
};

// Those of one rule, in the order of its parts. What can never be so is among them. The conditions that they
// stand for are added to the plan, so that an `Explorer` has to be made after this.
std::vector<CoverageItem> coverage_items(Plan& plan, const Rule& rule);

}  // namespace holdfast
