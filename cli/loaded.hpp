// The rules of a folder, loaded for a command.
#pragma once

#include <memory>
#include <string>

#include "cli/command.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast::cli {

// Null when they cannot be had: what is wrong is then written to `streams.err`, and `code` says how to exit.
// `made`: reforms that the command wrote itself, in their order, all switched on.
std::unique_ptr<const Ruleset> load_rules(const WhichRules& which, Streams streams, int& code,
                                          const std::vector<SourceFile>& made = {});
inline std::unique_ptr<const Ruleset> load_rules(const std::string& folder, Streams streams, int& code) {
  return load_rules(WhichRules{folder, "", {}}, streams, code);
}

// `ID`, `FILE.yaml`, either with `@2026-03-01`: what of it is told to the loader. False, with words to
// `streams.err`, when it names no day or no file that can be read.
bool switch_on(const std::string& reform, LoadOptions& options, Streams streams);

}  // namespace holdfast::cli
