// The rules of a folder, loaded for a command.
#pragma once

#include <memory>
#include <string>

#include "cli/command.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast::cli {

// Null when they cannot be had: what is wrong is then written to `streams.err`, and `code` says how to exit.
std::unique_ptr<const Ruleset> load_rules(const std::string& folder, Streams streams, int& code);

}  // namespace holdfast::cli
