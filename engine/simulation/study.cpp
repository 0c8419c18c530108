#include "engine/simulation/study.hpp"

#include "engine/population/reach.hpp"

namespace holdfast {

std::string_view state_name(std::size_t state) {
  return state == no_rule ? "no_rule" : name(static_cast<Says>(state));
}

bool surely_helps(std::size_t state) { return state == static_cast<std::size_t>(Says::applies); }

bool may_help(std::size_t state) {
  return state == static_cast<std::size_t>(Says::may_apply) ||
         state == static_cast<std::size_t>(Says::needs_review) ||
         state == static_cast<std::size_t>(Says::unknown);
}

}  // namespace holdfast
