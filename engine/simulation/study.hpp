// What a simulation measures, in plain data: enough to write its tables without rules or microdata, so that
// partial results can be merged anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/population/reach.hpp"
#include "engine/simulation/rational_text.hpp"

namespace holdfast {

// Weights are whole counts of a billionth.
constexpr int weight_scale = 9;

struct Study {
  struct Law {
    std::string id;  // "baseline", or the reform's id
    std::string title;
    std::string sha256;  // of the reform's text; of the baseline, of the rules
    bool operator==(const Law&) const = default;
  };
  struct Amount {
    std::string name;         // debt, limit, margin, to_pay, award, award.bucket
    std::vector<int> scales;  // by law: how many digits its units have after the point
    bool operator==(const Amount&) const = default;
  };
  // One block of a rule; or, with no amounts and last, `any`: whether any of those before helps.
  struct Part {
    std::string rule;
    std::string title;
    std::string place;       // where it holds: a path of a place
    std::string enacted_by;  // federal, state, county, city, landlord; "" of a proposal
    std::vector<Amount> amounts;
    int debt = -1;   // of the amounts; and
    int limit = -1;  // the debt against it is told as a distribution where both are there
    bool operator==(const Part&) const = default;
  };
  std::string as_of;  // ISO date
  std::string engine;
  std::string rows_are;  // notices, households: what a row is called
  std::vector<Law> laws;
  std::vector<Part> parts;
  std::vector<std::string> by;          // headers
  std::string weight;                   // a header; "" where every row counts once
  std::vector<std::string> replicates;  // headers of replicate weights
  std::string replicate_scale;          // "4/80": the variance is this times the sum of squares
  std::int64_t smallest_cell = 0;       // fewer rows than this are not shown
  std::string map_sha256;               // "" without a map
  std::string shares_of;                // a fact of which the map declares shares, or ""
  bool operator==(const Study&) const = default;

  bool has_any() const { return !parts.empty() && parts.back().rule == any_name; }
  static constexpr const char* any_name = "any";
};

// What is said of a row under one law: as in `Says`, and `no_rule` where that law has no such rule.
constexpr std::size_t all_states = 9;
std::string_view state_name(std::size_t state);
constexpr std::size_t no_rule = 8;
constexpr bool surely_helps(std::size_t state) { return state == static_cast<std::size_t>(Says::applies); }
// And is not sure.
constexpr bool may_help(std::size_t state) {
  return state == static_cast<std::size_t>(Says::may_apply) ||
         state == static_cast<std::size_t>(Says::needs_review) ||
         state == static_cast<std::size_t>(Says::unknown);
}

// Debt over limit in quarters: at most 0.25, above that at most 0.50, …, above 4.
constexpr std::size_t all_bins = 17;
constexpr std::int64_t bins_a_limit = 4;

}  // namespace holdfast
