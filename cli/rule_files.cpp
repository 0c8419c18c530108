#include "cli/rule_files.hpp"

#include <algorithm>
#include <ostream>

#include "cli/as_of.hpp"
#include "cli/folder.hpp"

namespace holdfast::cli {
namespace {

struct Named {
  std::string id;
  std::string file;
};

std::vector<Named> all_of(const Ruleset& ruleset) {
  std::vector<Named> all;
  for (const auto& rule : ruleset.rules) all.push_back({rule.id, rule.file});
  for (const auto& reform : ruleset.reforms) all.push_back({reform.id, reform.file});
  return all;
}

}  // namespace

std::optional<std::vector<RuleWords>> rules_in_words(const Ruleset& ruleset, const RulesOptions& options,
                                                     const std::string& only, Streams streams, int& code) {
  auto wanted = all_of(ruleset);
  if (!only.empty()) {
    std::vector<std::string> ids;
    ids.reserve(wanted.size());
    for (const auto& one : wanted) ids.push_back(one.id);
    std::erase_if(wanted, [&](const Named& one) { return one.id != only; });
    if (wanted.empty()) {
      const auto near = did_you_mean(only, ids);
      streams.err << "no rule `" << only << "`; "
                  << (near.empty() ? "`holdfast rules list` shows them" : near) << "\n";
      code = usage;
      return std::nullopt;
    }
  }
  const auto folder = find_rules(options.rules);
  const Plan plan(ruleset);
  Explorer explorer(plan);
  Reformed reformed(folder ? read_folder(*folder) : std::vector<SourceFile>{});
  const auto results = run_cases(plan, explorer, only, &reformed);
  std::vector<RuleWords> rules;
  for (const auto& one : wanted) {
    const auto bytes = folder ? read_file((*folder / one.file).string(), streams.in) : std::nullopt;
    auto document = read_yaml(bytes.value_or(""), one.file, Echo::allowed);
    std::vector<CaseResult> own;
    std::copy_if(results.begin(), results.end(), std::back_inserter(own),
                 [&](const CaseResult& result) { return result.rule == one.id; });
    auto words = document ? rule_words(ruleset, one.id, *document, own) : std::nullopt;
    if (!words) {
      streams.err << one.file << ": the file changed while it was read\n";
      code = rules_refused;
      return std::nullopt;
    }
    rules.push_back(std::move(*words));
  }
  return rules;
}

std::optional<Imprint> imprint_of(const std::string& day, Streams streams) {
  const auto as_of = day.empty() ? std::optional(today()) : parse_day(day);
  if (!as_of) {
    streams.err << "--as-of: expected a date that exists, like 2026-11-24\n";
    return std::nullopt;
  }
  return Imprint{*as_of, HOLDFAST_VERSION};
}

}  // namespace holdfast::cli
