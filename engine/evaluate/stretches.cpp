#include "engine/evaluate/stretches.hpp"

#include <algorithm>
#include <optional>

namespace holdfast {
namespace {

class StretchFinder {
 public:
  StretchFinder(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Axis& axis,
                Explorer& explorer)
      : vocabulary_(plan.ruleset().vocabulary),
        part_(part),
        scenario_(scenario),
        axis_(axis),
        explorer_(explorer),
        reads_(std::binary_search(part.facts.begin(), part.facts.end(), axis.fact)),
        constrained_(explorer.constrained(part)) {}

  std::vector<Stretch> find(const Extent& domain) {
    if (!reads_ && !axis_.day_of_answer) {
      const auto found = explorer_.explore(part_, at(scenario_, vocabulary_, axis_, domain));
      return {{domain, found.possible, found.budget_spent}};
    }
    cut(domain);
    std::vector<Stretch> merged;
    for (const auto& one : found_)
      if (!merged.empty() && merged.back().possible == one.possible &&
          merged.back().budget_spent == one.budget_spent)
        merged.back().values.most = one.values.most;
      else
        merged.push_back(one);
    return merged;
  }

 private:
  static constexpr int most_cuts = 256;  // decompositions of one part

  // One value's worth of the axis: a unit of its own, or the day that a minute lies in.
  Int unit(Int value) const {
    return axis_.day_of_answer ? Int{day_of_minute(static_cast<Minute>(value))} : value;
  }

  // Where something may begin: the cells' own edges, and, of a day, what the domains that follow it reach.
  std::vector<Int> edges(const Cells& cells, const Extent& domain) const {
    std::vector<Int> all = {domain.least};
    const auto add = [&](Int value) {
      if (value > domain.least && value <= domain.most) all.push_back(value);
    };
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      const auto& fact = vocabulary_.fact(cells.facts[i]);
      const bool here = cells.facts[i] == axis_.fact;
      const bool follows = axis_.day_of_answer && !here && !fact.hidden &&
                           (fact.type.base == Type::Base::date || fact.type.base == Type::Base::time);
      if (!here && !follows) continue;
      const bool minutes = here ? axis_.day_of_answer : fact.type.base == Type::Base::time;
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const auto& side = cells.side(cell, i);
        for (const Int value : {side.least, side.most + 1}) {
          const Int one = minutes ? Int{day_of_minute(static_cast<Minute>(value))} : value;
          add(one);
          if (minutes) add(one + 1);
        }
      }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  // Whether the cell holds a completion at every value of the stretch, as far as its own sides say.
  bool reaches_all(const Cells& cells, std::size_t cell, const Box& everywhere) const {
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      const int fact = cells.facts[i];
      if (fact != axis_.fact && !meet(cells.side(cell, i), everywhere[static_cast<std::size_t>(fact)],
                                      vocabulary_.fact(fact).type.base))
        return false;
    }
    return true;
  }

  bool covers(const Side& side, const Extent& values) const {
    return side.may_happen && unit(side.least) <= values.least && values.most <= unit(side.most);
  }

