#include "engine/columns/inputs.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/columns/kernels.hpp"
#include "engine/columns/program.hpp"

namespace holdfast {
namespace {

constexpr unsigned bit_of(Told told) { return static_cast<unsigned>(told); }

// What one cell may be, as far as one input asks.
Int part_of(const Known& known, Input::Of of) {
  switch (of) {
    case Input::Of::least:
      return known.pieces.empty() ? 0 : known.pieces.front().least;
    case Input::Of::most:
      return known.pieces.empty() ? 0 : known.pieces.back().most;
    case Input::Of::absent:
      return known.may_not_happen ? 1 : 0;
    case Input::Of::there:
      return known.may_happen ? 1 : 0;
    case Input::Of::may_come:
      return known.may_come ? 1 : 0;
    case Input::Of::may:
      return static_cast<Int>(known.may);
    case Input::Of::must:
      return static_cast<Int>(known.must);
    case Input::Of::values:
      break;
  }
  return 0;
}

}  // namespace

InCommon common(const FactColumn& column) {
  unsigned seen = column.told.empty() ? bit_of(Told::value) : 0;
  if (!column.told.empty())
    seen = loops().all_bits(reinterpret_cast<const std::uint8_t*>(column.told.data()), column.told.size());
  if ((seen & bit_of(Told::part)) != 0) return InCommon::open;
  const unsigned nothing = bit_of(Told::unknown) | bit_of(Told::declined);
  if ((seen & ~nothing) == 0) return InCommon::untold;
  if ((seen & nothing) != 0) return InCommon::open;
  return seen == bit_of(Told::value) ? InCommon::values : InCommon::values_or_never;
}

const std::vector<const void*>& InputColumns::bind(const Block& block, const std::vector<Input>& inputs,
                                                   const SomeRows& rows) {
  while (rooms_.size() < inputs.size()) rooms_.emplace_back(strip_rows);
  bound_.clear();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& column = block.columns[static_cast<std::size_t>(inputs[i].column)];
    bound_.push_back(inputs[i].of == Input::Of::values ? values(column, rows, i)
                                                       : expanded(column, inputs[i].of, rows, i));
  }
  return bound_;
}

const void* InputColumns::values(const FactColumn& column, const SomeRows& rows, std::size_t index) {
  const auto gather = [&](const auto& all) -> const void* {
    using T = std::decay_t<decltype(all[0])>;
    if (rows.listed == nullptr) return all.data() + rows.first;
    auto* out = reinterpret_cast<T*>(rooms_[index].data());
    for (std::size_t i = 0; i < rows.count; ++i) out[i] = all[rows.listed[i]];
    return out;
  };
  return column.width == Width::byte     ? gather(column.bytes)
         : column.width == Width::narrow ? gather(column.values)
                                         : gather(column.wide);
}

const void* InputColumns::expanded(const FactColumn& column, Input::Of of, const SomeRows& rows,
                                   std::size_t index) {
  void* out = rooms_[index].data();
  switch (of) {
    case Input::Of::absent:
    case Input::Of::there:
    case Input::Of::may_come:
      expand(column, of, rows, static_cast<std::uint8_t*>(out));
      break;
    default:
      if (column.width == Width::wide)
        expand(column, of, rows, static_cast<std::int64_t*>(out));
      else
        expand(column, of, rows, static_cast<std::int32_t*>(out));
      break;
  }
  return out;
}

template <class T>
void InputColumns::expand(const FactColumn& column, Input::Of of, const SomeRows& rows, T* out) const {
  const auto& fact = vocabulary_.fact(column.fact);
  const bool choice = fact.type.base == Type::Base::one_of || fact.type.base == Type::Base::yes_no;
  const auto untold = static_cast<T>(part_of(nothing_told_.facts[static_cast<std::size_t>(column.fact)], of));
  const auto value = [&](std::size_t row) -> T {
    if (of == Input::Of::absent || of == Input::Of::may_come) return 0;
    if (of == Input::Of::there) return 1;
    const std::int64_t number = column.value(row);
    return static_cast<T>(choice ? std::int64_t{1} << number : number);
  };
  const auto not_happened = [&](Told told) -> T {
    return of == Input::Of::absent || (of == Input::Of::may_come && told == Told::not_yet) ? 1 : T{0};
  };
  const bool told_by_row = !column.told.empty();
  for (std::size_t i = 0; i < rows.count; ++i) {
    const std::size_t row = rows.listed == nullptr ? rows.first + i : rows.listed[i];
    const Told told = told_by_row ? column.told[row] : Told::value;
    const T one = value(row);
    out[i] = told == Told::value                               ? one
             : told == Told::unknown || told == Told::declined ? untold
             : told == Told::part                              ? T{0}
                                                               : not_happened(told);
    if (told != Told::part) continue;
    const auto found = std::lower_bound(column.parts.begin(), column.parts.end(), row,
                                        [](const auto& part, std::size_t at) { return part.first < at; });
    out[i] = static_cast<T>(part_of(found->second, of));
  }
}

}  // namespace holdfast
