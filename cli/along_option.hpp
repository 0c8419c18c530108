// `--vary`, `--from` and `--to`: what moves along a partition, and how far.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "engine/determination/partition.hpp"

namespace holdfast::cli {

struct AlongOptions {
  std::string vary;  // a fact's name, or a rule's id, a slash and the name of one of its figures
  std::string from;  // "" for as far as it goes
  std::string to;
};

// Nothing when something is wrong with them; every mistake is then told to `err`, and none of the values is.
// `as_of`: of the scenario, where that could be read; an event that cannot be planned has happened by then.
std::optional<Along> read_along(const AlongOptions& options, const Ruleset& ruleset, std::optional<Day> as_of,
                                Streams streams);

// The days of the answer, both ends needed.
std::optional<Along> read_days(const std::string& from, const std::string& to, const Ruleset& ruleset,
                               Streams streams);

}  // namespace holdfast::cli
