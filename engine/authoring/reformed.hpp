// The rules with one reform switched on, for the cases of reforms: each loaded and planned once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/plan.hpp"

namespace holdfast {

class Reformed {
 public:
  explicit Reformed(std::vector<SourceFile> files) : files_(std::move(files)) {}

  // The plan as if the reform counted from the day on; null when the rules with it are refused, and
  // `mistakes` then says why.
  const Plan* with(const std::string& reform, Day from);
  const Diagnostics& mistakes(const std::string& reform, Day from) { return made(reform, from).mistakes; }

 private:
  struct Made {
    std::unique_ptr<const Ruleset> ruleset;
    std::unique_ptr<const Plan> plan;
    Diagnostics mistakes;
  };
  const Made& made(const std::string& reform, Day from);

  const std::vector<SourceFile> files_;
  std::map<std::pair<std::string, Day>, Made> made_;
};

}  // namespace holdfast
