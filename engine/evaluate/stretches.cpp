#include "engine/evaluate/stretches.hpp"

#include <algorithm>

#include "engine/evaluate/said.hpp"

namespace holdfast {
namespace {

// First so many, and then so many where those leave something open.
constexpr std::size_t few_boxes = 32;
constexpr std::size_t many_boxes = Explorer::many_cells;
constexpr std::ptrdiff_t most_by_itself = 4;  // stretches that are cut each by itself

class StretchFinder {
 public:
  StretchFinder(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Axis& axis,
                Explorer& explorer)
      : vocabulary_(plan.ruleset().vocabulary),
        part_(part),
        scenario_(scenario),
        axis_(axis),
        explorer_(explorer),
        constrained_(explorer.constrained(part)) {}

  std::vector<Stretch> find(const Extent& domain) {
    const bool reads = std::binary_search(part_.facts.begin(), part_.facts.end(), axis_.fact);
    if (!reads) {
      const auto found = axis_.day_of_answer
                             ? explorer_.explore(part_, at(scenario_, vocabulary_, axis_, domain))
                             : explorer_.explore(part_, scenario_);
      return {{domain, found.possible, found.budget_spent}};
    }
    cut(domain, few_boxes);
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
  using Sum = Said::Sum;
  static constexpr int most_cuts = 256;  // decompositions of one part
  static constexpr int most_rides = 24;  // looks along one way

  struct Within {
    Extent domain;             // of the axis
    const Scenario& scenario;  // with all of it
    Box box;                   // of the scenario, or a part of that
  };

  void cut(const Extent& domain, std::size_t boxes) {
    const auto outer = at(scenario_, vocabulary_, axis_, domain);
    if (++cuts_ > most_cuts || domain.least == domain.most) {
      const auto whole = explorer_.explore(part_, outer);
      const bool one_value = domain.least == domain.most || single(whole.possible);
      found_.push_back({domain, whole.possible, whole.budget_spent || !one_value});
      return;
    }
    const Within within{domain, outer, box_of(outer)};
    auto cells = explorer_.cells(part_, outer, within.box, Seasons::every_year, boxes);
    if (const auto all = cells.possible(); single(all)) {
      found_.push_back({domain, all, false});
      return;
    }
    Said said;
    listen(cells, within, said);
    if (boxes == many_boxes || !cells.unfinished()) return settle(said, within, cells.possible(), true);
    if (moves_with_others())
      for (const auto& one : said.summed(domain, cells.possible()))
        if (one.open()) ride_some(one, said);
    const auto sums = said.summed(domain, cells.possible());
    const auto open = std::count_if(sums.begin(), sums.end(), [](const Sum& one) { return one.open(); });
    // Little is cut by itself; where much is open, all of it is.
    if (open > most_by_itself) {
      explorer_.refine(part_, outer, within.box, Seasons::every_year, many_boxes, cells);
      listen(cells, within, said);
      return settle(said, within, cells.possible(), true);
    }
    for (const auto& one : sums) {
      if (!one.open())
        found_.push_back({one.values, one.upper, false});
      else if (!nothing_else(one))
        cut(one.values, many_boxes);
    }
  }

  // Whether no outcome is possible but those that are known to be there; or there is one value. It is found
  // then.
  bool nothing_else(const Sum& one) {
    const auto whole = explorer_.explore(part_, at(scenario_, vocabulary_, axis_, one.values));
    if (whole.possible != one.lower && one.values.least != one.values.most) return false;
    found_.push_back({one.values, whole.possible, whole.budget_spent});
    return true;
  }

  // What the cells say, and where they do not speak for themselves, some of their completions.
  void listen(const Cells& cells, const Within& within, Said& said) {
    said.forget_what_may_be();
    std::vector<std::size_t> open;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      const auto values = span(cells, cell, within);
      if (values.least > values.most) continue;
      const auto outcomes = cells.outcomes[cell];
      said.may_be(outcomes, values);
      if (single(outcomes) && (!constrained_ || surely_possible(cells, cell, within)))
        said.certainly(outcomes, values);
      else
        open.push_back(cell);
    }
    for (const std::size_t cell : open)
      if (!said.told(span(cells, cell, within), cells.outcomes[cell]))
        follow(box_of_cell(cells, cell, within.box), within, said);
  }

  // The values of the axis at which the cell holds a completion, as far as its own sides say.
  Extent span(const Cells& cells, std::size_t cell, const Within& within) const {
    Extent values = within.domain;
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      const int fact = cells.facts[i];
      const Side& side = cells.side(cell, i);
      if (fact == axis_.fact) {
        if (!side.may_happen) return {0, -1};
        values.least = std::max(values.least, unit(side.least));
        values.most = std::min(values.most, unit(side.most));
      } else if (axis_.day_of_answer) {
        values = days_for(within.scenario, vocabulary_, fact, side, values);
      }
    }
    return values;
  }

  // A value of the axis: its own, or the day that a minute lies in.
  Int unit(Int value) const {
    return axis_.day_of_answer ? Int{day_of_minute(static_cast<Minute>(value))} : value;
  }

  Box box_of_cell(const Cells& cells, std::size_t cell, const Box& whole) const {
    Box box = whole;
    for (std::size_t i = 0; i < cells.facts.size(); ++i)
      if (cells.facts[i] != axis_.fact) box[static_cast<std::size_t>(cells.facts[i])] = cells.side(cell, i);
    return box;
  }

  bool surely_possible(const Cells& cells, std::size_t cell, const Within& within) {
    Box box = within.box;
    for (std::size_t i = 0; i < cells.facts.size(); ++i)
      box[static_cast<std::size_t>(cells.facts[i])] = cells.side(cell, i);
    return explorer_.surely_possible(part_, within.scenario, box);
  }

