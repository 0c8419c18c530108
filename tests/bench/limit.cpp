#include "tests/bench/limit.hpp"

namespace holdfast::bench {
namespace {

// By year of the rents (0 for those that begin in October 2023), then bedrooms; in cents.
constexpr std::int32_t rents[3 * 8] = {177700, 200600, 254400, 326300, 360000, 0, 0, 0,  //
                                       185600, 208100, 262500, 333500, 369800, 0, 0, 0,  //
                                       195200, 218900, 276100, 350800, 389000, 0, 0, 0};
// By household size.
constexpr std::int32_t income_limits[16] = {0,       5500000, 6284000, 7072000, 7856000,
                                            8484000, 9112000, 9740000, 10368000};
constexpr std::int32_t cap = 1500000;
constexpr std::int32_t most_months = 6;

// Conditions are 0 or 1, so that one stream of instructions fits every row and the compiler can take several
// rows at once.
[[gnu::always_inline]] inline void without_branches(const Facts& facts, Answer& found) {
  const std::int32_t day = facts.served_on;
  const std::int32_t nonpayment = facts.nonpayment;
  const std::int32_t landlord_applied = facts.landlord_applied;
  const std::int32_t year = (day >= 20241001) + (day >= 20251001);
  const std::int32_t threshold = nonpayment & facts.in_unincorporated & (day >= 20241201) &
                                 (facts.rent_owed <= rents[year * 8 + facts.bedrooms]);
  const std::int32_t in_a_pause = ((day >= 20200327) & (day <= 20200724)) |
                                  ((day >= 20200904) & (day <= 20210731)) |
                                  ((day >= 20210803) & (day <= 20210826));
  const std::int32_t moratorium =
      nonpayment & in_a_pause &
      ((facts.income_annual <= 9900000) | ((facts.household_size >= 2) & (facts.income_annual <= 19800000)));
  const std::int32_t eligible =
      (facts.income_annual <= income_limits[facts.household_size]) & (facts.months_behind >= 1);
  const std::int32_t helped = eligible & landlord_applied & (facts.applied_on >= 20200301);
  const std::int32_t months = facts.months_behind < most_months ? facts.months_behind : most_months;
  const std::int32_t sum = months * facts.rent_monthly;
  const std::int32_t least = sum < cap ? sum : cap;
  const std::int32_t otherwise = helped * relief + (eligible & (landlord_applied ^ 1)) * landlord_must_apply;
  found.award = least & -helped;
  found.threshold = static_cast<std::uint8_t>(threshold);
  found.moratorium = static_cast<std::uint8_t>(moratorium);
  found.overall = static_cast<std::uint8_t>((threshold | moratorium) != 0 ? std::int32_t{barred} : otherwise);
}

}  // namespace

__attribute__((noinline)) Answer answer_plainly(const Facts& facts) {
  Answer found;
  const auto day = facts.served_on;
  if (facts.nonpayment && facts.in_unincorporated && day >= 20241201) {
    const int year = day >= 20251001 ? 2 : 1;
    found.threshold = facts.rent_owed <= rents[year * 8 + facts.bedrooms];
  }
  if (facts.nonpayment && ((day >= 20200327 && day <= 20200724) || (day >= 20200904 && day <= 20210731) ||
                           (day >= 20210803 && day <= 20210826)))
    found.moratorium =
        facts.income_annual <= 9900000 || (facts.household_size >= 2 && facts.income_annual <= 19800000);
  const bool eligible =
      facts.income_annual <= income_limits[facts.household_size] && facts.months_behind >= 1;
  const bool helped = eligible && facts.landlord_applied && facts.applied_on >= 20200301;
  if (helped) {
    const std::int32_t months = facts.months_behind < most_months ? facts.months_behind : most_months;
    const std::int32_t sum = months * facts.rent_monthly;
    found.award = sum < cap ? sum : cap;
  }
  if (found.threshold || found.moratorium)
    found.overall = barred;
  else if (helped)
    found.overall = relief;
  else if (eligible && !facts.landlord_applied)
    found.overall = landlord_must_apply;
  return found;
}

__attribute__((noinline)) Answer answer(const Facts& facts) {
  Answer found;
  without_branches(facts, found);
  return found;
}

// The compiler believes `restrict` of parameters, and takes eight rows at once.
__attribute__((noinline)) static void answer_rows(
    const std::int32_t* __restrict served_on, const std::int32_t* __restrict applied_on,
    const std::int32_t* __restrict rent_owed, const std::int32_t* __restrict rent_monthly,
    const std::int32_t* __restrict income_annual, const std::uint8_t* __restrict in_unincorporated,
    const std::uint8_t* __restrict nonpayment, const std::uint8_t* __restrict bedrooms,
    const std::uint8_t* __restrict household_size, const std::uint8_t* __restrict months_behind,
    const std::uint8_t* __restrict landlord_applied, std::int32_t* __restrict award,
    std::uint8_t* __restrict threshold, std::uint8_t* __restrict moratorium, std::uint8_t* __restrict overall,
    std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) {
    Answer found;
    without_branches(
        {served_on[i], applied_on[i], rent_owed[i], rent_monthly[i], income_annual[i], in_unincorporated[i],
         nonpayment[i], bedrooms[i], household_size[i], months_behind[i], landlord_applied[i]},
        found);
    award[i] = found.award;
    threshold[i] = found.threshold;
    moratorium[i] = found.moratorium;
    overall[i] = found.overall;
  }
}

void answer(const FactColumns& facts, const AnswerColumns& answers, std::size_t rows) {
  answer_rows(facts.served_on, facts.applied_on, facts.rent_owed, facts.rent_monthly, facts.income_annual,
              facts.in_unincorporated, facts.nonpayment, facts.bedrooms, facts.household_size,
              facts.months_behind, facts.landlord_applied, answers.award, answers.threshold,
              answers.moratorium, answers.overall, rows);
}

}  // namespace holdfast::bench
