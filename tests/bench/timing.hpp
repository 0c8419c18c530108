// What the programs of this folder share: the time, and rules from a folder.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/rules_folder.hpp"

namespace holdfast::bench {

inline double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// In seconds.
template <class Work>
double timed(Work work) {
  const double before = now();
  work();
  return now() - before;
}

// Stops the program when they do not load.
inline Ruleset loaded(const std::string& folder) {
  auto result = load(files_in(folder));
  if (!result) {
    std::fputs(render(result.diagnostics()).c_str(), stderr);
    std::exit(1);
  }
  return std::move(*result);
}

}  // namespace holdfast::bench
