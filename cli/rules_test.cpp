// The cases of the rules: whether they pass, and what they leave unvisited.
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/authoring/cases.hpp"
#include "engine/authoring/coverage.hpp"
#include "engine/authoring/junit.hpp"

namespace holdfast::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Count {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t not_run = 0;
  std::size_t not_approved = 0;
};

Count count(const std::vector<CaseResult>& results) {
  Count all;
  for (const auto& result : results) {
    ++(result.passed() ? all.passed : result.run ? all.failed : all.not_run);
    all.not_approved += result.approved ? 0 : 1;
  }
  return all;
}

std::vector<RuleCoverage> coverage(const Ruleset& ruleset, const RulesOptions& options) {
  const RuleDocuments files(read_folder(*find_rules(options.rules)));
  std::vector<RuleCoverage> all;
  for (const auto& rule : ruleset.rules)
    if (options.rule.empty() || options.rule == rule.id)
      all.push_back(measure_coverage(ruleset, files, rule));
  return all;
}

void print(const std::vector<CaseResult>& results, std::ostream& out) {
  for (const auto& result : results) {
    if (result.passed()) continue;
    out << (result.run ? "FAILED   " : "not run  ") << result.rule << ": " << result.name
        << (result.id.empty() ? "" : " (" + result.id + ")") << "\n";
    for (const auto& difference : result.differences) out << "           " << difference << "\n";
  }
  const auto all = count(results);
  out << all.passed << " cases passed, " << all.failed << " failed, " << all.not_run << " not run";
  if (all.not_approved > 0) out << "; " << all.not_approved << " computed, and approved by nobody yet";
  out << "\n";
}

void print(const std::vector<RuleCoverage>& coverage, std::ostream& out) {
  std::size_t visited = 0;
  std::size_t total = 0;
  for (const auto& one : coverage) {
    visited += one.visited;
    total += one.total;
    out << "\n" << one.rule << "  " << one.visited << "/" << one.total << "\n";
    for (const auto& missing : one.missing)
      out << "  " << one.file << ":" << missing.line << "  " << missing.item.id() << "\n";
  }
  out << "\n" << visited << "/" << total << " branches and boundaries visited\n";
}

std::string_view name(CoverageItem::Kind kind) {
  switch (kind) {
    case CoverageItem::Kind::condition:
      return "condition";
    case CoverageItem::Kind::boundary:
      return "boundary";
    case CoverageItem::Kind::day:
      break;
  }
  return "day";
}

Json json_of(const std::vector<CaseResult>& results, const std::vector<RuleCoverage>* coverage) {
  const auto all = count(results);
  Json cases = Json::array();
  for (const auto& result : results)
    cases.push_back({{"rule", result.rule},
                     {"name", result.name},
                     {"result", result.passed() ? "passed"
                                : result.run    ? "failed"
                                                : "not_run"},
                     {"approved", result.approved},
                     {"differences", result.differences}});
  Json root = {{"passed", all.passed},
               {"failed", all.failed},
               {"not_run", all.not_run},
               {"not_approved", all.not_approved},
               {"cases", std::move(cases)}};
  if (coverage == nullptr) return root;
  Json rules = Json::array();
  for (const auto& one : *coverage) {
    Json missing = Json::array();
    for (const auto& item : one.missing)
      missing.push_back({{"at", item.item.pointer},
                         {"line", item.line},
                         {"kind", name(item.item.kind)},
                         {"what", item.item.what}});
    rules.push_back({{"rule", one.rule},
                     {"file", one.file},
                     {"visited", one.visited},
                     {"total", one.total},
                     {"missing", std::move(missing)}});
  }
  root["coverage"] = std::move(rules);
  return root;
}

}  // namespace

int rules_test(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const Plan plan(*ruleset);
  Explorer explorer(plan);
  Reformed reformed(read_folder(*find_rules(options.rules)));
  const auto results = run_cases(plan, explorer, options.rule, &reformed);
  if (results.empty()) {
    streams.err << "there is no case to run\n";
    return usage;
  }
  if (!options.junit.empty() && !write_file(options.junit, junit_xml(results))) {
    streams.err << "`" << options.junit << "` cannot be written\n";
    return usage;
  }
  std::vector<RuleCoverage> covered;
  if (options.coverage) covered = coverage(*ruleset, options);
  if (options.format == "json") {
    streams.out << json_of(results, options.coverage ? &covered : nullptr).dump(2) << "\n";
  } else {
    print(results, streams.out);
    if (options.coverage) print(covered, streams.out);
  }
  return count(results).failed == 0 ? done : rule_tests_failed;
}

}  // namespace holdfast::cli
