#include "tests/columns/random_blocks.hpp"

#include <algorithm>

namespace holdfast {
namespace {

bool is_choice(Type::Base base) { return base == Type::Base::yes_no || base == Type::Base::one_of; }

std::size_t values_of(const Fact& fact) {
  return fact.type.base == Type::Base::yes_no ? 2 : fact.type.values->size();
}

}  // namespace

RandomBlocks::RandomBlocks(const Plan& plan, const Scenario& nothing_told, unsigned seed)
    : plan_(plan), nothing_told_(nothing_told), random_(seed) {
  std::vector<Int> amounts;
  std::vector<Int> days;
  for (const auto& node : plan.nodes())
    if (node.op == Op::amount || node.op == Op::linear)
      for (const Int one : {node.least, -node.least}) amounts.insert(amounts.end(), {one - 1, one, one + 1});
  for (const auto& node : plan.nodes())
    if (node.op == Op::lookup)
      for (const auto& cell : plan.column(node.column).cells)
        amounts.insert(amounts.end(), {cell.least - 1, cell.least, cell.least + 1});
  for (const auto& part : plan.parts())
    for (const auto& reading : part.readings)
      for (const auto& edition : reading.editions)
        for (const Day day : {edition.days.first - 1, edition.days.first}) days.push_back(day);
  for (const auto& fact : plan.ruleset().vocabulary.facts()) {
    auto& edges = edges_.emplace_back();
    const auto base = fact.type.base;
    if (base == Type::Base::list || base == Type::Base::place || is_choice(base) ||
        base == Type::Base::some_of)
      continue;
    for (const Int one : fact.type.event() ? days : amounts) {
      if (base != Type::Base::time) edges.push_back(one);
      if (base == Type::Base::time)
        edges.insert(edges.end(), {first_minute(static_cast<Day>(one)), last_minute(static_cast<Day>(one))});
    }
    for (Int small = 0; small < 14; ++small) edges.push_back(small);
    edges.insert(edges.end(), {fact.type.least, fact.type.most});
    std::erase_if(edges, [&](Int one) { return one < fact.type.least || one > fact.type.most; });
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  }
}

Int RandomBlocks::number(int index) {
  const auto& fact = plan_.ruleset().vocabulary.fact(index);
  if (is_choice(fact.type.base)) return static_cast<Int>(below(values_of(fact)));
  if (fact.type.base == Type::Base::some_of) {
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < values_of(fact); ++i) set |= std::uint64_t{below(4) == 0 ? 1U : 0U} << i;
    return static_cast<Int>(set);
  }
  const auto& edges = edges_[static_cast<std::size_t>(index)];
  if (!fact.type.event() || below(4) != 0) return edges[below(edges.size())];
  const Day day = nothing_told_.as_of - static_cast<Day>(below(1500));
  return fact.type.base == Type::Base::time ? Int{first_minute(day) + static_cast<Minute>(below(1440))}
                                            : Int{day};
}

Known RandomBlocks::part(int index) {
  const auto& fact = plan_.ruleset().vocabulary.fact(index);
  Known known;
  if (is_choice(fact.type.base)) {
    known.may = (std::uint64_t{1} << number(index)) | (std::uint64_t{1} << number(index));
    return known;
  }
  if (fact.type.base == Type::Base::some_of) {
    const auto one = static_cast<std::uint64_t>(number(index));
    const auto other = static_cast<std::uint64_t>(number(index));
    known.may = one | other;
    known.must = one & other;
    known.listed.change().sets = {one, other};
    return known;
  }
  Int least = number(index);
  Int most = number(index);
  if (most < least) std::swap(least, most);
  const bool two = most - least > 2 && below(3) == 0;
  if (two)
    known.pieces = {{least, least}, {most, most}};
  else
    known.pieces = {{least, most}};
  if (fact.type.event() && below(3) == 0) known.may_not_happen = known.may_come = true;
  return known;
}

Block RandomBlocks::block(std::size_t rows, int told_percent, int open_percent) {
  Block block;
  block.rows = rows;
  const auto& vocabulary = plan_.ruleset().vocabulary;
  for (int index = 0; index < static_cast<int>(vocabulary.facts().size()); ++index) {
    const auto& fact = vocabulary.fact(index);
    if (fact.hidden || fact.list >= 0 || fact.type.base == Type::Base::list ||
        fact.type.base == Type::Base::place || static_cast<int>(below(100)) >= told_percent)
      continue;
    FactColumn column;
    column.fact = index;
    column.width = width_of(fact);
    const bool all_values = below(3) == 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
      const auto value = static_cast<std::int64_t>(number(index));
      column.push(value);
      if (all_values) continue;
      Told told = Told::value;
      if (fact.type.event() && below(6) == 0) told = below(2) == 0 ? Told::not_yet : Told::never;
      if (static_cast<int>(below(100)) < open_percent)
        told = std::array{Told::unknown, Told::declined, Told::part}[below(3)];
      column.told.push_back(told);
      if (told == Told::part) column.parts.emplace_back(row, part(index));
    }
    block.columns.push_back(std::move(column));
  }
  if (below(5) == 0) return block;
  const auto& spots = nothing_told_.spots;
  for (const int spot : spots) block.places.push_back({spot});
  for (int some = 0; some < 4; ++some) {
    std::vector<int> several = {spots[below(spots.size())], spots[below(spots.size())]};
    std::sort(several.begin(), several.end());
    several.erase(std::unique(several.begin(), several.end()), several.end());
    block.places.push_back(std::move(several));
  }
  block.places.push_back(spots);
  const bool few = below(2) == 0;
  for (std::size_t row = 0; row < rows; ++row)
    block.place.push_back(static_cast<Block::PlaceIndex>(
        below(few ? std::min<std::size_t>(3, spots.size()) : block.places.size())));
  return block;
}

}  // namespace holdfast
