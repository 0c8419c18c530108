#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "engine/authoring/examine.hpp"
#include "engine/determination/sentence_check.hpp"

namespace holdfast::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Diagnostic& d) {
  return {{"severity", d.severity == Severity::error ? "error" : "warning"},
          {"code", d.code},
          {"file", d.span.file},
          {"line", d.span.line},
          {"column", d.span.column},
          {"length", d.span.length},
          {"pointer", d.pointer},
          {"message", d.message},
          {"help", d.help}};
}

Json json(const Concern& concern) {
  Json made = json(concern.diagnostic);
  made["witness"] = nullptr;
  if (!concern.witness) return made;
  Json claims = Json::array();
  for (const auto& claim : concern.witness->claims)
    claims.push_back({{"rule", claim.rule}, {"part", claim.part}, {"outcome", name(claim.outcome)}});
  made["witness"] = {{"scenario", concern.witness->yaml}, {"answers", std::move(claims)}};
  return made;
}

Concerns plain(Diagnostics diagnostics) {
  Concerns concerns;
  for (auto& one : diagnostics) concerns.push_back({std::move(one), std::nullopt});
  return concerns;
}

std::string counted(std::ptrdiff_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string in_all(const Concerns& concerns) {
  if (concerns.empty()) return "no mistakes";
  const auto errors = std::count_if(concerns.begin(), concerns.end(), [](const Concern& one) {
    return one.diagnostic.severity == Severity::error;
  });
  const auto warnings = static_cast<std::ptrdiff_t>(concerns.size()) - errors;
  return counted(errors, "mistake", "mistakes") + ", " + counted(warnings, "warning", "warnings");
}

std::string contents(const Ruleset& ruleset) {
  std::size_t rows = 0;
  for (const auto& table : ruleset.tables) rows += table.figures();
  return std::to_string(ruleset.rules.size()) + " rules, " + std::to_string(ruleset.reforms.size()) +
         " proposals, " + std::to_string(ruleset.vocabulary.names().size()) + " facts, " +
         std::to_string(ruleset.places.entries().size()) + " places, " + std::to_string(rows) +
         " figures in tables";
}

}  // namespace

int rules_check(const RulesOptions& options, Streams streams) {
  const auto folder = find_rules(options.rules);
  if (!folder) {
    streams.err << (options.rules.empty()
                        ? "no rules were found beside the program; name their folder with --rules\n"
                        : "there is no folder `" + options.rules + "`\n");
    return usage;
  }
  const auto files = read_folder(*folder);
  auto loaded = load(files);
  Concerns concerns = plain(loaded.diagnostics());
  if (loaded) concerns = plain(check_sentences(*loaded));
  int undecided = 0;
  if (loaded && !has_errors(concerns)) {
    auto examined = examine(Plan(*loaded), files);
    concerns = std::move(examined.concerns);
    undecided = examined.undecided;
  }
  if (options.format == "json") {
    Json made = {{"schema", "holdfast/rules-check/1"}, {"loaded", static_cast<bool>(loaded)}};
    if (loaded) made["sha256"] = loaded->sha256;
    made["undecided"] = undecided;
    made["concerns"] = Json::array();
    for (const auto& one : concerns) made["concerns"].push_back(json(one));
    streams.out << made.dump(2) << "\n";
  } else {
    for (const auto& one : concerns) streams.err << render(one);
    if (loaded)
      streams.out << contents(*loaded) << ": " << in_all(concerns)
                  << (undecided == 0
                          ? ""
                          : "; " + counted(undecided, "question was", "questions were") + " not settled")
                  << "\nsha256 " << loaded->sha256 << "\n";
    else
      streams.err << "the rules in " << folder->string() << " were refused: " << in_all(concerns) << "\n";
  }
  return has_errors(concerns) || (options.strict && !concerns.empty()) ? rules_refused : done;
}

}  // namespace holdfast::cli
