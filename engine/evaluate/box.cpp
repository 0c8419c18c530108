#include "engine/evaluate/box.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace holdfast {
namespace {

// The greatest value of the fact that is at most `value`; the least that is above it.
Int at_or_below(const Known& known, Int value) {
  Int found = known.pieces.front().least;
  for (const auto& piece : known.pieces)
    if (piece.least <= value) found = piece.most < value ? piece.most : value;
  return found;
}

Int next_above(const Known& known, Int value) {
  for (const auto& piece : known.pieces)
    if (piece.most > value) return piece.least > value ? piece.least : value + 1;
  return value + 1;
}

}  // namespace

Side side_of(const Known& known) {
  Side side;
  if (!known.pieces.empty()) {
    side.least = known.pieces.front().least;
    side.most = known.pieces.back().most;
  }
  side.may = known.may;
  side.must = known.must;
  side.may_happen = known.may_happen;
  side.may_not_happen = known.may_not_happen;
  side.open_below = known.open_below;
  side.open_above = known.open_above;
  return side;
}

Box box_of(const Scenario& scenario) {
  Box box(scenario.facts.size());
  std::transform(scenario.facts.begin(), scenario.facts.end(), box.begin(), side_of);
  return box;
}

std::pair<Side, Side> cut_side(const Scenario& scenario, const Side& side, const Cut& where) {
  std::pair<Side, Side> halves{side, side};
  auto& [first, second] = halves;
  const auto& known = scenario.facts[static_cast<std::size_t>(where.fact)];
  switch (where.kind) {
    case Cut::Kind::number:
      first.most = at_or_below(known, where.last);
      first.open_above = false;
      second.least = next_above(known, where.last);
      second.open_below = false;
      break;
    case Cut::Kind::happened:
      first.may_not_happen = false;
      second.may_happen = false;
      break;
    case Cut::Kind::choice:
      first.may &= where.mask;
      second.may &= ~where.mask;
      break;
    case Cut::Kind::member:
      first.must |= where.mask;
      second.may &= ~where.mask;
      break;
    case Cut::Kind::none:
      break;
  }
  return halves;
}

std::pair<Box, Box> cut(const Scenario& scenario, const Box& box, const Cut& where) {
  std::pair<Box, Box> halves{box, box};
  const auto fact = static_cast<std::size_t>(where.fact);
  std::tie(halves.first[fact], halves.second[fact]) = cut_side(scenario, box[fact], where);
  return halves;
}

bool holds_a_set(const Known& known, const Side& side) {
  return known.listed->sets.empty() ||
         std::any_of(known.listed->sets.begin(), known.listed->sets.end(),
                     [&](std::uint64_t set) { return (side.must & ~set) == 0 && (set & ~side.may) == 0; });
}

Cut halve(const Scenario& scenario, const Box& box, int fact) {
  const auto& side = box[static_cast<std::size_t>(fact)];
  const auto& known = scenario.facts[static_cast<std::size_t>(fact)];
  Cut where;
  where.fact = fact;
  if (!known.pieces.empty() && side.may_happen) {
    if (side.may_not_happen) {
      where.kind = Cut::Kind::happened;
    } else if (side.least < side.most) {
      where.kind = Cut::Kind::number;
      where.last = at_or_below(known, side.least + (side.most - side.least) / 2);
    }
  }
  return where;
}

void pin(const Scenario& scenario, int fact, Type::Base base, int quarters, Side& side) {
  const auto& known = scenario.facts[static_cast<std::size_t>(fact)];
  if (!known.pieces.empty() && side.may_happen) {
    side.may_not_happen = false;
    const Int value = at_or_below(known, side.least + (side.most - side.least) / 4 * quarters);
    side.least = side.most = value < side.least ? side.least : value;
  }
  for (const std::uint64_t set : known.listed->sets)
    if ((side.must & ~set) == 0 && (set & ~side.may) == 0) {
      side.may = side.must = set;
      return;
    }
  // A set holds what it holds for certain; a choice has its first value.
  side.may = base == Type::Base::some_of ? side.must : side.may & (~side.may + 1);
}

bool settled(const Side& side, Type::Base base) {
  switch (base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      return std::has_single_bit(side.may);
    case Type::Base::some_of:
      return side.may == side.must;
    case Type::Base::date:
    case Type::Base::time:
      return side.may_happen != side.may_not_happen && (!side.may_happen || side.least == side.most);
    case Type::Base::place:
    case Type::Base::list:
      return true;
    default:
      return side.least == side.most;
  }
}

}  // namespace holdfast
