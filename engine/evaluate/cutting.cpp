// Where to cut a box: at the breakpoints of what is not definite, and nowhere else.
#include <algorithm>
#include <cstdlib>
#include <optional>

#include "engine/base/season.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace holdfast {
namespace {

Int floor_div(Int a, Int b) {
  const Int quotient = a / b;
  return a % b != 0 && ((a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

// The day of a time, and a count of days or months, move with their event, so they are weighed like facts.
bool moves_with_a_day(const PlanNode& node) {
  return node.op == Op::day || node.op == Op::counted || node.op == Op::months_later;
}

bool varies(const Value& value) {
  return value.low.least != value.low.most || value.high.least != value.high.most ||
         (value.may_be_absent && value.may_be_there);
}

}  // namespace

FactBits Evaluator::turns_on(NodeId id) {
  const PlanNode& node = plan_.node(id);
  FactBits facts = 0;
  switch (node.op) {
    case Op::both:
    case Op::either:
    case Op::opposite:
    case Op::compare:
      if (!truth(id).definite())
        for (const NodeId part : node.parts) facts |= turns_on(part);
      return facts;
    case Op::linear:
      for (const NodeId part : node.parts)
        if (varies(value(part))) facts |= turns_on(part);
      return facts;
    default:
      return plan_.reads(id);
  }
}

Cut Evaluator::find_cut(NodeId id) {
  const PlanNode& node = plan_.node(id);
  Cut where;
  where.fact = node.fact;
  switch (node.op) {
    case Op::fact_yes:
      where.kind = side(node.fact).may == 3 ? Cut::Kind::choice : Cut::Kind::none;
      where.mask = 2;
      return where;
    case Op::fact_is:
      where.kind = truth(id).definite() ? Cut::Kind::none : Cut::Kind::choice;
      where.mask = node.mask;
      return where;
    case Op::fact_includes:
      where.kind = truth(id).definite() ? Cut::Kind::none : Cut::Kind::member;
      where.mask = node.mask;
      return where;
    case Op::fact_happened:
      where.kind = truth(id).definite() ? Cut::Kind::none : Cut::Kind::happened;
      return where;
    case Op::in_season:
      return truth(id).definite() ? Cut{} : cut_of_season(node);
    case Op::compare:
      return cut_of_compare(node);
    case Op::both:
    case Op::either:
    case Op::opposite:
      for (const NodeId part : node.parts) {
        if (truth(part).definite()) continue;
        const Cut found = find_cut(part);
        if (found.kind != Cut::Kind::none) return found;
      }
      return {};
    default:
      return cut_of_amount(id);
  }
}

// At the first or the last day of a season that lies within the days.
Cut Evaluator::cut_of_season(const PlanNode& season_node) {
  const Value& days = value(season_node.parts[0]);
  const auto first = static_cast<Day>(days.low.least);
  const auto last = static_cast<Day>(days.low.most);
  const Season season{static_cast<int>(season_node.least), static_cast<int>(season_node.most)};
  // The edge nearest to the middle: seasons are many where a day is not known at all.
  const Day middle = first + (last - first) / 2;
  std::optional<Day> nearest;
  for (int year = civil(middle).year - 2; year <= civil(middle).year + 2; ++year) {
    const DayRange one = season.of(year);
    for (const Day edge : {one.first - 1, one.last})
      if (edge >= first && edge < last && (!nearest || std::abs(edge - middle) < std::abs(*nearest - middle)))
        nearest = edge;
  }
  return nearest ? cut_of_day(season_node.parts[0], *nearest) : Cut{};
}

// After the day `last`, or between an event and `as_of`, which stands in for it.
Cut Evaluator::cut_of_day(NodeId day, Day last) {
  const PlanNode* from = &plan_.node(day);
  if (from->op == Op::conditional) {
    if (!truth(from->parts[0]).definite()) return find_cut(from->parts[0]);
    from = &plan_.node(from->parts[1]);
  }
  const bool minutes = from->op == Op::day;
  if (minutes) from = &plan_.node(from->parts[0]);
  Cut where;
  where.kind = Cut::Kind::number;
  where.fact = from->fact;
  where.last = minutes ? Int{last_minute(last)} : Int{last};
  return where;
}

// At an edge of a row that lies within the days.
Cut Evaluator::cut_of_grid(const PlanNode& node) {
  for (const std::size_t which : {std::size_t{0}, std::size_t{1}}) {
    const Value days = value(node.parts[which]);
    for (const auto& row : plan_.grid(node.column))
      for (const Day last : {row[which].first - 1, row[which].last})
        if (last >= days.low.least && last < days.low.most) return cut_of_day(node.parts[which], last);
  }
  for (const NodeId part : node.parts)
    if (varies(value(part)))
      if (const Cut found = cut_of_amount(part); found.kind != Cut::Kind::none) return found;
  return {};
}

Cut Evaluator::cut_of_amount(NodeId id) {
  const PlanNode& node = plan_.node(id);
  if (node.op == Op::fact_amount) return halve(*scenario_, *box_, node.fact);
  if (node.op == Op::of_two_days) return cut_of_grid(node);
  if (node.op == Op::conditional && truth(node.parts[0]).is(Truth::yes)) return cut_of_amount(node.parts[1]);
  if (node.op == Op::conditional && truth(node.parts[0]).is(Truth::no)) return cut_of_amount(node.parts[2]);
  for (const NodeId part : node.parts) {
    const bool amount = !(node.op == Op::conditional && part == node.parts[0]);
    if (amount ? !varies(value(part)) : truth(part).definite()) continue;
    const Cut found = amount ? cut_of_amount(part) : find_cut(part);
    if (found.kind != Cut::Kind::none) return found;
  }
  return {};
}

Cut Evaluator::cut_of_compare(const PlanNode& compare) {
  const NodeId form_id = compare.parts[0];
  const PlanNode& form = plan_.node(form_id);
  if (form.op != Op::linear) {
    // One node against zero: a fact's own breakpoint is zero, anything else is opened up.
    if (form.op == Op::fact_amount) {
      const auto& known = side(form.fact);
      Cut where = halve(*scenario_, *box_, form.fact);
      if (where.kind == Cut::Kind::number && known.least <= 0 && known.most > 0) where.last = 0;
      return where;
    }
    return cut_of_amount(form_id);
  }
  // First whatever is not a plain fact: its values are few. Then the facts; a single one is solved exactly.
  int facts = 0;
  std::size_t last_fact = 0;
  Int widest = -1;
  std::size_t widest_fact = 0;
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    const Value& part = value(form.parts[i]);
    if (!varies(part)) continue;
    const PlanNode& node = plan_.node(form.parts[i]);
    if (node.op != Op::fact_amount && !moves_with_a_day(node)) {
      const Cut found = cut_of_amount(form.parts[i]);
      if (found.kind != Cut::Kind::none) return found;
      continue;
    }
    if (node.op == Op::fact_amount && part.may_be_absent && part.may_be_there) {
      Cut where;
      where.kind = Cut::Kind::happened;
      where.fact = node.fact;
      return where;
    }
    ++facts;
    last_fact = i;
    const Int factor = form.coefficients[i] < 0 ? -form.coefficients[i] : form.coefficients[i];
    if ((part.low.most - part.low.least) * factor > widest) {
      widest = (part.low.most - part.low.least) * factor;
      widest_fact = i;
    }
  }
  if (facts == 0) return {};
  const PlanNode& widest_node = plan_.node(form.parts[widest_fact]);
  if (moves_with_a_day(widest_node)) return cut_of_amount(form.parts[widest_fact]);
  if (facts > 1) return halve(*scenario_, *box_, widest_node.fact);
  const Value whole = value(form_id);
  const Value part = value(form.parts[last_fact]);
  const Int factor = form.coefficients[last_fact];
  const int fact = plan_.node(form.parts[last_fact]).fact;
  const auto& known = side(fact);
  // What the rest of the sum is, at the law's low end and at its high end.
  const Int at_low = factor > 0 ? part.low.least : part.high.most;
  const Int rest_low = whole.low.least - factor * at_low;
  const Int at_high = factor > 0 ? part.high.most : part.low.least;
  const Int rest_high = whole.high.most - factor * at_high;
  Cut where;
  where.kind = Cut::Kind::number;
  where.fact = fact;
  for (const Int rest : {rest_high, rest_low}) {
    const Int zero = floor_div(-rest, factor);
    for (const Int last : {zero, zero - 1}) {
      if (last < known.least || last >= known.most) continue;
      where.last = last;
      return where;
    }
  }
  return halve(*scenario_, *box_, fact);
}

}  // namespace holdfast
