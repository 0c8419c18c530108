// Which facts could still change an outcome.
#include <algorithm>
#include <deque>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

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
    if (!single(explore(part, scenario, line, 128).possible)) return true;
  }
  return false;
}

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
      needed[cut[apart]] = true;
      --left;
    }
  // A boundary that runs slantwise through two facts leaves cells of several outcomes: there each fact is
  // tried along lines.
  constexpr int most_tried = 8;
  int tried = 0;
  Box box = box_of(scenario);
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (single(cells.outcomes[cell]) || ++tried > most_tried) continue;
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
