// Which facts could still change an outcome.
#include <algorithm>
#include <deque>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

Cells Explorer::decompose(const PlanPart& part, const Scenario& scenario) {
  Cells result;
  std::deque<Box> open = {box_of(scenario)};
  while (!open.empty()) {
    Box box = std::move(open.front());
    open.pop_front();
    fold_seasons(part, scenario, box);
    if (impossible(scenario, box)) continue;
    const auto found = assess(part, scenario, box);
    const bool stop = found.cut.kind == Cut::Kind::none ||
                      result.cells.size() + open.size() >= static_cast<std::size_t>(cell_budget);
    if (found.settled || stop) {
      result.budget_spent = result.budget_spent || !found.settled;
      result.cells.emplace_back(box, found.upper);
      continue;
    }
    auto halves = cut(scenario, box, found.cut);
    open.push_back(std::move(halves.first));
    open.push_back(std::move(halves.second));
  }
  return result;
}

namespace {

bool meet(const Side& a, const Side& b, Type::Base base) {
  switch (base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      return (a.may & b.may) != 0;
    case Type::Base::some_of:
      return (a.must & ~b.may) == 0 && (b.must & ~a.may) == 0;
    case Type::Base::place:
    case Type::Base::list:
      return true;
    default:
      return (a.may_not_happen && b.may_not_happen) ||
             (a.may_happen && b.may_happen && a.least <= b.most && b.least <= a.most);
  }
}

}  // namespace

bool Explorer::changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  if (settled(box[fact], vocabulary.fact(static_cast<int>(fact)).type.base)) return false;
  for (const int quarter : {2, 0, 4, 1, 3}) {
    Box line = box;
    for (const int index : part.facts) {
      const auto other = static_cast<std::size_t>(index);
      if (other != fact) pin(scenario, index, vocabulary.fact(index).type.base, quarter, line[other]);
    }
    if (impossible(scenario, line)) continue;
    if (!single(explore(part, scenario, std::move(line), 128).possible)) return true;
  }
  return false;
}

std::vector<int> Explorer::needs(const PlanPart& part, const Scenario& scenario) {
  const auto cells = decompose(part, scenario).cells;
  std::vector<bool> needed(scenario.facts.size(), false);
  // Only facts that were cut tell cells apart.
  std::vector<std::size_t> cut;
  for (std::size_t fact = 0; fact < needed.size(); ++fact)
    if (std::any_of(cells.begin(), cells.end(),
                    [&](const auto& cell) { return !(cell.first[fact] == cells.front().first[fact]); }))
      cut.push_back(fact);
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (std::size_t j = i; j < cells.size(); ++j) {
      const Outcomes together = cells[i].second | cells[j].second;
      if (single(together)) continue;
      int apart = -1;
      bool one = true;
      for (std::size_t at = 0; at < cut.size() && one; ++at) {
        const std::size_t fact = cut[at];
        const auto base = plan_.ruleset().vocabulary.fact(static_cast<int>(fact)).type.base;
        if (meet(cells[i].first[fact], cells[j].first[fact], base)) continue;
        one = apart < 0;
        apart = static_cast<int>(fact);
      }
      if (one && apart >= 0) needed[static_cast<std::size_t>(apart)] = true;
    }
  // A boundary that runs slantwise through two facts leaves cells of several outcomes: there each fact is
  // tried along lines.
  int tried = 0;
  for (const auto& [box, outcomes] : cells) {
    if (single(outcomes) || ++tried > 8) continue;
    for (const int index : part.facts) {
      const auto fact = static_cast<std::size_t>(index);
      needed[fact] = needed[fact] || changes(part, scenario, box, fact);
    }
  }
  std::vector<int> facts;
  for (std::size_t fact = 0; fact < needed.size(); ++fact)
    if (needed[fact]) facts.push_back(static_cast<int>(fact));
  return facts;
}

}  // namespace holdfast
