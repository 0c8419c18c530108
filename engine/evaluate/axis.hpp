// One thing that moves through its values while everything else stays as it is known: a fact, or the day of
// the answer.
#pragma once

#include "engine/evaluate/box.hpp"

namespace holdfast {

struct Axis {
  int fact = -1;  // a number or an event among the facts; `as_of` for the day of the answer
  // The day of the answer moves in whole days. What nobody dated can have happened up to it, and what lies
  // ahead begins with it, so the domains of those facts move along.
  bool day_of_answer = false;
};

// The scenario where the thing has one of these values: its own units, or days. Of a day of the answer: with
// every value that a fact may have on any of the days.
Scenario at(const Scenario& scenario, const Vocabulary& vocabulary, const Axis& axis, const Extent& values);

// The days of the answer, of those in `days`, on which the fact may have some value of the side: what has
// happened has happened by then. All of `days` where the fact's domain does not move. Empty: least above
// most.
Extent days_for(const Scenario& scenario, const Vocabulary& vocabulary, int fact, const Side& side,
                Extent days);

}  // namespace holdfast
