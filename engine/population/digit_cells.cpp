#include "engine/population/digit_cells.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/population/plain_cells.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace holdfast {
namespace {

#if defined(__x86_64__)

// By length of the cell and whether a point stands before its last two digits: where each of eight digits
// comes from, and the least number that has no idle zero in front.
struct DigitForms {
  static constexpr std::uint32_t longest = 15;
  alignas(16) std::uint8_t from[32][16];
  std::int32_t lowest[32];
};

constexpr DigitForms make_forms(bool money) {
  DigitForms forms{};
  for (std::uint32_t form = 0; form < 32; ++form) {
    const bool point = form >= 16;
    const std::uint32_t length = form % 16;
    const std::uint32_t whole = point ? (length > 3 ? length - 3 : 0) : length;
    const std::uint32_t after = money ? 2 : 0;
    for (auto& byte : forms.from[form]) byte = 0x80;  // a zero
    const bool good = whole >= 1 && whole + after <= 8 && (money || !point);
    forms.lowest[form] = good ? 0 : std::numeric_limits<std::int32_t>::max();
    if (!good) continue;
    for (std::uint32_t i = 0; i < whole; ++i)
      forms.from[form][8 - after - whole + i] = static_cast<std::uint8_t>(i);
    for (std::uint32_t i = 0; point && i < 2; ++i)
      forms.from[form][6 + i] = static_cast<std::uint8_t>(whole + 1 + i);
    if (whole == 1) continue;
    std::int32_t lowest = money ? 100 : 1;
    for (std::uint32_t i = 1; i < whole; ++i) lowest *= 10;
    forms.lowest[form] = lowest;
  }
  return forms;
}

constexpr DigitForms number_forms = make_forms(false);
constexpr DigitForms money_forms = make_forms(true);

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,popcnt")
#endif

struct Cell {
  const char* at;
  std::uint32_t length;
};

inline Cell cell_of(const CellRows& cells, const std::uint32_t* end) {
  const char* at = cells.text + static_cast<std::uint32_t>(end[-1] + 1);
  const char* stop = cells.text + *end;
  stop -= cells.last ? (stop[-1] == '\r' ? 1 : 0) : 0;
  return {at, static_cast<std::uint32_t>(stop - at)};
}

inline __m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

inline __m128i is_zero_64(__m128i a) { return _mm_cmpeq_epi64(a, _mm_setzero_si128()); }

// Stores four values and tells which are outside the domain or wrong; a wrong one is `least`.
struct Keeper {
  __m128i least;
  __m128i most;
  inline std::uint32_t* keep(__m128i value, __m128i wrong, std::uint32_t row, std::int32_t* to,
                             std::uint32_t* left) const {
    wrong = _mm_or_si128(wrong, _mm_or_si128(_mm_cmpgt_epi32(least, value), _mm_cmpgt_epi32(value, most)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_blendv_epi8(value, least, wrong));
    auto some = static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(wrong)));
    for (; some != 0; some &= some - 1) *left++ = row + static_cast<std::uint32_t>(__builtin_ctz(some));
    return left;
  }
};

template <bool cents>
std::uint32_t* read_numbers(const CellRows& cells, const Keeper& keeper, std::uint32_t first_row,
                            std::int32_t* values, std::uint32_t* left) {
  const DigitForms& forms = cents ? money_forms : number_forms;
  const auto zeros = _mm_set1_epi8('0');
  const auto nines = _mm_set1_epi8(9);
  const auto tens = _mm_set1_epi16(0x010A);
  const auto hundreds = _mm_set1_epi32(0x00010064);
  const auto ten_thousands = _mm_set1_epi32(0x00012710);
  const std::uint32_t* end = cells.ends;
  for (std::uint32_t row = 0; row + 4 <= cells.rows; row += 4) {
    __m128i digits[4];
    std::int32_t lowest[4];
    for (int i = 0; i < 4; ++i, end += cells.cells) {
      const Cell cell = cell_of(cells, end);
      std::uint32_t form = std::min(cell.length, DigitForms::longest);
      if constexpr (cents) form += cell.at[static_cast<std::int64_t>(cell.length) - 3] == '.' ? 16 : 0;
      digits[i] = _mm_shuffle_epi8(_mm_sub_epi8(load(cell.at), zeros),
                                   _mm_load_si128(reinterpret_cast<const __m128i*>(forms.from[form])));
      lowest[i] = forms.lowest[form];
    }
    const auto first = _mm_unpacklo_epi64(digits[0], digits[1]);
    const auto second = _mm_unpacklo_epi64(digits[2], digits[3]);
    const auto good = _mm_shuffle_ps(_mm_castsi128_ps(is_zero_64(_mm_subs_epu8(first, nines))),
                                     _mm_castsi128_ps(is_zero_64(_mm_subs_epu8(second, nines))), 0x88);
    const auto fours = _mm_packus_epi32(_mm_madd_epi16(_mm_maddubs_epi16(first, tens), hundreds),
                                        _mm_madd_epi16(_mm_maddubs_epi16(second, tens), hundreds));
    const auto value = _mm_madd_epi16(fours, ten_thousands);
    const auto low = _mm_set_epi32(lowest[3], lowest[2], lowest[1], lowest[0]);
    const auto wrong =
        _mm_or_si128(_mm_cmpgt_epi32(low, value), _mm_xor_si128(_mm_castps_si128(good), _mm_set1_epi32(-1)));
    left = keeper.keep(value, wrong, first_row + row, values + row, left);
  }
  return left;
}

