// One scenario, answered for a command: the rules loaded, the scenario read, and refused where no home is so.
#pragma once

#include <functional>
#include <string>

#include "cli/command.hpp"
#include "engine/determination/determine.hpp"

namespace holdfast::cli {

struct Asked {
  WhichRules rules;
  std::string scenario;  // a path, or `-`
  std::string as_of;
  Want want = Want::changes;
};

// The scenario answered by the law alone, and by the law with the reforms of `asked.rules.with`.
int answer_both(
    const Asked& asked, Streams streams,
    const std::function<int(Determination law, Determination reform, const Ruleset& reformed)>& use);

// What `use` makes of the answer is the exit code; what went wrong before is told to `streams.err`.
int answer(const Asked& asked, Streams streams,
           const std::function<int(const Determination&, const Ruleset&)>& use);

}  // namespace holdfast::cli
