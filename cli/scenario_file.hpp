// The scenario that a command was given: a file or standard input, in YAML or JSON, read as of some day.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "engine/evaluate/explore.hpp"
#include "engine/evaluate/scenario.hpp"

namespace holdfast::cli {

struct ScenarioFile {
  std::string name;  // as messages call it
  Scenario scenario;
  bool assumed_today = false;  // nobody told a day
};

// The bytes, which may be had only once: from standard input or a pipe.
struct ScenarioText {
  std::string name;
  std::string bytes;
};

// `path` may be `-`. Nothing, with words to `err` and the exit code in `code`, when it cannot be read.
std::optional<ScenarioText> read_scenario_text(const std::string& path, Streams streams, int& code);

// `path` may be `-`; `as_of` may be "" for the scenario's own. Nothing, with words to `err` and the exit code
// in `code`, when it cannot be read. No message holds a value that a person typed.
std::optional<ScenarioFile> load_scenario(const std::string& path, const std::string& as_of,
                                          const Ruleset& ruleset, Streams streams, int& code);
std::optional<ScenarioFile> load_scenario(const ScenarioText& text, const std::string& as_of,
                                          const Ruleset& ruleset, Streams streams, int& code);

// Whether no home at all is as the scenario says; then the facts at odds are named to `err`.
bool refused(const ScenarioFile& file, const Plan& plan, Explorer& explorer, Streams streams);

}  // namespace holdfast::cli
