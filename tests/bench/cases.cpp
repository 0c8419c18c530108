#include "tests/bench/cases.hpp"

namespace holdfast::bench {
namespace {

constexpr int first_served = 18262;   // 2020-01-01
constexpr int days_served = 2465;     // through 2026-09-30
constexpr int relief_begins = 18322;  // 2020-03-01

constexpr int rents[3][5] = {
    {1777, 2006, 2544, 3263, 3600}, {1856, 2081, 2625, 3335, 3698}, {1952, 2189, 2761, 3508, 3890}};
constexpr int income_limits[8] = {55000, 62840, 70720, 78560, 84840, 91120, 97400, 103680};

}  // namespace

// SplitMix64: small, and the same everywhere.
std::uint64_t Cases::bits() {
  std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

int Cases::below(int bound) {
  return static_cast<int>(((bits() >> 32U) * static_cast<std::uint64_t>(bound)) >> 32U);
}

Case Cases::next() {
  Case one;
  one.id = ++count_;
  // Four in ten lie in Los Angeles County, three quarters of these outside every city.
  const int tenth = below(10);
  one.place = tenth >= 4 ? tenth - 2 : below(4) == 0 ? 1 : 0;
  one.served_on = first_served + below(days_served);
  one.applied_on = one.served_on + below(28);
  one.applied_at = 8 * 60 + below(10 * 60);
  if (below(64) == 0) {
    const int after = below(2);
    one.applied_on = relief_begins - 1 + after;
    one.applied_at = after == 1 ? 0 : 24 * 60 - 1;
  }
  one.nonpayment = below(5) != 0;
  one.bedrooms = below(5);
  one.rent_owed =
      below(16) == 0 ? 100 * rents[below(3)][one.bedrooms] + below(3) - 1 : 100 * below(9000) + below(100);
  one.rent_monthly = 100 * (700 + below(3800)) + below(100);
  one.household_size = 1 + below(8);
  switch (below(32)) {
    case 0:
      one.income_annual = 9900000 + below(3) - 1;
      break;
    case 1:
      one.income_annual = 19800000 + below(3) - 1;
      break;
    case 2:
      one.income_annual = 100 * income_limits[one.household_size - 1] + below(3) - 1;
      break;
    default:
      one.income_annual = 100 * below(250000) + (below(4) == 0 ? below(100) : 0);
  }
  one.months_behind = below(14);
  one.landlord_applied = below(3) != 0;
  one.landlord_units = 1 + below(60);
  return one;
}

CivilDay civil_day(int days_since_1970) {
  // Years that begin in March, so that the leap day is the last; eras of 400 years.
  const int shifted = days_since_1970 + 719468;
  const int era = shifted / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = (5 * day_of_year + 2) / 153;
  CivilDay civil{};
  civil.day = day_of_year - (153 * month + 2) / 5 + 1;
  civil.month = month < 10 ? month + 3 : month - 9;
  civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
  return civil;
}

}  // namespace holdfast::bench
