// Weighted numbers of a tally as text: exact sums, rounded once; standard errors where there are replicate
// weights.
#pragma once

#include <string>
#include <vector>

#include "engine/simulation/tally.hpp"

namespace holdfast {

// By lane: sums of weights, in billionths.
using Lanes = std::vector<Integer>;

Lanes lanes_of(const Tally& tally, const std::vector<std::size_t>& cells);

class Estimates {
 public:
  explicit Estimates(const Study& study);

  bool weighted() const { return weighted_; }
  bool has_errors() const { return scale_.has_value(); }
  // Exact, without idle zeros.
  static std::string weight(const Integer& sum, int scale = weight_scale);
  std::string share(const Lanes& part, const Lanes& whole) const;         // six digits; "" of nothing
  std::string error(const Lanes& lanes, int scale = weight_scale) const;  // of a weighted count, two digits
  std::string share_error(const Lanes& part, const Lanes& whole) const;
  // Sums of weight times amount, the amount at `scale`: dollars and cents.
  static std::string money(const Integer& sum, int scale);
  static std::string mean(const Integer& sum, int scale, const Integer& weight);

 private:
  bool weighted_;
  std::optional<Fraction> scale_;
};

// "4/80", "0.05", "1": nothing if it is none of these, or not above zero.
std::optional<Fraction> parse_fraction(std::string_view text);

}  // namespace holdfast
