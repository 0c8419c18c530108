// Which facts could still change an outcome.
#include <algorithm>
#include <deque>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

constexpr int line_budget = 64;  // evaluations along one line

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
    Witnesses found;
    explore(part, scenario, line, line_budget, &found);
    if (found.size() > 1) return true;
  }
  return false;
}

std::vector<int> Explorer::needs(const PlanPart& part, const Scenario& scenario, Cells* kept) {
  const Box whole = box_of(scenario);
  auto found = cells(part, scenario, whole, Seasons::folded, few_cells);
  auto facts = needs(part, scenario, found);
  // A fact that nothing turned on yet may matter in a corner that was not cut.
  const auto undecided = [&](int fact) {
    return !plan_.ruleset().vocabulary.fact(fact).hidden &&
           !std::binary_search(facts.begin(), facts.end(), fact) &&
           !settled(whole[static_cast<std::size_t>(fact)], plan_.ruleset().vocabulary.fact(fact).type.base);
  };
  if (found.budget_spent && std::any_of(part.facts.begin(), part.facts.end(), undecided)) {
    found = cells(part, scenario, whole, Seasons::folded, many_cells);
    facts = needs(part, scenario, found);
  }
  if (kept != nullptr) *kept = std::move(found);
  return facts;
}

namespace {

// What two cells share, and of one fact all that lies in either or between them.
Box between(const Cells& cells, std::size_t a, std::size_t b, std::size_t along, const Scenario& scenario) {
  Box box = box_of(scenario);
  for (std::size_t i = 0; i < cells.facts.size(); ++i) {
    const Side& first = cells.side(a, i);
    const Side& second = cells.side(b, i);
    Side side = first;
    if (i == along) {
      side.least = std::min(first.least, second.least);
      side.most = std::max(first.most, second.most);
      side.may |= second.may;
      side.must &= second.must;
      side.may_happen = side.may_happen || second.may_happen;
      side.may_not_happen = side.may_not_happen || second.may_not_happen;
    } else {
      side.least = std::max(first.least, second.least);
      side.most = std::min(first.most, second.most);
      side.may &= second.may;
      side.must |= second.must;
      side.may_happen = side.may_happen && second.may_happen && side.least <= side.most;
      side.may_not_happen = side.may_not_happen && second.may_not_happen;
    }
    box[static_cast<std::size_t>(cells.facts[i])] = side;
  }
  return box;
}

}  // namespace

std::vector<int> Explorer::needs(const PlanPart& part, const Scenario& scenario, const Cells& cells) {
  std::vector<bool> needed(part.facts.size(), false);
  // Only facts that were cut tell cells apart.
  std::vector<std::size_t> cut;
  std::vector<Type::Base> bases;
  for (std::size_t i = 0; i < part.facts.size(); ++i) {
    bool differs = false;
    for (std::size_t cell = 1; cell < cells.size() && !differs; ++cell)
      differs = !(cells.side(cell, i) == cells.side(0, i));
    if (!differs) continue;
    cut.push_back(i);
    bases.push_back(plan_.ruleset().vocabulary.fact(part.facts[i]).type.base);
  }
  // A boundary that runs slantwise through two facts leaves cells of several outcomes. Next to them a fact is
  // only a candidate, to be tried along lines.
  constexpr int most_tried = 3;
  std::vector<int> tried_of(part.facts.size(), 0);
  std::size_t left = cut.size();
  for (std::size_t a = 0; a < cells.size() && left > 0; ++a)
    for (std::size_t b = a; b < cells.size(); ++b) {
      if (single(cells.outcomes[a] | cells.outcomes[b])) continue;
      std::size_t apart = cut.size();
      bool one = true;
      for (std::size_t at = 0; at < cut.size() && one; ++at) {
        if (meet(cells.side(a, cut[at]), cells.side(b, cut[at]), bases[at])) continue;
        one = apart == cut.size();
        apart = at;
      }
      if (!one || apart == cut.size() || needed[cut[apart]]) continue;
      const std::size_t fact = cut[apart];
      if (!(single(cells.outcomes[a]) && single(cells.outcomes[b])) &&
          (++tried_of[fact] > most_tried || !changes(part, scenario, between(cells, a, b, fact, scenario),
                                                     static_cast<std::size_t>(part.facts[fact]))))
        continue;
      needed[fact] = true;
      --left;
    }
  constexpr int most_cells = 8;
  int tried = 0;
  Box box = box_of(scenario);
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (single(cells.outcomes[cell]) || ++tried > most_cells) continue;
    for (std::size_t i = 0; i < part.facts.size(); ++i)
      box[static_cast<std::size_t>(part.facts[i])] = cells.side(cell, i);
    for (std::size_t i = 0; i < part.facts.size(); ++i)
      needed[i] = needed[i] || changes(part, scenario, box, static_cast<std::size_t>(part.facts[i]));
  }
  std::vector<int> facts;
  for (std::size_t i = 0; i < needed.size(); ++i)
    if (needed[i]) facts.push_back(part.facts[i]);
  return facts;
}

}  // namespace holdfast
