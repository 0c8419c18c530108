#include "engine/authoring/propose.hpp"

#include <algorithm>

#include "engine/authoring/completion.hpp"
#include "engine/authoring/lone_rule.hpp"
#include "engine/authoring/proposer.hpp"
#include "engine/determination/subjects.hpp"
#include "engine/plan/facts_read.hpp"

namespace holdfast {

Proposals propose_for_coverage(const Ruleset& ruleset, const RuleDocuments& files, const Rule& of) {
  const auto world = lone_rule(ruleset, of);
  const Rule& rule = world.rules.front();
  Plan plan(world);
  const CoverageMap map(plan, rule);
  Explorer explorer(plan);
  const auto coverage = measure_coverage(ruleset, files, of);
  const auto fixed = untellable(rule);
  Proposer proposer(plan, rule, explorer);
  Proposals made;
  std::vector<bool> visited(map.items().size(), false);
  const auto number_of = [&](const CoverageItem& item) {
    return static_cast<std::size_t>(
        std::find_if(map.items().begin(), map.items().end(),
                     [&](const CoverageItem& one) { return one.id() == item.id(); }) -
        map.items().begin());
  };
  for (const auto& missing : coverage.missing) {
    const auto wanted = number_of(missing.item);
    if (visited[wanted]) continue;
    const auto& item = map.items()[wanted];
    std::optional<Proposer::Found> found;
    for (const auto& spot : item.spots) {
      FactsRead read(plan);
      read.add(spot.node);
      const auto seek = [&](const Scenario& open) -> std::optional<Box> {
        for (const auto& subject : subjects(plan, open))
          if (subject.part == &plan.parts()[static_cast<std::size_t>(spot.part)])
            if (auto box = find_completion(plan, explorer.evaluator(), *subject.scenario, spot.node, fixed))
              return box;
        return std::nullopt;
      };
      const auto good = [&](const Neighbour& near) -> bool {
        return map.visits(near.scenario, explorer)[wanted];
      };
      found = proposer.find(movable(plan, read.facts(), item.moved), seek, good);
      if (found) break;
    }
    if (!found) {
      made.left.push_back(item.id());
      continue;
    }
    ProposedCase proposed;
    const auto visits = map.visits(found->neighbour.scenario, explorer);
    for (const auto& other : coverage.missing)
      if (const auto number = number_of(other.item); visits[number] && !visited[number]) {
        visited[number] = true;
        proposed.why.push_back(other.item.id());
      }
    proposed.yaml = proposer.write(*found, proposed_name(item.pointer, item.what, rule.cases[found->from]));
    made.cases.push_back(std::move(proposed));
  }
  return made;
}

}  // namespace holdfast
