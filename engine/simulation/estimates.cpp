#include "engine/simulation/estimates.hpp"

namespace holdfast {
namespace {

Integer power(int exponent) { return pow(Integer(10), static_cast<unsigned>(exponent)); }

Fraction ratio(const Integer& part, const Integer& whole) {
  return whole < 0 ? Fraction{-part, -whole} : Fraction{part, whole};
}

// The sum of the squares of what replicates differ from the estimate, times the scale.
Fraction variance(const std::vector<Fraction>& estimates, const Fraction& scale) {
  Fraction sum;
  for (std::size_t i = 1; i < estimates.size(); ++i) {
    const Fraction difference{estimates[i].over * estimates[0].under - estimates[0].over * estimates[i].under,
                              estimates[i].under * estimates[0].under};
    const Integer under = difference.under * difference.under;
    sum = {sum.over * under + difference.over * difference.over * sum.under, sum.under * under};
  }
  return {sum.over * scale.over, sum.under * scale.under};
}

}  // namespace

Lanes lanes_of(const Tally& tally, const std::vector<std::size_t>& cells) {
  Lanes made(tally.lanes());
  for (const std::size_t cell : cells)
    for (std::size_t lane = 0; lane < made.size(); ++lane) made[lane] += tally.sum(cell, lane).value();
  return made;
}

Estimates::Estimates(const Study& study)
    : weighted_(!study.weight.empty()),
      scale_(study.replicates.empty() ? std::nullopt : parse_fraction(study.replicate_scale)) {}

std::string Estimates::weight(const Integer& sum, int scale) {
  std::string text = rounded({sum, power(scale)}, weight_scale);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string Estimates::share(const Lanes& part, const Lanes& whole) const {
  return whole[0] == 0 ? "" : rounded(ratio(part[0], whole[0]), 6);
}

std::string Estimates::error(const Lanes& lanes, int scale) const {
  if (!scale_) return "";
  std::vector<Fraction> estimates;
  for (const auto& lane : lanes) estimates.push_back({lane, power(scale)});
  return rounded_root(variance(estimates, *scale_), 2);
}

std::string Estimates::share_error(const Lanes& part, const Lanes& whole) const {
  if (!scale_) return "";
  std::vector<Fraction> estimates;
  for (std::size_t lane = 0; lane < part.size(); ++lane) {
    if (whole[lane] == 0) return "";
    estimates.push_back(ratio(part[lane], whole[lane]));
  }
  return rounded_root(variance(estimates, *scale_), 6);
}

std::string Estimates::money(const Integer& sum, int scale) {
  return rounded({sum, power(weight_scale + scale)}, 2);
}

std::string Estimates::mean(const Integer& sum, int scale, const Integer& weight) {
  return weight == 0 ? "" : rounded({sum, weight * power(scale)}, 2);
}

std::optional<Fraction> parse_fraction(std::string_view text) {
  const auto slash = text.find('/');
  const auto over = parse_decimal(text.substr(0, slash));
  const auto under = slash == std::string_view::npos ? Decimal{1, 0} : parse_decimal(text.substr(slash + 1));
  if (!over || !under || over->units <= 0 || under->units <= 0) return std::nullopt;
  return Fraction{Integer(over->units) * power(under->scale), Integer(under->units) * power(over->scale)};
}

}  // namespace holdfast
