// A value that changed over time: the first step holds from the start, each next from its day.
#pragma once

#include <string>
#include <vector>

#include "engine/ruleset/history.hpp"

namespace holdfast {

template <class T>
struct Step {
  LawDay from;
  T value;
  Backing backing;
  std::string pointer;
};
template <class T>
using Steps = std::vector<Step<T>>;

}  // namespace holdfast
