#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace holdfast {

void Cells::add(const Side* sides_of, Outcomes outcome, const std::optional<Cut>& where) {
  sides.insert(sides.end(), sides_of, sides_of + facts.size());
  outcomes.push_back(outcome);
  rest.push_back(where);
}

bool Cells::unfinished() const {
  return std::any_of(rest.begin(), rest.end(), [](const auto& where) { return where.has_value(); });
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
