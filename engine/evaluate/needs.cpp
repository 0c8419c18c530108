// Which facts could still change an outcome.
#include <algorithm>
#include <array>

#include "engine/evaluate/explore.hpp"

namespace holdfast {

constexpr int line_budget = 64;  // evaluations along one line
// Boxes: first so many; then, while a fact may still turn out to matter, so many. Of those that may hold
// several outcomes, so many are tried along lines for each fact.
struct Depth {
  std::size_t boxes;
  int tried;
};
constexpr std::array<Depth, 3> depths = {{{Explorer::few_cells, 2}, {64, 4}, {Explorer::many_cells, 8}}};

bool Explorer::changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  if (settled(box[fact], vocabulary.fact(static_cast<int>(fact)).type.base)) return false;
  Regions lines(part.facts, box);
  evaluator().start(scenario, lines.box());
  std::vector<Side> line;
  for (const int quarter : {2, 0, 4, 1, 3}) {
    constexpr int whole = 0;
    line.assign(lines.sides(whole), lines.sides(whole) + part.facts.size());
    for (std::size_t i = 0; i < line.size(); ++i)
      if (static_cast<std::size_t>(part.facts[i]) != fact)
        pin(scenario, part.facts[i], vocabulary.fact(part.facts[i]).type.base, quarter, line[i]);
    const int region = lines.add(line.data());
    const auto found =
        search(part, scenario, lines, {{region, look(part, scenario, lines, region, Seasons::folded)}},
               line_budget, Until::two, nullptr, 0);
    if (found.possible != 0 && !single(found.possible)) return true;
  }
  return false;
}

std::vector<int> Explorer::needs(const PlanPart& part, const Scenario& scenario, const Box& whole) {
  Cells kept;
  return needs(part, scenario, whole, kept);
}

std::vector<int> Explorer::needs(const PlanPart& part, const Scenario& scenario, const Box& whole,
                                 Cells& kept) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  std::vector<Need> needs(part.facts.size(), Need::no);
  const auto undecided = [&](std::size_t i) {
    return needs[i] == Need::open && !vocabulary.fact(part.facts[i]).hidden;
  };
  if (kept.facts.empty()) kept = cells(part, scenario, whole, Seasons::folded, few_cells);
  find_needs(part, scenario, whole, kept, depths.front().tried, needs);
  for (std::size_t step = 1; step < depths.size() && kept.unfinished(); ++step) {
    bool open = false;
    for (std::size_t i = 0; i < needs.size(); ++i) open = open || undecided(i);
    if (!open) break;
    refine(part, scenario, whole, Seasons::folded, depths[step].boxes, kept);
    find_needs(part, scenario, whole, kept, depths[step].tried, needs);
  }
  std::vector<int> facts;
  for (std::size_t i = 0; i < needs.size(); ++i)
    if (needs[i] == Need::yes) facts.push_back(part.facts[i]);
  return facts;
}

namespace {

// What both sides hold. Cells end on the scenario's own values, and so does this.
Side shared(const Side& first, const Side& second) {
  Side side = first;
  side.least = std::max(first.least, second.least);
  side.most = std::min(first.most, second.most);
  side.may &= second.may;
  side.must |= second.must;
  side.may_happen = side.may_happen && second.may_happen && side.least <= side.most;
  side.may_not_happen = side.may_not_happen && second.may_not_happen;
  return side;
}

// What two cells share, and of one fact all that lies in either or between them.
Box between(const Cells& cells, std::size_t a, std::size_t b, std::size_t along, Box box) {
  for (std::size_t i = 0; i < cells.facts.size(); ++i) {
    const Side& first = cells.side(a, i);
    const Side& second = cells.side(b, i);
    Side side = shared(first, second);
    if (i == along) {
      side = first;
      side.least = std::min(first.least, second.least);
      side.most = std::max(first.most, second.most);
      side.may |= second.may;
      side.must &= second.must;
      side.may_happen = side.may_happen || second.may_happen;
      side.may_not_happen = side.may_not_happen || second.may_not_happen;
    }
    box[static_cast<std::size_t>(cells.facts[i])] = side;
  }
  return box;
}

}  // namespace

