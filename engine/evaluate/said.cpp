#include "engine/evaluate/said.hpp"

#include <algorithm>

namespace holdfast {

void Said::add(ByOutcome& to, Outcomes outcomes, const Extent& values) {
  for (unsigned i = 0; i < kinds; ++i)
    if ((outcomes >> i & 1U) != 0) to[i].add(values);
}

Outcomes Said::at(const ByOutcome& said, Int value) {
  Outcomes all = 0;
  for (unsigned i = 0; i < kinds; ++i)
    if (said[i].holds(value)) all = static_cast<Outcomes>(all | 1U << i);
  return all;
}

bool Said::told(const Extent& values, Outcomes outcomes) const {
  for (unsigned i = 0; i < kinds; ++i)
    if ((outcomes >> i & 1U) != 0 && !lower_[i].holds_all(values)) return false;
  return true;
}

std::vector<Said::Sum> Said::summed(const Extent& domain, Outcomes possible) const {
  std::vector<Int> begins = {domain.least};
  for (const auto* sets : {&upper_, &lower_})
    for (const auto& set : *sets)
      for (const auto& values : set.stretches())
        for (const Int begin : {values.least, values.most + 1})
          if (begin > domain.least && begin <= domain.most) begins.push_back(begin);
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  std::vector<Sum> all;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const Extent values{begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : domain.most};
    const auto upper = static_cast<Outcomes>(at(upper_, begins[i]) & possible);
    const auto lower = at(lower_, begins[i]);
    if (!all.empty() && all.back().upper == upper && all.back().lower == lower)
      all.back().values.most = values.most;
    else
      all.push_back({values, upper, lower});
  }
  return all;
}

}  // namespace holdfast