  // Some completions of the box, along the whole axis: what they come to is there for certain.
  void follow(const Box& box, const Within& within, Said& said) {
    const auto axis = static_cast<std::size_t>(axis_.fact);
    for (const int quarters : {0, 4, 2}) {
      Box line = box;
      line[axis] = within.box[axis];
      for (const int fact : part_.facts)
        if (fact != axis_.fact)
          pin(within.scenario, fact, vocabulary_.fact(fact).type.base, quarters,
              line[static_cast<std::size_t>(fact)]);
      const auto pieces = explorer_.cells(part_, within.scenario, line, Seasons::every_year);
      for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        const auto values = span(pieces, piece, within);
        const auto outcomes = pieces.outcomes[piece];
        if (values.least > values.most || !single(outcomes)) continue;
        // The cells have said what may be there.
        if (!constrained_ || surely_possible(pieces, piece, {within.domain, within.scenario, line}))
          said.certainly(outcomes, values);
      }
    }
  }

  // The values between which nothing new is said. What is still open is searched for completions to follow,
  // once, and then goes on by halves.
  void settle(Said& said, const Within& within, Outcomes possible, bool search) {
    for (const auto& one : said.summed(within.domain, possible)) {
      if (!one.open()) {
        found_.push_back({one.values, one.upper, false});
        continue;
      }
      if (search) {
        const auto outer = at(scenario_, vocabulary_, axis_, one.values);
        const Within inside{one.values, outer, box_of(outer)};
        follow_some(one, inside, said);
        settle(said, inside, possible, false);
        continue;
      }
      if (nothing_else(one)) continue;
      const Int middle = one.values.least + (one.values.most - one.values.least) / 2;
      cut({one.values.least, middle}, few_boxes);
      cut({middle + 1, one.values.most}, few_boxes);
    }
  }

  // Some values by themselves: nothing about the axis is open there, and every outcome is found. `use` has
  // the value, the outcome and a box of it.
  template <class Use>
  void each_found(const Extent& values, const Use& use) {
    for (const Int value : {values.least, values.most, values.least + (values.most - values.least) / 2}) {
      const auto here = at(scenario_, vocabulary_, axis_, {value, value});
      Explorer::Witnesses witnesses;
      explorer_.explore(part_, here, box_of(here), Explorer::budget, &witnesses);
      for (const auto& [outcome, box] : witnesses) use(value, outcome, box);
    }
  }

  void follow_some(const Sum& open, const Within& within, Said& said) {
    each_found(open.values, [&](Int /*value*/, Outcomes outcome, const Box& box) {
      if ((open.lower & outcome) == 0 && !said.told(open.values, outcome)) follow(box, within, said);
    });
  }

  // A day that others are counted from: then what is so on one day is so on another if the others move along.
  bool moves_with_others() const {
    return is_day(axis_.fact) && !axis_.day_of_answer && !constrained_ &&
           std::any_of(part_.facts.begin(), part_.facts.end(),
                       [&](int fact) { return fact != axis_.fact && is_day(fact); });
  }
  bool is_day(int fact) const { return vocabulary_.fact(fact).type.base == Type::Base::date; }

  // Some completions, each along as much of the axis as the days in it can move along with it.
  void ride_some(const Sum& open, Said& said) {
    each_found(open.values, [&](Int value, Outcomes outcome, const Box& box) {
      for (const int quarters : {2, 4, 0})
        if (!said.told(open.values, outcome)) ride(box, quarters, value, open.values, said);
    });
  }

  void ride(Box box, int quarters, Int from, Extent values, Said& said) {
    std::vector<int> days = {axis_.fact};
    for (const int fact : part_.facts) {
      auto& side = box[static_cast<std::size_t>(fact)];
      const auto& known = scenario_.facts[static_cast<std::size_t>(fact)];
      if (fact == axis_.fact) continue;
      pin(scenario_, fact, vocabulary_.fact(fact).type.base, quarters, side);
      if (!is_day(fact) || !side.may_happen || side.may_not_happen) continue;
      const auto piece = std::find_if(known.pieces.begin(), known.pieces.end(), [&](const Extent& one) {
        return one.least <= side.least && side.least <= one.most;
      });
      if (piece == known.pieces.end() || piece->least == piece->most) continue;
      days.push_back(fact);
      values = {std::max(values.least, piece->least + from - side.least),
                std::min(values.most, piece->most + from - side.least)};
    }
    if (days.size() < 2) return;
    const auto outer = at(scenario_, vocabulary_, axis_, values);
    int looks = most_rides;
    ride_over(outer, std::move(box), days, from, values, said, looks);
  }

  // Halves the values until what the completions on the way come to is one outcome.
  void ride_over(const Scenario& outer, Box box, const std::vector<int>& days, Int from, const Extent& values,
                 Said& said, int& looks) {
    if (values.least > values.most || --looks < 0) return;
    for (const int day : days) {
      auto& side = box[static_cast<std::size_t>(day)];
      const Int length = values.most - values.least;
      side.least += values.least - from;
      side.most = side.least + length;
      side.open_below = side.open_above = false;
    }
    if (const auto outcome = explorer_.along(part_, outer, box, days)) {
      said.certainly(*outcome, values);
      return;
    }
    if (values.least == values.most) return;
    const Int middle = values.least + (values.most - values.least) / 2;
    ride_over(outer, box, days, values.least, {values.least, middle}, said, looks);
    ride_over(outer, box, days, values.least, {middle + 1, values.most}, said, looks);
  }

  const Vocabulary& vocabulary_;
  const PlanPart& part_;
  const Scenario& scenario_;
  const Axis& axis_;
  Explorer& explorer_;
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
