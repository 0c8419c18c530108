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

// The first day on which the value may lie, for an event that has happened for certain.
std::optional<Day> happened_from(const Known& known, Type::Base base) {
  if (known.may_not_happen || known.pieces.empty()) return std::nullopt;
  const Int first = known.pieces.front().least;
  if (base == Type::Base::date) return static_cast<Day>(first);
  if (base == Type::Base::time) return day_of_minute(static_cast<Minute>(first));
  return std::nullopt;
}

// What the scenario says has happened, and what no day before `day` could know of: names of facts.
std::vector<std::string> after(const ScenarioFile& file, const Ruleset& ruleset, Day day) {
  std::vector<std::string> names;
  const auto& facts = ruleset.vocabulary.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    const auto& known = file.scenario.facts[i];
    if (fact.hidden || fact.may_lie_ahead) continue;
    bool later = happened_from(known, fact.type.base).value_or(day) > day;
    for (const auto& row : known.rows)
      for (std::size_t column = 0; column < row.size(); ++column)
        later = later || (fact.row[column].kind == RowField::Kind::date && !row[column].open_above &&
                          happened_from(row[column], Type::Base::date).value_or(day) > day);
    if (later) names.push_back(fact.name);
  }
  return names;
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
  const auto later = after(*file, *ruleset, static_cast<Day>(*along->least));
  for (const auto& name : later)
    streams.err << "--from: earlier than `" << name
                << "`, which the scenario says has happened; begin on that day or later\n";
  if (!later.empty()) return usage;
  return show(*file, *along, *ruleset, options.format, options.language, streams);
}

}  // namespace holdfast::cli
