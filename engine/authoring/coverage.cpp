#include "engine/authoring/coverage.hpp"

#include <algorithm>

#include "engine/authoring/case_scenario.hpp"
#include "engine/authoring/completion.hpp"
#include "engine/authoring/everything_open.hpp"
#include "engine/authoring/lone_rule.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
CoverageMap::CoverageMap(Plan& plan, const Rule& rule)
    : plan_(plan), rule_(rule), items_(coverage_items(plan, rule)) {}

std::vector<bool> CoverageMap::visits(const Scenario& scenario, Explorer& explorer) const {
  std::vector<bool> visited(items_.size(), false);
  for (const auto& subject : subjects(plan_, explorer.narrowed(scenario))) {
    if (subject.part->rule->id != rule_.id) continue;
    const int part = static_cast<int>(subject.part - plan_.parts().data());
    const Box box = box_of(*subject.scenario);
    explorer.evaluator().start(*subject.scenario, box);
    for (std::size_t i = 0; i < items_.size(); ++i)
      for (const auto& spot : items_[i].spots)
        if (!visited[i] && spot.part == part)
          visited[i] = explorer.evaluator().truth(spot.node).is(Truth::yes);
  }
  return visited;
}

bool CoverageMap::possible(const CoverageItem& item, Explorer& explorer) const {
  const auto fixed = untellable(rule_);
  return std::any_of(item.spots.begin(), item.spots.end(), [&](const CoverageItem::Spot& spot) {
    const auto& part = plan_.parts()[static_cast<std::size_t>(spot.part)];
    return find_completion(plan_, explorer.evaluator(), everything_open(plan_, part), spot.node, fixed)
        .has_value();
  });
}

RuleCoverage measure_coverage(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule) {
  const auto world = lone_rule(ruleset, rule);
  Plan plan(world);
  const CoverageMap map(plan, world.rules.front());
  Explorer explorer(plan);
  std::vector<bool> visited(map.items().size(), false);
  for (const auto& one : rule.cases) {
    Diagnostics diagnostics;
    const auto scenario = case_scenario(plan, rule.file, rule.checked, one, explorer, diagnostics);
    if (has_errors(diagnostics)) continue;
    const auto visits = map.visits(scenario, explorer);
    for (std::size_t i = 0; i < visits.size(); ++i) visited[i] = visited[i] || visits[i];
  }
  RuleCoverage coverage;
  coverage.rule = rule.id;
  coverage.file = rule.file;
  const Document* document = files.find(rule.id);
  for (std::size_t i = 0; i < visited.size(); ++i) {
    const auto& item = map.items()[i];
    if (!visited[i] && !map.possible(item, explorer)) continue;
    ++coverage.total;
    coverage.visited += visited[i] ? 1 : 0;
    if (!visited[i])
      coverage.missing.push_back({item, document == nullptr ? 0 : line_at(*document, item.pointer)});
  }
  std::stable_sort(coverage.missing.begin(), coverage.missing.end(),
                   [](const Missing& a, const Missing& b) { return a.line < b.line; });
  return coverage;
}

}  // namespace holdfast
