#include "engine/population/reach.hpp"

#include <algorithm>

#include "engine/determination/findings.hpp"

namespace holdfast {

static_assert(static_cast<int>(Says::needs_review) == static_cast<int>(Outcome::needs_review));

Reaches::Reaches(const Plan& plan, const std::vector<Asked>& asked) {
  for (const auto& one : asked) {
    covers_.emplace_back(plan.ruleset().places.entries().size(), std::uint8_t{0});
    for (const auto& part : plan.parts())
      if (part.rule->id == one.rule->id && part.part == one.part)
        for (const int spot : part.spots) covers_.back()[static_cast<std::size_t>(spot)] = 1;
  }
}

Reach Reaches::of(std::size_t asked, const std::vector<int>& spots) const {
  const auto& covers = covers_[asked];
  const auto inside = std::count_if(spots.begin(), spots.end(),
                                    [&](int spot) { return covers[static_cast<std::size_t>(spot)] != 0; });
  if (inside == 0) return Reach::none;
  return static_cast<std::size_t>(inside) == spots.size() ? Reach::all : Reach::some;
}

std::string_view name(Says says) {
  return says == Says::unknown ? "unknown" : name(static_cast<Outcome>(says));
}

Says says(Outcomes possible, Reach reach) {
  if (reach == Reach::none) return Says::not_covered;
  if (possible == 0) return Says::unknown;
  const Outcome outcome = summary(possible);
  // It helps only if the home is there.
  if (reach == Reach::some && outcome == Outcome::applies) return Says::may_apply;
  return static_cast<Says>(outcome);
}

}  // namespace holdfast
