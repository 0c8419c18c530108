#include "cli/scenario_file.hpp"

#include <ostream>

#include "cli/as_of.hpp"
#include "cli/folder.hpp"
#include "engine/determination/determine.hpp"

namespace holdfast::cli {
namespace {

bool looks_like_json(const std::string& text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != std::string::npos && text[start] == '{';
}

}  // namespace

std::optional<ScenarioText> read_scenario_text(const std::string& path, Streams streams, int& code) {
  const auto name = path == "-" ? "stdin" : path;
  auto bytes = read_file(path, streams.in);
  if (bytes) return ScenarioText{name, std::move(*bytes)};
  streams.err << "cannot read " << name << "\n";
  code = input_refused;
  return std::nullopt;
}

std::optional<ScenarioFile> load_scenario(const std::string& path, const std::string& as_of,
                                          const Ruleset& ruleset, Streams streams, int& code) {
  const auto text = read_scenario_text(path, streams, code);
  return text ? load_scenario(*text, as_of, ruleset, streams, code) : std::nullopt;
}

std::optional<ScenarioFile> load_scenario(const ScenarioText& text, const std::string& as_of,
                                          const Ruleset& ruleset, Streams streams, int& code) {
  ScenarioFile file;
  file.name = text.name;
  std::optional<Day> day;
  if (!as_of.empty()) {
    day = parse_day(as_of);
    if (!day) {
      streams.err << "--as-of: expected a date that exists, like 2026-11-24\n";
      code = usage;
      return std::nullopt;
    }
  }
  auto document = looks_like_json(text.bytes) ? read_json(text.bytes, file.name, Echo::never)
                                              : read_yaml(text.bytes, file.name, Echo::never);
  if (!document) {
    streams.err << render(document.diagnostics());
    code = input_refused;
    return std::nullopt;
  }
  settle_as_of(*document, ruleset, day.has_value(), file.assumed_today);
  auto scenario = read_scenario(*document, ruleset, day);
  if (!scenario) {
    streams.err << render(scenario.diagnostics());
    code = input_refused;
    return std::nullopt;
  }
  file.scenario = std::move(*scenario);
  return file;
}

bool refused(const ScenarioFile& file, const Plan& plan, Explorer& explorer, Streams streams) {
  const auto impossible = contradiction(plan, file.scenario, file.name, explorer);
  streams.err << render(impossible);
  return !impossible.empty();
}

}  // namespace holdfast::cli