bool Explorer::both_possible(const PlanPart& part, const Scenario& scenario, const Cells& cells,
                             std::size_t a, std::size_t b, std::size_t apart, const Box& whole, int& left) {
  if (part.constraints.empty()) return true;
  Regions regions(part.facts, whole);
  std::vector<Side> first;
  for (std::size_t i = 0; i < part.facts.size(); ++i)
    first.push_back(i == apart ? cells.side(a, i) : shared(cells.side(a, i), cells.side(b, i)));
  std::vector<Side> second = first;
  second[apart] = cells.side(b, apart);
  evaluator().start(scenario, regions.box());
  std::vector<std::pair<int, int>> pairs = {{regions.add(first.data()), regions.add(second.data())}};
  for (; !pairs.empty() && left > 0; --left) {
    const auto [one, other] = pairs.back();
    pairs.pop_back();
    // Where to go on in one of them, if neither is out of the question.
    Cut where;
    bool in_one = true;
    bool out = false;
    for (const int region : {one, other}) {
      evaluator().moved(regions.lay_out(region));
      out = out || impossible(part.constraints) || !sets_possible(part.facts, scenario, regions.box());
      for (const NodeId constraint : part.constraints)
        if (!out && where.kind == Cut::Kind::none && !evaluator().truth(constraint).definite()) {
          where = evaluator().find_cut(constraint);
          in_one = region == one;
        }
    }
    if (out) continue;
    if (where.kind == Cut::Kind::none) return true;
    const bool alone = where.fact == part.facts[apart];
    const int cut_one = !alone || in_one ? regions.cut(scenario, one, where) : regions.copy(one);
    const int cut_other = !alone || !in_one ? regions.cut(scenario, other, where) : regions.copy(other);
    pairs.emplace_back(one, other);
    pairs.emplace_back(cut_one, cut_other);
  }
  return !pairs.empty();
}

void Explorer::find_needs(const PlanPart& part, const Scenario& scenario, const Box& whole,
                          const Cells& cells, int most_tried, std::vector<Need>& needs) {
  for (auto& need : needs)
    if (need == Need::open) need = Need::no;
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
  std::vector<int> tried_of(part.facts.size(), 0);
  int looks = budget;
  auto left = static_cast<std::size_t>(
      std::count_if(cut.begin(), cut.end(), [&](std::size_t i) { return needs[i] != Need::yes; }));
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
      if (!one || apart == cut.size() || needs[cut[apart]] == Need::yes) continue;
      const std::size_t fact = cut[apart];
      if (!(single(cells.outcomes[a]) && single(cells.outcomes[b])) &&
          (++tried_of[fact] > most_tried || !changes(part, scenario, between(cells, a, b, fact, whole),
                                                     static_cast<std::size_t>(part.facts[fact])))) {
        needs[fact] = Need::open;
        continue;
      }
      if (single(cells.outcomes[a]) && single(cells.outcomes[b]) &&
          !both_possible(part, scenario, cells, a, b, fact, whole, looks))
        continue;
      needs[fact] = Need::yes;
      --left;
    }
  // Within such a cell, what it may still turn on.
  int tried = 0;
  Box box = whole;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (!cells.rest[cell]) continue;
    for (std::size_t i = 0; i < part.facts.size(); ++i)
      box[static_cast<std::size_t>(part.facts[i])] = cells.side(cell, i);
    evaluator().start(scenario, box);
    const auto turns_on = assessor_.turns_on(part, scenario, box);
    const bool along = ++tried <= most_tried;
    for (std::size_t i = 0; i < part.facts.size(); ++i) {
      if (needs[i] == Need::yes || (turns_on & bit_of_fact(part.facts[i])) == 0) continue;
      const auto fact = static_cast<std::size_t>(part.facts[i]);
      if (settled(box[fact], plan_.ruleset().vocabulary.fact(part.facts[i]).type.base)) continue;
      needs[i] = along && changes(part, scenario, box, fact) ? Need::yes : Need::open;
    }
  }
}

}  // namespace holdfast
