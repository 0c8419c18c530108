#include "engine/evaluate/implicant.hpp"

#include <algorithm>

namespace holdfast {
namespace {

// Of the fact's whole side, what the cells that lie in the way leave around `side`.
Side widened(const Side& whole, const Side& side, Type::Base base,
             const std::vector<const Side*>& in_the_way) {
  Side wide = whole;
  for (const Side* other : in_the_way) {
    switch (base) {
      case Type::Base::yes_no:
      case Type::Base::one_of:
        wide.may &= ~other->may;
        break;
      case Type::Base::some_of:
        return side;  // a set is widened only where nothing is in the way
      default:
        if (other->may_not_happen) wide.may_not_happen = false;
        if (!other->may_happen) break;
        if (!side.may_happen) {
          wide.may_happen = false;
        } else if (other->most < side.least) {
          wide.least = std::max(wide.least, other->most + 1);
          wide.open_below = false;
        } else {
          wide.most = std::min(wide.most, other->least - 1);
          wide.open_above = false;
        }
    }
  }
  return wide;
}

}  // namespace

std::optional<std::vector<Side>> implicant(const Cells& cells, const Scenario& scenario,
                                           const Vocabulary& vocabulary, Outcomes outcome, int fixed) {
  const auto found = std::find(cells.outcomes.begin(), cells.outcomes.end(), outcome);
  if (found == cells.outcomes.end()) return std::nullopt;
  const auto start = static_cast<std::size_t>(found - cells.outcomes.begin());
  const std::size_t count = cells.facts.size();
  const Box whole = box_of(scenario);
  std::vector<Side> box;
  std::vector<Type::Base> bases;
  for (std::size_t i = 0; i < count; ++i) {
    box.push_back(cells.side(start, i));
    bases.push_back(vocabulary.fact(cells.facts[i]).type.base);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (cells.facts[i] == fixed) continue;
    // Cells of another outcome that would be met, were this fact let go.
    std::vector<const Side*> in_the_way;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (cells.outcomes[cell] == outcome) continue;
      bool met = true;
      for (std::size_t other = 0; other < count && met; ++other)
        met = other == i || meet(cells.side(cell, other), box[other], bases[other]);
      if (met) in_the_way.push_back(&cells.side(cell, i));
    }
    box[i] = widened(whole[static_cast<std::size_t>(cells.facts[i])], box[i], bases[i], in_the_way);
  }
  return box;
}

}  // namespace holdfast