// `2026-11-24 16:59` with what must be there taken away: digits from 0 to 9 remain, and nothing of the marks.
template <bool time>
std::uint32_t* read_days(const CellRows& cells, const Keeper& keeper, std::uint32_t first_row,
                         std::int32_t* values, std::uint32_t* left) {
  const char x = 0;
  const auto marks =
      _mm_setr_epi8('0', '0', '0', '0', '-', '0', '0', '-', '0', '0', x, '0', '0', ':', '0', '0');
  const auto most = time ? _mm_setr_epi8(9, 9, 9, 9, 0, 9, 9, 0, 9, 9, -1, 9, 9, 0, 9, 9)
                         : _mm_setr_epi8(9, 9, 9, 9, 0, 9, 9, 0, 9, 9, -1, -1, -1, -1, -1, -1);
  const auto from = _mm_setr_epi8(0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1);
  const auto tens = _mm_set1_epi16(0x010A);
  const auto parts = _mm_setr_epi16(100, 1, 128, 1, 64, 1, 0, 0);
  const std::uint32_t* end = cells.ends;
  for (std::uint32_t row = 0; row + 4 <= cells.rows; row += 4) {
    alignas(16) std::int32_t value[4];
    alignas(16) std::int32_t wrong[4];
    for (int i = 0; i < 4; ++i, end += cells.cells) {
      const Cell cell = cell_of(cells, end);
      const auto rest = _mm_sub_epi8(load(cell.at), marks);
      const auto pairs = _mm_madd_epi16(_mm_maddubs_epi16(_mm_shuffle_epi8(rest, from), tens), parts);
      const auto year_month_day = static_cast<std::uint64_t>(_mm_cvtsi128_si64(pairs));
      const std::uint32_t year = static_cast<std::uint32_t>(year_month_day) - plain::Months::first_year;
      const auto month = static_cast<std::uint32_t>(year_month_day >> 39);
      const auto day = static_cast<std::uint32_t>(year_month_day >> 32 & 127U) - 1;
      const bool in_table = (year < plain::Months::years) & (month < 16);
      const auto found = plain::months.month(in_table ? year : 0, in_table ? month : 0);
      const auto beyond = _mm_subs_epu8(rest, most);
      bool good = (_mm_testz_si128(beyond, beyond) != 0) & in_table & (day < found.days) &
                  (cell.length == (time ? 16 : 10));
      value[i] = found.first + static_cast<Day>(day);
      if constexpr (time) {
        const auto clock = static_cast<std::uint32_t>(_mm_extract_epi32(pairs, 2));
        const std::uint32_t hours = clock >> 6U;
        const std::uint32_t minutes = clock & 63U;
        // Sixty minutes or more would have run into the hours: the digit before says so.
        good = good & (hours < 24) & (cell.at[14] <= '5') & ((cell.at[10] == ' ') | (cell.at[10] == 'T'));
        value[i] = static_cast<std::int32_t>(value[i] * minutes_of_day) +
                   static_cast<std::int32_t>(hours * 60 + minutes);
      }
      wrong[i] = good ? 0 : -1;
    }
    left = keeper.keep(_mm_load_si128(reinterpret_cast<const __m128i*>(value)),
                       _mm_load_si128(reinterpret_cast<const __m128i*>(wrong)), first_row + row, values + row,
                       left);
  }
  return left;
}

std::uint32_t* read_wide(const DigitCells& how, const CellRows& cells, std::uint32_t first_row,
                         std::int32_t* values, std::uint32_t* left) {
  const Keeper keeper{_mm_set1_epi32(how.least), _mm_set1_epi32(how.most)};
  switch (how.kind) {
    case DigitCells::Kind::number:
      return read_numbers<false>(cells, keeper, first_row, values, left);
    case DigitCells::Kind::money:
      return read_numbers<true>(cells, keeper, first_row, values, left);
    case DigitCells::Kind::day:
      return read_days<false>(cells, keeper, first_row, values, left);
    case DigitCells::Kind::minute:
      return read_days<true>(cells, keeper, first_row, values, left);
  }
  return left;
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

bool can_read_wide() {
#if defined(__x86_64__)
  static const bool can = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
  return can;
#else
  return false;
#endif
}

bool plain_value(DigitCells::Kind kind, const char* at, std::uint32_t length, std::int64_t& value) {
  switch (kind) {
    case DigitCells::Kind::number:
      return plain::whole_number(at, length, value);
    case DigitCells::Kind::money:
      return plain::money(at, length, value);
    case DigitCells::Kind::day:
      return plain::day(at, length, value);
    case DigitCells::Kind::minute:
      return plain::minute(at, length, value);
  }
  return false;
}

}  // namespace

std::uint32_t* DigitCells::read(const CellRows& cells, std::uint32_t first_row, std::int32_t* values,
                                std::uint32_t* left) const {
  std::uint32_t row = 0;
  if (can_read_wide()) {
#if defined(__x86_64__)
    left = read_wide(*this, cells, first_row, values, left);
#endif
    row = cells.rows / 4 * 4;
  }
  const std::uint32_t* end = cells.ends + row * cells.cells;
  for (; row < cells.rows; ++row, end += cells.cells) {
    const char* at = cells.text + static_cast<std::uint32_t>(end[-1] + 1);
    const char* stop = cells.text + *end;
    stop -= cells.last && stop[-1] == '\r' ? 1 : 0;
    std::int64_t value = 0;
    const bool good = plain_value(kind, at, static_cast<std::uint32_t>(stop - at), value) && value >= least &&
                      value <= most;
    values[row] = good ? static_cast<std::int32_t>(value) : least;
    *left = first_row + row;
    left += good ? 0 : 1;
  }
  return left;
}

}  // namespace holdfast
