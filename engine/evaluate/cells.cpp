#include "engine/evaluate/cells.hpp"

namespace holdfast {

void Cells::add(const Side* sides_of, Outcomes outcome) {
  sides.insert(sides.end(), sides_of, sides_of + facts.size());
  outcomes.push_back(outcome);
}

Outcomes Cells::possible() const {
  Outcomes all = 0;
  for (const Outcomes one : outcomes) all |= one;
  return all;
}

bool meet(const Side& a, const Side& b, Type::Base base) {
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
