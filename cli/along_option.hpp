// `--vary`, `--from` and `--to`: what moves along a partition, and how far.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "engine/determination/along_told.hpp"

namespace holdfast::cli {

// Nothing when something is wrong with them; every mistake is then told to `err`, and none of the values is.
// `as_of`: of the scenario, where that could be read.
std::optional<Along> read_along(const AlongTold& along, const Ruleset& ruleset, std::optional<Day> as_of,
                                Streams streams);

// The days of the answer, both ends needed.
std::optional<Along> read_days(const std::string& from, const std::string& to, const Ruleset& ruleset,
                               Streams streams);

}  // namespace holdfast::cli
