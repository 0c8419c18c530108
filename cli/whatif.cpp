// What would change the answer: along a fact or a figure of law (`whatif`), or along the day on which one
// asks
// (`timeline`).
#include <algorithm>
#include <ostream>

#include "cli/along_option.hpp"
#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/scenario_file.hpp"
#include "engine/determination/partition_json.hpp"
#include "engine/determination/partition_svg.hpp"
#include "engine/determination/partition_text.hpp"

namespace holdfast::cli {
namespace {

int show(const ScenarioFile& file, const Along& along, const Ruleset& ruleset, const std::string& format,
         const std::string& language, Streams streams) {
  const Plan plan(ruleset);
  Explorer explorer(plan);
  if (refused(file, plan, explorer, streams)) return input_refused;
  auto made = partition(plan, file.scenario, along, explorer);
  if (file.assumed_today)
    for (auto& piece : made.pieces) piece.holds.assumptions.emplace_back("as_of_today");
  streams.out << (format == "json"  ? to_json(made, ruleset, language)
                  : format == "svg" ? to_svg(made, ruleset, language)
                                    : to_text(made, ruleset, language));
  return done;
}

}  // namespace

int what_if(const WhatIfOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto file = load_scenario(options.scenario, options.as_of, *ruleset, streams, code);
  const auto as_of = file ? std::optional(file->scenario.as_of) : std::nullopt;
  const auto along = read_along({options.vary, options.from, options.to}, *ruleset, as_of, streams);
  if (!along) return usage;
  if (!file) return code;
  return show(*file, *along, *ruleset, options.format, options.language, streams);
}

int timeline(const TimelineOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto file = load_scenario(options.scenario, options.as_of, *ruleset, streams, code);
  const auto along = read_days(options.from, options.to, *ruleset, streams);
  if (!along) return usage;
  if (!file) return code;
  const auto later = happened_after(file->scenario, *ruleset, static_cast<Day>(*along->least));
  for (const auto& name : later)
    streams.err << "--from: earlier than `" << name
                << "`, which the scenario says has happened; begin on that day or later\n";
  if (!later.empty()) return usage;
  return show(*file, *along, *ruleset, options.format, options.language, streams);
}

}  // namespace holdfast::cli
