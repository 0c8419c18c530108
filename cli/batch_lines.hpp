// `holdfast batch` on scenarios in JSON, one a line.
#pragma once

#include <optional>

#include "cli/command.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {

int batch_lines(const BatchOptions& options, std::optional<Day> as_of, const Ruleset& ruleset,
                Streams streams);

}  // namespace holdfast::cli
