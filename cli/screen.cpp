#include <ostream>

#include "cli/as_of.hpp"
#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/text.hpp"

namespace holdfast::cli {
namespace {

bool looks_like_json(const std::string& text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != std::string::npos && text[start] == '{';
}

bool cannot_tell_yet(const Determination& determination) {
  for (const auto& finding : determination.findings)
    if (finding.outcome == Outcome::may_apply || finding.outcome == Outcome::needs_review) return true;
  return false;
}

}  // namespace

int screen(const ScreenOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto text = read_file(options.scenario, streams.in);
  const std::string name = options.scenario == "-" ? "stdin" : options.scenario;
  if (!text) {
    streams.err << "cannot read " << name << "\n";
    return input_refused;
  }
  std::optional<Day> as_of;
  if (!options.as_of.empty()) {
    as_of = parse_day(options.as_of);
    if (!as_of) {
      streams.err << "--as-of: expected a date that exists, like 2026-11-24\n";
      return usage;
    }
  }
  auto document =
      looks_like_json(*text) ? read_json(*text, name, Echo::never) : read_yaml(*text, name, Echo::never);
  if (!document) {
    streams.err << render(document.diagnostics());
    return input_refused;
  }
  bool assumed_today = false;
  settle_as_of(*document, *ruleset, as_of.has_value(), assumed_today);
  const auto scenario = read_scenario(*document, *ruleset, as_of);
  if (!scenario) {
    streams.err << render(scenario.diagnostics());
    return input_refused;
  }
  const Plan plan(*ruleset);
  Explorer explorer(plan);
  const auto impossible = contradiction(plan, *scenario, name, explorer);
  if (!impossible.empty()) {
    streams.err << render(impossible);
    return input_refused;
  }
  auto determination = determine(plan, *scenario, explorer);
  if (assumed_today) determination.assumptions.emplace_back("as_of_today");
  streams.out << (options.format == "json" ? to_json(determination, ruleset->texts, options.language)
                                           : to_text(determination, ruleset->texts, options.language));
  return options.strict && cannot_tell_yet(determination) ? cannot_tell : done;
}

}  // namespace holdfast::cli
