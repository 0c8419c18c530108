// Made-up cases for tests/bench/rules, one after another and the same for the same seed. Values on the
// boundaries of the rules, and one step beside them, come far more often than chance would have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace holdfast::bench {

// Places of tests/bench/rules; Los Angeles County stands by its two parts.
inline constexpr std::string_view places[] = {
    "us/ca/los-angeles-county/unincorporated",
    "us/ca/los-angeles-county/incorporated",
    "us/ca/orange-county",
    "us/ca/san-diego-county",
    "us/ca/riverside-county",
    "us/ca/san-bernardino-county",
    "us/ca/ventura-county",
    "us/ca/kern-county",
};

struct Case {
  std::uint32_t id = 0;
  int place = 0;               // of `places`
  int served_on = 0;           // days since 1970-01-01
  int applied_on = 0;          // likewise,
  int applied_at = 0;          // and the minute of that day
  bool nonpayment = false;     // otherwise the ground is a nuisance
  int bedrooms = 0;            // 0..4
  std::int32_t rent_owed = 0;  // cents
  std::int32_t rent_monthly = 0;
  int household_size = 1;          // 1..8
  std::int32_t income_annual = 0;  // cents
  int months_behind = 0;
  bool landlord_applied = false;
  int landlord_units = 1;  // no rule reads it
};

class Cases {
 public:
  explicit Cases(std::uint64_t seed) : state_(seed) {}
  Case next();

 private:
  std::uint64_t bits();
  int below(int bound);

  std::uint64_t state_;
  std::uint32_t count_ = 0;
};

struct CivilDay {
  int year;
  int month;
  int day;
};
CivilDay civil_day(int days_since_1970);

}  // namespace holdfast::bench