  void cut(const Extent& domain) {
    const auto outer = at(scenario_, vocabulary_, axis_, domain);
    const bool spent = ++cuts_ > most_cuts;
    if (spent || domain.least == domain.most) {
      const auto whole = explorer_.explore(part_, outer);
      found_.push_back({domain, whole.possible, whole.budget_spent || (spent && !single(whole.possible))});
      return;
    }
    const auto cells = explorer_.cells(part_, outer, Seasons::every_year);
    if (const auto all = cells.possible(); single(all)) {
      found_.push_back({domain, all, false});
      return;
    }
    const auto axis = static_cast<std::size_t>(std::find(cells.facts.begin(), cells.facts.end(), axis_.fact) -
                                               cells.facts.begin());
    const auto begins = edges(cells, domain);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const Extent values{begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : domain.most};
      const auto everywhere = throughout(scenario_, vocabulary_, axis_, values);
      const Box whole = box_of(everywhere);
      Outcomes upper = 0;
      Outcomes lower = 0;
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const auto& side = cells.side(cell, axis);
        if (!side.may_happen || unit(side.most) < values.least || unit(side.least) > values.most) continue;
        upper |= cells.outcomes[cell];
        if (single(cells.outcomes[cell]) && (lower & cells.outcomes[cell]) == 0 && covers(side, values) &&
            reaches_all(cells, cell, whole) &&
            (!constrained_ || explorer_.surely_possible(part_, everywhere, *common(cells, cell, everywhere))))
          lower |= cells.outcomes[cell];
      }
      if (upper == lower)
        found_.push_back({values, upper, false});
      else
        settle(cells, values, upper, lower);
    }
  }

  // What the cells leave open: first by following single completions along the stretch, then by halves.
  void settle(const Cells& cells, const Extent& values, Outcomes upper, Outcomes lower) {
    const auto everywhere = throughout(scenario_, vocabulary_, axis_, values);
    for (const int quarters : {0, 4, 2}) {
      for (std::size_t cell = 0; cell < cells.size() && lower != upper; ++cell) {
        if (!single(cells.outcomes[cell]) || (lower & cells.outcomes[cell]) != 0) continue;
        lower |= followed(cells, cell, everywhere, quarters);
      }
      if (lower == upper) break;
    }
    if (lower == upper) {
      found_.push_back({values, upper, false});
      return;
    }
    const auto outer = at(scenario_, vocabulary_, axis_, values);
    const auto whole = explorer_.explore(part_, outer);
    if (whole.possible == lower || values.least == values.most) {
      found_.push_back({values, whole.possible, whole.budget_spent});
      return;
    }
    if (cuts_ > most_cuts) {
      found_.push_back({values, whole.possible, true});
      return;
    }
    const Int middle = values.least + (values.most - values.least) / 2;
    cut({values.least, middle});
    cut({middle + 1, values.most});
  }

  // What the cell and the scenario share, but for the axis, along which it is the scenario's; nothing if they
  // share nothing.
  std::optional<Box> common(const Cells& cells, std::size_t cell, const Scenario& everywhere) const {
    Box box = box_of(everywhere);
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      if (cells.facts[i] == axis_.fact) continue;
      auto& side = box[static_cast<std::size_t>(cells.facts[i])];
      const Side& other = cells.side(cell, i);
      if (!meet(side, other, vocabulary_.fact(cells.facts[i]).type.base)) return std::nullopt;
      side.least = std::max(side.least, other.least);
      side.most = std::min(side.most, other.most);
      side.may &= other.may;
      side.must |= other.must;
      side.may_happen = side.may_happen && other.may_happen && side.least <= side.most;
      side.may_not_happen = side.may_not_happen && other.may_not_happen;
    }
    return box;
  }

  // The outcome that one completion of the cell keeps along the whole stretch; nothing if it changes.
  Outcomes followed(const Cells& cells, std::size_t cell, const Scenario& everywhere, int quarters) {
    auto line = common(cells, cell, everywhere);
    if (!line) return 0;
    for (const int fact : cells.facts)
      if (fact != axis_.fact)
        pin(everywhere, fact, vocabulary_.fact(fact).type.base, quarters,
            (*line)[static_cast<std::size_t>(fact)]);
    if (!explorer_.surely_possible(part_, everywhere, *line)) return 0;
    const auto found = explorer_.explore(part_, everywhere, *line, most_cuts);
    return single(found.possible) && !found.budget_spent ? found.possible : Outcomes{0};
  }

  const Vocabulary& vocabulary_;
  const PlanPart& part_;
  const Scenario& scenario_;
  const Axis& axis_;
  Explorer& explorer_;
  bool reads_;
  bool constrained_;
  int cuts_ = 0;
  std::vector<Stretch> found_;
};

}  // namespace

std::vector<Stretch> outcomes_along(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                                    const Axis& axis, const Extent& domain, Explorer& explorer) {
  return StretchFinder(plan, part, scenario, axis, explorer).find(domain);
}

}  // namespace holdfast
