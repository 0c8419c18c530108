#include "engine/simulation/study.hpp"

namespace holdfast {

std::string_view state_name(std::size_t state) {
  return state == no_rule ? "no_rule" : name(static_cast<Says>(state));
}

}  // namespace holdfast
