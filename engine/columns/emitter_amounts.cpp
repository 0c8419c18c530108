// Steps over amounts: what they are, and how they compare.
#include <algorithm>
#include <array>

#include "engine/columns/emitter.hpp"

namespace holdfast {
namespace {

Int floor_quotient(Int a, Int b) {  // b is not 0
  const Int whole = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? whole - 1 : whole;
}

}  // namespace

// Truths of amounts.

Lane Emitter::is(Lane a, Int number) {
  const auto [least, most] = range(a);
  if (number < least || number > most) return no();
  if (least == most) return yes();
  if (const int byte = byte_of(a); byte >= 0) a = {byte, 0};
  if (program_.slots[static_cast<std::size_t>(a.slot)].width == Width::byte)
    return emit(Kernel::is_8, Width::byte, 0, 1, a, {}, {}, number);
  return emit(narrow(a) ? Kernel::is_32 : Kernel::is_64, Width::byte, 0, 1, a, {}, {}, number);
}

Lane Emitter::within(Lane a, Int least, Int most) { return meets(a, a, least, most); }

Lane Emitter::meets(Lane least, Lane most, Int from, Int through) {
  const Lane begins = at_most(LaneSum{{{least, 1}}, 0}, through);
  const Lane ends = at_least(LaneSum{{{most, 1}}, 0}, from);
  if (begins.constant() || ends.constant()) return both(begins, ends);
  if (!narrow(least) || !narrow(most)) return both(begins, ends);
  if (least == most) return emit(Kernel::within_32, Width::byte, 0, 1, least, {}, {}, from, through);
  return emit(Kernel::meets_32, Width::byte, 0, 1, least, most, {}, from, through);
}

namespace {

LaneSum tidy(const LaneSum& sum) {
  LaneSum result;
  result.plus = sum.plus;
  for (const auto& [lane, factor] : sum.terms) {
    if (lane.constant()) {
      result.plus += lane.value * factor;
      continue;
    }
    const auto same = std::find_if(result.terms.begin(), result.terms.end(),
                                   [&, lane = lane](const auto& term) { return term.first == lane; });
    if (same != result.terms.end())
      same->second += factor;
    else
      result.terms.emplace_back(lane, factor);
  }
  std::erase_if(result.terms, [](const auto& term) { return term.second == 0; });
  return result;
}

}  // namespace

Lane Emitter::at_most(const LaneSum& of, Int number) {
  const LaneSum sum_of = tidy(of);
  Int least = sum_of.plus;
  Int most = sum_of.plus;
  for (const auto& [lane, factor] : sum_of.terms) {
    const auto [low, high] = range(lane);
    least += factor * (factor > 0 ? low : high);
    most += factor * (factor > 0 ? high : low);
  }
  if (most <= number) return yes();
  if (least > number) return no();
  const Int rest = number - sum_of.plus;
  if (sum_of.terms.size() == 1) {
    const Lane lane = sum_of.terms.front().first;
    const Int factor = sum_of.terms.front().second;
    const int byte = byte_of(lane);
    const auto compare = [&](Kernel of_8, Kernel of_32, Int limit) {
      const Kernel which = byte >= 0 ? of_8 : narrow(lane) ? of_32 : wide(of_32);
      return emit(which, Width::byte, 0, 1, byte >= 0 ? Lane{byte, 0} : lane, {}, {}, limit);
    };
    return factor > 0 ? compare(Kernel::at_most_8, Kernel::at_most_32, floor_quotient(rest, factor))
                      : compare(Kernel::at_least_8, Kernel::at_least_32, -floor_quotient(rest, -factor));
  }
  if (sum_of.terms.size() == 2 && sum_of.terms[0].second * sum_of.terms[1].second == -1) {
    const bool turned = sum_of.terms[0].second < 0;
    const Lane a = sum_of.terms[turned ? 1 : 0].first;
    const Lane b = sum_of.terms[turned ? 0 : 1].first;
    const auto [low, high] = range(a);
    const bool is_narrow =
        narrow(a) && narrow(b) && bits_for(low - rest, high - rest) == 32 && bits_for(rest, rest) == 32;
    return emit(is_narrow ? Kernel::no_more_32 : Kernel::no_more_64, Width::byte, 0, 1,
                is_narrow ? a : as_wide(a), is_narrow ? b : as_wide(b), {}, -rest);
  }
  const Lane all = sum({sum_of.terms, 0});
  return emit(narrow(all) ? Kernel::at_most_32 : Kernel::at_most_64, Width::byte, 0, 1, all, {}, {}, rest);
}

Lane Emitter::at_least(const LaneSum& of, Int number) {
  LaneSum turned;
  turned.plus = -of.plus;
  for (const auto& [lane, factor] : of.terms) turned.terms.emplace_back(lane, -factor);
  return at_most(turned, -number);
}

Lane Emitter::no_more(Lane a, Lane b) { return at_most(LaneSum{{{a, 1}, {b, -1}}, 0}, 0); }

Lane Emitter::has_any_of(Lane mask, std::uint64_t bits) {
  if (mask.constant()) return constant((static_cast<std::uint64_t>(mask.value) & bits) != 0 ? 1 : 0);
  if (program_.slots[static_cast<std::size_t>(mask.slot)].width == Width::byte)
    return has_any(mask, static_cast<int>(bits));
  return emit(narrow(mask) ? Kernel::has_any_32 : Kernel::has_any_64, Width::byte, 0, 1, mask, {}, {},
              static_cast<std::int64_t>(bits));
}

Lane Emitter::is_one_of(Lane which, std::uint64_t bits) {
  if (which.constant()) return constant(bits >> static_cast<unsigned>(which.value) & 1U);
  if ((bits & (bits - 1)) == 0 && bits != 0) {
    Int number = 0;
    while ((bits >> static_cast<unsigned>(number) & 1U) == 0) ++number;
    return is(which, number);
  }
  return emit(Kernel::bit_8, Width::byte, 0, 1, number(which), {}, {}, static_cast<std::int64_t>(bits));
}

// Amounts.

Lane Emitter::number(Lane byte) {
  if (byte.constant() || program_.slots[static_cast<std::size_t>(byte.slot)].width != Width::byte)
    return byte;
  const auto [least, most] = range(byte);
  const Lane number = emit(Kernel::number_32, Width::narrow, least, most, byte);
  numbers_[number.slot] = byte.slot;
  return number;
}

Lane Emitter::choose_amount(Lane condition, Lane a, Lane b) {
  if (condition.is(1) || a == b) return a;
  if (condition.is(0)) return b;
  const Int least = std::min(range(a).first, range(b).first);
  const Int most = std::max(range(a).second, range(b).second);
  const bool is_wide = width_for(least, most) == Width::wide || !narrow(a) || !narrow(b);
  const Width width = is_wide ? Width::wide : Width::narrow;
  return emit(is_wide ? Kernel::select_64 : Kernel::select_32, width, least, most, condition,
              in_slot(a, width), in_slot(b, width));
}

Lane Emitter::sum(const LaneSum& of) {
  const LaneSum terms = tidy(of);
  if (terms.terms.empty()) return constant(terms.plus);
  if (terms.terms.size() == 1 && terms.terms[0].second == 1 && terms.plus == 0) return terms.terms[0].first;
  const auto times = [&](Lane lane, Int factor) {
    const auto [low, high] = range(lane);
    return std::pair{std::min(low * factor, high * factor), std::max(low * factor, high * factor)};
  };
  Lane all = terms.terms[0].first;
  Int factor = terms.terms[0].second;
  for (std::size_t i = 1; i <= terms.terms.size(); ++i) {
    const bool last = i + 1 >= terms.terms.size();
    const Int plus = last ? terms.plus : 0;
    const auto [low_a, high_a] = times(all, factor);
    if (i == terms.terms.size()) {
      if (terms.terms.size() > 1) break;
      const Width width = width_for(std::min(low_a, low_a + plus), std::max(high_a, high_a + plus));
      const bool is_wide = width == Width::wide || !narrow(all);
      return emit(is_wide ? Kernel::scale_64 : Kernel::scale_32, is_wide ? Width::wide : width, low_a + plus,
                  high_a + plus, is_wide ? as_wide(all) : all, {}, {}, factor, 0, plus);
    }
    const auto& [lane, other] = terms.terms[i];
    const auto [low_b, high_b] = times(lane, other);
    const Int low = low_a + low_b;
    const Int high = high_a + high_b;
    const Width width =
        width_for(std::min({low_a, low_b, low, low + plus}), std::max({high_a, high_b, high, high + plus}));
    const bool is_wide = width == Width::wide || !narrow(all) || !narrow(lane);
    all = emit(is_wide ? Kernel::sum_64 : Kernel::sum_32, is_wide ? Width::wide : width, low + plus,
               high + plus, is_wide ? as_wide(all) : all, is_wide ? as_wide(lane) : lane, {}, factor, other,
               plus);
    factor = 1;
  }
  return all;
}

Lane Emitter::combine(Kernel of_32, Lane a, Lane b, Int least, Int most) {
  const auto [low_a, high_a] = range(a);
  const auto [low_b, high_b] = range(b);
  const bool is_wide =
      width_for(std::min({low_a, low_b, least}), std::max({high_a, high_b, most})) == Width::wide ||
      !narrow(a) || !narrow(b);
  const Width width = is_wide ? Width::wide : Width::narrow;
  return emit(is_wide ? wide(of_32) : of_32, width, least, most, in_slot(a, width), in_slot(b, width));
}

Lane Emitter::product(Lane a, Lane b) {
  if (a.constant()) return sum({{{b, a.value}}, 0});
  if (b.constant()) return sum({{{a, b.value}}, 0});
  const auto [low_a, high_a] = range(a);
  const auto [low_b, high_b] = range(b);
  const std::array<Int, 4> corners = {low_a * low_b, low_a * high_b, high_a * low_b, high_a * high_b};
  return combine(Kernel::product_32, a, b, *std::min_element(corners.begin(), corners.end()),
                 *std::max_element(corners.begin(), corners.end()));
}

Lane Emitter::least(Lane a, Lane b) {
  const auto [low_a, high_a] = range(a);
  const auto [low_b, high_b] = range(b);
  if (a == b || high_a <= low_b) return a;
  if (high_b <= low_a) return b;
  if (a.constant()) std::swap(a, b);
  const Int low = std::min(low_a, low_b);
  const Int high = std::min(high_a, high_b);
  if (b.constant() && narrow(a) && narrow(b))
    return emit(Kernel::least_k_32, Width::narrow, low, high, a, {}, {}, b.value);
  return combine(Kernel::least_32, a, b, low, high);
}

Lane Emitter::most(Lane a, Lane b) {
  const auto [low_a, high_a] = range(a);
  const auto [low_b, high_b] = range(b);
  if (a == b || low_a >= high_b) return a;
  if (low_b >= high_a) return b;
  if (a.constant()) std::swap(a, b);
  const Int low = std::max(low_a, low_b);
  const Int high = std::max(high_a, high_b);
  if (b.constant() && narrow(a) && narrow(b))
    return emit(Kernel::most_k_32, Width::narrow, low, high, a, {}, {}, b.value);
  return combine(Kernel::most_32, a, b, low, high);
}

Lane Emitter::absolute(Lane a) {
  const auto [low, high] = range(a);
  if (a.constant()) return constant(a.value < 0 ? -a.value : a.value);
  if (low >= 0) return a;
  return emit(narrow(a) ? Kernel::absolute_32 : Kernel::absolute_64, width_for(low, std::max(high, -low)), 0,
              std::max(high, -low), a);
}

Lane Emitter::day(Lane minute) {
  constexpr Int minutes = 1440;
  if (minute.constant()) return constant(floor_quotient(minute.value, minutes));
  fits_ = fits_ && narrow(minute);
  const auto [low, high] = range(minute);
  return emit(Kernel::day_32, Width::narrow, floor_quotient(low, minutes), floor_quotient(high, minutes),
              minute);
}

Lane Emitter::bit(Lane which) {
  if (which.constant()) return constant(Int{1} << static_cast<int>(which.value));
  return emit(Kernel::bit_32, Width::narrow, 0, Int{1} << 31, which);
}

Lane Emitter::from_table(Lane key, Int first_key, const std::vector<Int>& values) {
  if (key.constant()) return constant(values[static_cast<std::size_t>(key.value - first_key)]);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (*low == *high) return constant(*low);
  fits_ = fits_ && narrow(key);
  const Width width = width_for(*low, *high);
  const bool is_short = width == Width::narrow && values.size() <= short_table;
  const void*& table = tables_[{first_key, values}];
  if (table == nullptr && width == Width::narrow) {
    auto& numbers = program_.tables_32.emplace_back(values.begin(), values.end());
    if (is_short) numbers.resize(short_table, numbers.back());
    table = numbers.data();
  } else if (table == nullptr) {
    table = program_.tables_64.emplace_back(values.begin(), values.end()).data();
  }
  // A key that was a byte is read as one.
  const int byte = is_short ? byte_of(key) : -1;
  const Kernel kernel = byte >= 0                ? Kernel::short_table_8_32
                        : is_short               ? Kernel::short_table_32
                        : width == Width::narrow ? Kernel::table_32
                                                 : Kernel::table_64;
  return emit(kernel, width, *low, *high, byte >= 0 ? Lane{byte, 0} : key, {}, {}, first_key, 0, 0, table);
}

int Emitter::byte_of(Lane lane) const {
  const auto found = numbers_.find(lane.slot);
  return found == numbers_.end() ? -1 : found->second;
}

Lane Emitter::truth_from_table(Lane key, Int first_key, std::vector<std::uint8_t> values) {
  if (key.constant()) return constant(values[static_cast<std::size_t>(key.value - first_key)]);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (*low == *high) return constant(*low);
  fits_ = fits_ && narrow(key);
  const std::vector<Int> as_numbers(values.begin(), values.end());
  const void*& table = tables_[{first_key - (Int{1} << 40), as_numbers}];
  if (table == nullptr) table = program_.tables_8.emplace_back(std::move(values)).data();
  return emit(Kernel::table_8, Width::byte, 0, 1, key, {}, {}, first_key, 0, 0, table);
}

Lane Emitter::function(const std::pair<int, int>& name, Lane a, Lane b, Int least, Int most, RowFunction of) {
  const bool truth = least >= 0 && most <= 1;
  a = a.constant() ? in_slot(a, width_for(a.value, a.value)) : a;
  if (b.constant() && b.value != 0) b = in_slot(b, width_for(b.value, b.value));
  auto [found, fresh] = functions_.try_emplace({name.first, name.second, a.slot, b.slot}, 0);
  if (!fresh) return {found->second, 0};
  Instruction one;
  one.function = &program_.functions.emplace_back(std::move(of));
  one.out = found->second = static_cast<int>(program_.slots.size());
  one.a = a.slot;
  one.b = b.slot;
  program_.slots.push_back({truth ? Width::byte : width_for(least, most), least, most, -1, -1});
  program_.instructions.push_back(one);
  return {one.out, 0};
}

}  // namespace holdfast
