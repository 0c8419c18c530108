// How far a part of a rule reaches into where a home may lie.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/columns/block.hpp"

namespace holdfast {

enum class Reach : std::uint8_t { none, some, all };

class Reaches {
 public:
  Reaches(const Plan& plan, const std::vector<Asked>& asked);
  Reach of(std::size_t asked, const std::vector<int>& spots) const;

 private:
  std::vector<std::vector<std::uint8_t>> covers_;  // by part asked, by spot
};

// What is told of a part in one word. `unknown`: the home may lie in more places than are opened.
enum class Says : std::uint8_t {
  applies,
  may_apply,
  does_not_apply,
  not_in_force,
  blocked_by_court,
  not_covered,
  needs_review,
  unknown,
};
std::string_view name(Says says);
Says says(Outcomes possible, Reach reach);

}  // namespace holdfast
