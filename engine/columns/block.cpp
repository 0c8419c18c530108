#include "engine/columns/block.hpp"

#include <algorithm>

namespace holdfast {
namespace {

// One value, as `read_fact` would have it.
Known one_value(const Fact& fact, Int value) {
  Known known;
  const auto bits = static_cast<std::uint64_t>(value);
  switch (fact.type.base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      known.may = std::uint64_t{1} << bits;
      break;
    case Type::Base::some_of:
      known.may = known.must = bits;
      break;
    default:
      known.pieces = {{value, value}};
      break;
  }
  return known;
}

template <class Value>
const Value* at_row(const std::vector<std::pair<std::uint32_t, Value>>& some, std::size_t row) {
  const auto found = std::lower_bound(some.begin(), some.end(), row,
                                      [](const auto& one, std::size_t at) { return one.first < at; });
  return found != some.end() && found->first == row ? &found->second : nullptr;
}

}  // namespace

Width width_of(const Fact& fact) {
  switch (fact.type.base) {
    case Type::Base::some_of:
      return fact.type.values->size() <= 8    ? Width::byte
             : fact.type.values->size() <= 31 ? Width::narrow
                                              : Width::wide;
    case Type::Base::yes_no:
    case Type::Base::one_of:
      return Width::byte;
    case Type::Base::date:
    case Type::Base::time:
    case Type::Base::list:
    case Type::Base::place:
      return Width::narrow;
    default:
      return fact.type.least >= 0 && fact.type.most <= UINT8_MAX ? Width::byte
             : bits_for(fact.type.least, fact.type.most) == 32   ? Width::narrow
                                                                 : Width::wide;
  }
}
static_assert(first_minute(first_day) >= INT32_MIN && last_minute(last_day) <= INT32_MAX);

void tell(const Vocabulary& vocabulary, const Block& block, std::size_t row, const Scenario& nothing_told,
          Scenario& scenario) {
  for (const auto& column : block.columns) {
    const auto index = static_cast<std::size_t>(column.fact);
    auto& known = scenario.facts[index];
    const Told told = column.told.empty() ? Told::value : column.told[row];
    switch (told) {
      case Told::value:
        known = one_value(vocabulary.fact(column.fact), column.value(row));
        break;
      case Told::not_yet:
      case Told::never:
        known = {};
        known.may_happen = false;
        known.may_not_happen = true;
        known.may_come = told == Told::not_yet;
        break;
      case Told::unknown:
      case Told::declined:
        known = nothing_told.facts[index];
        known.declined = told == Told::declined;
        break;
      case Told::part:
        known = *at_row(column.parts, row);
        break;
    }
  }
  scenario.told_place = block.place.empty() || block.told_places.empty()
                            ? nothing_told.told_place
                            : block.told_places[block.place[row]];
  scenario.spots = block.place.empty() ? nothing_told.spots : block.places[block.place[row]];
}

Scenario scenario_of(const Vocabulary& vocabulary, const Block& block, std::size_t row,
                     const Scenario& nothing_told) {
  if (const auto* whole = at_row(block.whole, row)) return *whole;
  Scenario scenario = nothing_told;
  tell(vocabulary, block, row, nothing_told, scenario);
  return scenario;
}

}  // namespace holdfast
