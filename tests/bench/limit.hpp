// The rules of tests/bench/rules written by hand, as fast as we know how: what a program costs that knows
// these four rules and no others, takes every fact for known and every cell for well-formed, and explains
// nothing. Money is in cents, a day is 20260930.
#pragma once

#include <cstddef>
#include <cstdint>

namespace holdfast::bench {

struct Facts {
  std::int32_t served_on = 0;
  std::int32_t applied_on = 0;
  std::int32_t rent_owed = 0;
  std::int32_t rent_monthly = 0;
  std::int32_t income_annual = 0;
  std::uint8_t in_unincorporated = 0;  // Los Angeles County outside every city
  std::uint8_t nonpayment = 0;
  std::uint8_t bedrooms = 0;
  std::uint8_t household_size = 1;
  std::uint8_t months_behind = 0;
  std::uint8_t landlord_applied = 0;
};

enum Overall : std::uint8_t { none, barred, relief, landlord_must_apply };

struct Answer {
  std::int32_t award = 0;
  std::uint8_t threshold = 0;
  std::uint8_t moratorium = 0;
  std::uint8_t overall = none;
  bool operator==(const Answer&) const = default;
};

// As the rules read; and without branches, which is what runs fast on mixed rows.
Answer answer_plainly(const Facts& facts);
Answer answer(const Facts& facts);

// The same facts, side by side, and where the answers go.
struct FactColumns {
  const std::int32_t* served_on;
  const std::int32_t* applied_on;
  const std::int32_t* rent_owed;
  const std::int32_t* rent_monthly;
  const std::int32_t* income_annual;
  const std::uint8_t* in_unincorporated;
  const std::uint8_t* nonpayment;
  const std::uint8_t* bedrooms;
  const std::uint8_t* household_size;
  const std::uint8_t* months_behind;
  const std::uint8_t* landlord_applied;
};
struct AnswerColumns {
  std::int32_t* award;
  std::uint8_t* threshold;
  std::uint8_t* moratorium;
  std::uint8_t* overall;
};
void answer(const FactColumns& facts, const AnswerColumns& answers, std::size_t rows);

}  // namespace holdfast::bench
