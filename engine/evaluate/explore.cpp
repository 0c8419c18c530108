#include "engine/evaluate/explore.hpp"

#include <algorithm>
#include <deque>

namespace holdfast {

void collect_facts(const Plan& plan, NodeId id, std::vector<int>& facts) {
  const auto& node = plan.node(id);
  if (node.fact >= 0 && std::find(facts.begin(), facts.end(), node.fact) == facts.end())
    facts.push_back(node.fact);
  for (const NodeId part : node.parts) collect_facts(plan, part, facts);
}

Explorer::Explorer(const Plan& plan)
    : plan_(plan), assessor_(plan), once_(plan.nodes().size(), Once::unknown) {
  for (const NodeId constraint : plan.consistent()) collect_facts(plan, constraint, bound_.emplace_back());
}

std::vector<NodeId> Explorer::constraints_on(const std::vector<int>& facts) const {
  std::vector<NodeId> some;
  for (std::size_t i = 0; i < bound_.size(); ++i)
    if (std::any_of(bound_[i].begin(), bound_[i].end(),
                    [&](int fact) { return std::binary_search(facts.begin(), facts.end(), fact); }))
      some.push_back(plan_.consistent()[i]);
  return some;
}

bool Explorer::impossible(const std::vector<NodeId>& constraints) {
  return std::any_of(constraints.begin(), constraints.end(),
                     [&](NodeId constraint) { return !evaluator().truth(constraint).may_be(Truth::yes); });
}

bool Explorer::sets_possible(const std::vector<int>& facts, const Scenario& scenario, const Box& box) {
  return std::all_of(facts.begin(), facts.end(), [&](int fact) {
    return holds_a_set(scenario.facts[static_cast<std::size_t>(fact)], box[static_cast<std::size_t>(fact)]);
  });
}

// Most scenarios are settled by one look, for which no more is laid out than the part reads.
Exploration Explorer::explore(const PlanPart& part, const Scenario& scenario, Outcomes already) {
  whole_.resize(scenario.facts.size());
  for (const int fact : part.facts)
    whole_[static_cast<std::size_t>(fact)] = side_of(scenario.facts[static_cast<std::size_t>(fact)]);
  Box& box = whole_;
  if (part.seasonal) Assessor::fold_seasons(part, scenario, box);
  evaluator().start(scenario, box);
  if (sets_possible(part.facts, scenario, box) && !impossible(constraints_on(part.facts))) {
    const auto found = assessor_.assess(part, scenario, box);
    if (found.settled)
      return {static_cast<Outcomes>(already | found.upper), found.warns, found.withheld, false};
  }
  return explore(part, scenario, whole_, budget, nullptr, already);
}

Exploration Explorer::explore(const PlanPart& part, const Scenario& scenario, const Box& within, int most,
                              Witnesses* witnesses, Outcomes already) {
  Exploration result;
  result.possible = already;
  const auto constraints = constraints_on(part.facts);
  Regions regions(part.facts, within);
  // The widest first, so that what is common is found early; and in turn the newest, which follows one
  // boundary down, so that what is rare and lies along it is found too.
  std::deque<int> open = {0};
  for (int spent = 0; !open.empty(); ++spent) {
    const bool newest = spent % 2 == 1;
    const int region = newest ? open.back() : open.front();
    newest ? open.pop_back() : open.pop_front();
    Box& box = regions.box(region);
    if (part.seasonal) {
      Assessor::fold_seasons(part, scenario, box);
      regions.keep(region, part.readings.front().governing_fact);
    }
    evaluator().start(scenario, box);
    if (impossible(constraints) || !sets_possible(part.facts, scenario, box)) continue;
    const auto found = assessor_.assess(part, scenario, box);
    if (found.settled) {
      if (witnesses != nullptr && (found.upper & ~result.possible) != 0)
        witnesses->emplace_back(found.upper, box);
      result.possible |= found.upper;
      result.warns |= found.warns;
      result.withheld |= found.withheld;
      continue;
    }
    if ((found.upper & ~result.possible) == 0) {
      result.warns |= found.warns;
      result.withheld |= found.withheld;
      continue;
    }
    if (found.cut.kind == Cut::Kind::none || spent >= most) {
      result.possible |= found.upper;
      result.warns |= found.warns;
      result.budget_spent = true;
      continue;
    }
    open.push_back(region);
    open.push_back(regions.cut(scenario, region, found.cut));
  }
  return result;
}

Cells Explorer::cells(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
                      std::size_t most) {
  Cells result;
  result.facts = part.facts;
  const auto constraints = constraints_on(part.facts);
  Regions regions(part.facts, within);
  std::deque<int> open = {0};
  while (!open.empty()) {
    const int region = open.front();
    open.pop_front();
    Box& box = regions.box(region);
    if (part.seasonal && seasons == Seasons::folded) {
      Assessor::fold_seasons(part, scenario, box);
      regions.keep(region, part.readings.front().governing_fact);
    }
    evaluator().start(scenario, box);
    if (impossible(constraints) || !sets_possible(part.facts, scenario, box)) continue;
    const auto found = assessor_.assess(part, scenario, box);
    const bool stop = found.cut.kind == Cut::Kind::none || result.size() + open.size() >= most;
    if (found.settled || stop) {
      result.budget_spent = result.budget_spent || !found.settled;
      result.add(regions.sides(region), found.upper);
      continue;
    }
    open.push_back(region);
    open.push_back(regions.cut(scenario, region, found.cut));
  }
  return result;
}

}  // namespace holdfast
