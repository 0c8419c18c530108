#include "engine/evaluate/stretches.hpp"

#include <algorithm>

namespace holdfast {
namespace {

// What some cells say of the axis: the outcomes that may be there, and those that certainly are.
struct Said {
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

  void cut(const Extent& domain) {
    const auto outer = at(scenario_, vocabulary_, axis_, domain);
    if (++cuts_ > most_cuts || domain.least == domain.most) {
      const auto whole = explorer_.explore(part_, outer);
      const bool one_value = domain.least == domain.most || single(whole.possible);
      found_.push_back({domain, whole.possible, whole.budget_spent || !one_value});
      return;
    }
    const auto cells = explorer_.cells(part_, outer, Seasons::every_year);
    if (const auto all = cells.possible(); single(all)) {
      found_.push_back({domain, all, false});
      return;
    }
    said_.clear();
    std::vector<std::size_t> open;  // cells that do not speak for themselves
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      Said one{span(cells, cell, outer, domain), cells.outcomes[cell], 0};
      if (one.values.least > one.values.most) continue;
      if (single(one.upper) && (!constrained_ || surely_possible(cells, cell, outer)))
        one.lower = one.upper;
      else
        open.push_back(cell);
      said_.push_back(one);
    }
    for (const std::size_t cell : open)
      if (!told(span(cells, cell, outer, domain), cells.outcomes[cell]))
        follow(box_of_cell(cells, cell, outer), outer, domain);
    settle(domain, cells.possible(), true);
  }

  // The values of the axis at which the cell holds a completion, as far as its own sides say.
  Extent span(const Cells& cells, std::size_t cell, const Scenario& outer, const Extent& domain) const {
    Extent values = domain;
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      const int fact = cells.facts[i];
      const Side& side = cells.side(cell, i);
      if (fact == axis_.fact) {
        if (!side.may_happen) return {0, -1};
        values.least = std::max(values.least, unit(side.least));
        values.most = std::min(values.most, unit(side.most));
      } else if (axis_.day_of_answer) {
        values = days_for(outer, vocabulary_, fact, side, values);
      }
    }
    return values;
  }

  // A value of the axis: its own, or the day that a minute lies in.
  Int unit(Int value) const {
    return axis_.day_of_answer ? Int{day_of_minute(static_cast<Minute>(value))} : value;
  }

  Box box_of_cell(const Cells& cells, std::size_t cell, const Scenario& outer) const {
    Box box = box_of(outer);
    for (std::size_t i = 0; i < cells.facts.size(); ++i)
      if (cells.facts[i] != axis_.fact) box[static_cast<std::size_t>(cells.facts[i])] = cells.side(cell, i);
    return box;
  }

  bool surely_possible(const Cells& cells, std::size_t cell, const Scenario& outer) {
    Box box = box_of_cell(cells, cell, outer);
    for (std::size_t i = 0; i < cells.facts.size(); ++i)
      if (cells.facts[i] == axis_.fact) box[static_cast<std::size_t>(axis_.fact)] = cells.side(cell, i);
    return explorer_.surely_possible(part_, outer, box);
  }

  // Whether all of these outcomes are known to be there over all of the values.
  bool told(const Extent& values, Outcomes outcomes) const {
    for (Outcomes left = outcomes; left != 0; left = static_cast<Outcomes>(left & (left - 1))) {
      const auto one = static_cast<Outcomes>(left & (~left + 1));
      Int next = values.least;
      for (bool more = true; more && next <= values.most;) {
        more = false;
        for (const auto& said : said_)
          if ((said.lower & one) != 0 && said.values.least <= next && said.values.most >= next) {
            next = said.values.most + 1;
            more = true;
          }
      }
      if (next <= values.most) return false;
    }
    return true;
  }

  // Some completions of the box, along the whole axis: what they come to is there for certain.
  void follow(const Box& box, const Scenario& outer, const Extent& domain) {
    for (const int quarters : {0, 4, 2}) {
      Box line = box;
      line[static_cast<std::size_t>(axis_.fact)] = box_of(outer)[static_cast<std::size_t>(axis_.fact)];
      for (const int fact : part_.facts)
        if (fact != axis_.fact)
          pin(outer, fact, vocabulary_.fact(fact).type.base, quarters, line[static_cast<std::size_t>(fact)]);
      const auto pieces = explorer_.cells(part_, outer, line, Seasons::every_year);
      for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        // The cells have said what may be there.
        const Said one{span(pieces, piece, outer, domain), 0, pieces.outcomes[piece]};
        if (one.values.least > one.values.most || !single(one.lower)) continue;
        if (!constrained_ || surely_possible_on(pieces, piece, line, outer)) said_.push_back(one);
      }
    }
  }

  bool surely_possible_on(const Cells& pieces, std::size_t piece, Box line, const Scenario& outer) {
    for (std::size_t i = 0; i < pieces.facts.size(); ++i)
      line[static_cast<std::size_t>(pieces.facts[i])] = pieces.side(piece, i);
    return explorer_.surely_possible(part_, outer, line);
  }

  // The values between which nothing new is said. What is still open is searched for completions to follow,
  // once, and then goes on by halves.
  void settle(const Extent& domain, Outcomes possible, bool search) {
    for (const auto& one : summed(domain, possible)) {
      if (one.upper == one.lower) {
        found_.push_back({one.values, one.upper, false});
        continue;
      }
      if (search) {
        follow_some(one);
        settle(one.values, possible, false);
        continue;
      }
      const auto whole = explorer_.explore(part_, at(scenario_, vocabulary_, axis_, one.values));
      if (whole.possible == one.lower || one.values.least == one.values.most) {
        found_.push_back({one.values, whole.possible, whole.budget_spent});
        continue;
      }
      const Int middle = one.values.least + (one.values.most - one.values.least) / 2;
      const auto said = said_;
      cut({one.values.least, middle});
      cut({middle + 1, one.values.most});
      said_ = said;
    }
  }

  // At single values nothing about the axis is open, and every outcome there is found.
  void follow_some(const Said& open) {
    const auto& values = open.values;
    const auto outer = at(scenario_, vocabulary_, axis_, values);
    for (const Int value : {values.least, values.most, values.least + (values.most - values.least) / 2}) {
      const auto here = at(scenario_, vocabulary_, axis_, {value, value});
      Explorer::Witnesses witnesses;
      explorer_.explore(part_, here, box_of(here), Explorer::budget, &witnesses);
      for (const auto& [outcome, box] : witnesses)
        if ((open.lower & outcome) == 0 && !told(values, outcome)) follow(box, outer, values);
    }
  }

  std::vector<Said> summed(const Extent& domain, Outcomes possible) const {
    std::vector<Int> begins = {domain.least};
    for (const auto& said : said_)
      for (const Int begin : {said.values.least, said.values.most + 1})
        if (begin > domain.least && begin <= domain.most) begins.push_back(begin);
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    std::vector<Said> all;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      Said here{{begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : domain.most}};
      for (const auto& said : said_)
        if (said.values.least <= here.values.least && said.values.most >= here.values.most) {
          here.upper |= said.upper & possible;
          here.lower |= said.lower;
        }
      if (!all.empty() && all.back().upper == here.upper && all.back().lower == here.lower)
        all.back().values.most = here.values.most;
      else
        all.push_back(here);
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
  std::vector<Said> said_;
  std::vector<Stretch> found_;
};

}  // namespace

std::vector<Stretch> outcomes_along(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                                    const Axis& axis, const Extent& domain, Explorer& explorer) {
  return StretchFinder(plan, part, scenario, axis, explorer).find(domain);
}

}  // namespace holdfast
