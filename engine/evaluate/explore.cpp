#include "engine/evaluate/explore.hpp"

#include <algorithm>
#include <deque>

#include "engine/plan/facts_read.hpp"

namespace holdfast {

Explorer::Explorer(const Plan& plan) : plan_(plan), assessor_(plan) {
  for (const NodeId constraint : plan.consistent()) {
    FactsRead read(plan);
    read.add(constraint);
    bound_.push_back(read.facts());
  }
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
  if (sets_possible(part.facts, scenario, box) && !impossible(part.constraints)) {
    const auto found = assessor_.assess(part, scenario, box);
    if (found.settled)
      return {static_cast<Outcomes>(already | found.upper), found.warns, found.withheld, false};
  }
  return explore(part, scenario, Regions(part.facts, scenario), budget, nullptr, already);
}

Exploration Explorer::explore(const PlanPart& part, const Scenario& scenario, Box within, int most,
                              Witnesses* witnesses, Outcomes already) {
  return explore(part, scenario, Regions(part.facts, std::move(within)), most, witnesses, already);
}

std::optional<Assessment> Explorer::look(const PlanPart& part, const Scenario& scenario, Regions& regions,
                                         int region, Seasons seasons) {
  auto differ = regions.lay_out(region);
  Box& box = regions.box();
  if (part.seasonal && seasons == Seasons::folded) {
    const int fact = part.readings.front().governing_fact;
    Assessor::fold_seasons(part, scenario, box);
    regions.keep(region, fact);
    differ |= bit_of_fact(fact);
  }
  evaluator().moved(differ);
  if (impossible(part.constraints) || !sets_possible(part.facts, scenario, box)) return std::nullopt;
  return assessor_.assess(part, scenario, box);
}

Exploration Explorer::explore(const PlanPart& part, const Scenario& scenario, Regions regions, int most,
                              Witnesses* witnesses, Outcomes already) {
  evaluator().start(scenario, regions.box());
  constexpr int whole = 0;
  return search(part, scenario, regions, {{whole, look(part, scenario, regions, whole, Seasons::folded)}},
                most, Until::all, witnesses, already);
}

Exploration Explorer::some_outcomes(const PlanPart& part, const Scenario& scenario, const Box& whole,
                                    Cells& kept) {
  kept = cells(part, scenario, whole, Seasons::folded, few_cells);
  Outcomes sure = 0;
  Outcomes open = 0;
  for (std::size_t cell = 0; cell < kept.size(); ++cell)
    (kept.rest[cell] ? open : sure) |= kept.outcomes[cell];
  if ((open & ~sure) == 0 || (sure != 0 && !single(sure))) return {sure};
  Regions regions(part.facts, whole);
  std::deque<Looked> looked;
  for (std::size_t cell = 0; cell < kept.size(); ++cell)
    if ((kept.outcomes[cell] & ~sure) != 0)
      looked.push_back(
          {regions.add(kept.sides_of(cell)), Assessment{kept.outcomes[cell], false, 0, 0, *kept.rest[cell]}});
  evaluator().start(scenario, regions.box());
  auto found = search(part, scenario, regions, std::move(looked), budget, Until::two, nullptr, sure);
  if (found.budget_spent) found.possible |= open;
  return found;
}

Exploration Explorer::search(const PlanPart& part, const Scenario& scenario, Regions& regions,
                             std::deque<Looked> looked, int most, Until until, Witnesses* witnesses,
                             Outcomes already) {
  Exploration result;
  result.possible = already;
  const auto look_at = [&](int region) {
    return Looked{region, look(part, scenario, regions, region, Seasons::folded)};
  };
  // In turn the widest, so that what is common is found early, and one dive after another, which follows a
  // boundary down, so that what is rare and lies along it is found too. Two halves are looked at together,
  // since they differ in one fact.
  auto& wide = looked;
  std::deque<Looked> deep;
  for (int spent = 0; !wide.empty() || !deep.empty(); ++spent) {
    const bool dive = spent % 2 == 1;
    auto& from = deep.empty() || (!dive && !wide.empty()) ? wide : deep;
    const auto [region, seen] = dive ? from.back() : from.front();
    dive ? from.pop_back() : from.pop_front();
    if (!seen) continue;
    const Assessment& found = *seen;
    if (found.settled) {
      if (witnesses != nullptr && (found.upper & ~result.possible) != 0) {
        evaluator().moved(regions.lay_out(region));
        witnesses->emplace_back(found.upper, regions.box());
      }
      result.possible |= found.upper;
      result.warns |= found.warns;
      result.withheld |= found.withheld;
      if (until == Until::two && !single(result.possible)) break;
      continue;
    }
    if ((found.upper & ~result.possible) == 0) {
      result.warns |= found.warns;
      result.withheld |= found.withheld;
      continue;
    }
    if (found.cut.kind == Cut::Kind::none || spent >= most) {
      if (until == Until::all) result.possible |= found.upper;
      result.warns |= found.warns;
      result.budget_spent = true;
      continue;
    }
    auto& to = dive ? deep : wide;
    const int other = regions.cut(scenario, region, found.cut);
    to.push_back(look_at(region));
    to.push_back(look_at(other));
  }
  return result;
}

Cells Explorer::cells(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
                      std::size_t most) {
  Cells cells;
  cells.facts = part.facts;
  Regions regions(part.facts, within);
  evaluator().start(scenario, regions.box());
  constexpr int whole = 0;
  const auto found = look(part, scenario, regions, whole, seasons);
  if (!found) return cells;
  cells.add(regions.sides(whole), found->upper,
            found->settled ? std::nullopt : std::optional<Cut>(found->cut));
  refine(part, scenario, within, seasons, most, cells);
  return cells;
}

void Explorer::refine(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
                      std::size_t most, Cells& cells) {
  struct Open {
    int region = 0;
    Outcomes upper = 0;
    std::optional<Cut> where;
  };
  Regions regions(part.facts, within);
  evaluator().start(scenario, regions.box());
  Cells refined;
  refined.facts = part.facts;
  std::deque<Open> open;
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (cells.rest[cell])
      open.push_back({regions.add(cells.sides_of(cell)), cells.outcomes[cell], cells.rest[cell]});
    else
      refined.add(cells.sides_of(cell), cells.outcomes[cell], std::nullopt);
  const auto look_at = [&](int region) {
    if (const auto found = look(part, scenario, regions, region, seasons))
      open.push_back({region, found->upper, found->settled ? std::nullopt : std::optional<Cut>(found->cut)});
  };
  while (!open.empty()) {
    const Open next = open.front();
    open.pop_front();
    if (!next.where || next.where->kind == Cut::Kind::none || refined.size() + open.size() >= most) {
      refined.add(regions.sides(next.region), next.upper, next.where);
      continue;
    }
    const int other = regions.cut(scenario, next.region, *next.where);
    look_at(next.region);
    look_at(other);
  }
  cells = std::move(refined);
}

std::optional<Outcomes> Explorer::along(const PlanPart& part, const Scenario& scenario, const Box& box,
                                        const std::vector<int>& days) {
  evaluator().start(scenario, box);
  evaluator().together(days);
  const auto found = assessor_.assess(part, scenario, box);
  return found.settled ? std::optional(found.upper) : std::nullopt;
}

}  // namespace holdfast
