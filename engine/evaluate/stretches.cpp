#include "engine/evaluate/stretches.hpp"

#include <algorithm>
#include <array>

#include "engine/evaluate/extent_set.hpp"

namespace holdfast {
namespace {

constexpr unsigned kinds = 5;  // of outcomes
// First so many, and then so many where those leave something open.
constexpr std::size_t few_boxes = 32;
constexpr std::size_t many_boxes = Explorer::many_cells;
constexpr std::size_t most_by_itself = 4;  // stretches that are cut each by itself

// By outcome, the values of the axis at which it may be, and those at which it certainly is.
struct Said {
  std::array<ExtentSet, kinds> upper;
  std::array<ExtentSet, kinds> lower;
  static void add(std::array<ExtentSet, kinds>& to, Outcomes outcomes, const Extent& values) {
    for (unsigned i = 0; i < kinds; ++i)
      if ((outcomes >> i & 1U) != 0) to[i].add(values);
  }
  static Outcomes outcomes_at(const std::array<ExtentSet, kinds>& said, Int value) {
    Outcomes all = 0;
    for (unsigned i = 0; i < kinds; ++i)
      if (said[i].holds(value)) all = static_cast<Outcomes>(all | 1U << i);
    return all;
  }
};

// Values over which the same is said.
struct Sum {
  Extent values;
  Outcomes upper = 0;
  Outcomes lower = 0;
};

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
      const auto found = explorer_.explore(part_, at(scenario_, vocabulary_, axis_, domain));
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
    if (boxes == many_boxes || !cells.unfinished() || told_all(said, domain))
      return settle(said, within, cells.possible(), true);
    if (moves_with_others())
      for (const auto& one : open_of(summed(said, domain, cells.possible()))) ride_some(one, said);
    const auto sums = summed(said, domain, cells.possible());
    // Little is cut by itself; where much is open, all of it is.
    if (open_of(sums).size() > most_by_itself) {
      explorer_.refine(part_, outer, within.box, Seasons::every_year, many_boxes, cells);
      listen(cells, within, said);
      return settle(said, within, cells.possible(), true);
    }
    for (const auto& one : sums) {
      if (one.upper == one.lower)
        found_.push_back({one.values, one.upper, false});
      else if (!nothing_else(one))
        cut(one.values, many_boxes);
    }
  }

  static std::vector<Sum> open_of(std::vector<Sum> sums) {
    std::erase_if(sums, [](const Sum& one) { return one.upper == one.lower; });
    return sums;
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
    said.upper = {};
    std::vector<std::size_t> open;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      const auto values = span(cells, cell, within);
      if (values.least > values.most) continue;
      const auto outcomes = cells.outcomes[cell];
      Said::add(said.upper, outcomes, values);
      if (single(outcomes) && (!constrained_ || surely_possible(cells, cell, within)))
        Said::add(said.lower, outcomes, values);
      else
        open.push_back(cell);
    }
    for (const std::size_t cell : open)
      if (!told(said, span(cells, cell, within), cells.outcomes[cell]))
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

  // Whether all of these outcomes are known to be there over all of the values.
  static bool told(const Said& said, const Extent& values, Outcomes outcomes) {
    for (unsigned i = 0; i < kinds; ++i)
      if ((outcomes >> i & 1U) != 0 && !said.lower[i].holds_all(values)) return false;
    return true;
  }

  static bool told_all(const Said& said, const Extent& domain) {
    for (unsigned i = 0; i < kinds; ++i)
      for (const auto& values : said.upper[i].stretches())
        if (!said.lower[i].holds_all(
                {std::max(values.least, domain.least), std::min(values.most, domain.most)}))
          return false;
    return true;
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
          Said::add(said.lower, outcomes, values);
      }
    }
  }

  // The values between which nothing new is said. What is still open is searched for completions to follow,
  // once, and then goes on by halves.
  void settle(Said& said, const Within& within, Outcomes possible, bool search) {
    for (const auto& one : summed(said, within.domain, possible)) {
      if (one.upper == one.lower) {
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

  // At single values nothing about the axis is open, and every outcome there is found.
  void follow_some(const Sum& open, const Within& within, Said& said) {
    const auto& values = open.values;
    for (const Int value : {values.least, values.most, values.least + (values.most - values.least) / 2}) {
      const auto here = at(scenario_, vocabulary_, axis_, {value, value});
      Explorer::Witnesses witnesses;
      explorer_.explore(part_, here, box_of(here), Explorer::budget, &witnesses);
      for (const auto& [outcome, box] : witnesses)
        if ((open.lower & outcome) == 0 && !told(said, values, outcome)) follow(box, within, said);
    }
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
    const auto& values = open.values;
    for (const Int value : {values.least, values.most, values.least + (values.most - values.least) / 2}) {
      const auto here = at(scenario_, vocabulary_, axis_, {value, value});
      Explorer::Witnesses witnesses;
      explorer_.explore(part_, here, box_of(here), Explorer::budget, &witnesses);
      for (const auto& [outcome, box] : witnesses)
        for (const int quarters : {2, 4, 0})
          if (!told(said, values, outcome)) ride(box, quarters, value, values, said);
    }
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
      Said::add(said.lower, *outcome, values);
      return;
    }
    if (values.least == values.most) return;
    const Int middle = values.least + (values.most - values.least) / 2;
    ride_over(outer, box, days, values.least, {values.least, middle}, said, looks);
    ride_over(outer, box, days, values.least, {middle + 1, values.most}, said, looks);
  }

  static std::vector<Sum> summed(const Said& said, const Extent& domain, Outcomes possible) {
    std::vector<Int> begins = {domain.least};
    for (const auto* sets : {&said.upper, &said.lower})
      for (const auto& set : *sets)
        for (const auto& values : set.stretches())
          for (const Int begin : {values.least, values.most + 1})
            if (begin > domain.least && begin <= domain.most) begins.push_back(begin);
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    std::vector<Sum> all;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const Extent values{begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : domain.most};
      const auto upper = static_cast<Outcomes>(Said::outcomes_at(said.upper, begins[i]) & possible);
      const auto lower = Said::outcomes_at(said.lower, begins[i]);
      if (!all.empty() && all.back().upper == upper && all.back().lower == lower)
        all.back().values.most = values.most;
      else
        all.push_back({values, upper, lower});
    }
    return all;
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
