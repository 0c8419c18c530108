// Amounts over a box: what is told, sums and products, the least and the most, roundings, figures of tables.
#include <algorithm>
#include <array>

#include "engine/evaluate/evaluator.hpp"
#include "engine/evaluate/joining.hpp"
#include "engine/evaluate/rounding.hpp"

namespace holdfast {

Value Evaluator::fact_amount(int fact) const {
  const auto& known = side(fact);
  Value value;
  value.low = value.high = {known.least, known.most};
  value.open_below = known.open_below;
  value.open_above = known.open_above;
  value.may_be_absent = known.may_not_happen;
  value.may_be_there = known.may_happen;
  return value;
}

Value Evaluator::linear(const PlanNode& node) {
  Value sum;
  sum.low = sum.high = {node.least, node.least};
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const Value& part = value(node.parts[i]);
    const Int factor = node.coefficients[i];
    const Extent& low = factor > 0 ? part.low : part.high;
    const Extent& high = factor > 0 ? part.high : part.low;
    sum.low.least += factor * (factor > 0 ? low.least : low.most);
    sum.low.most += factor * (factor > 0 ? low.most : low.least);
    sum.high.least += factor * (factor > 0 ? high.least : high.most);
    sum.high.most += factor * (factor > 0 ? high.most : high.least);
    sum.gap = sum.gap || part.gap;
    sum.open_below = sum.open_below || (factor > 0 ? part.open_below : part.open_above);
    sum.open_above = sum.open_above || (factor > 0 ? part.open_above : part.open_below);
    sum.may_be_absent = sum.may_be_absent || part.may_be_absent;
    sum.may_be_there = sum.may_be_there && part.may_be_there;
  }
  return sum;
}

Value Evaluator::product(const Value& a, const Value& b) const {
  Value result;
  result.gap = a.gap || b.gap;
  result.open_below = a.open_below || b.open_below;
  result.open_above = a.open_above || b.open_above;
  result.may_be_absent = a.may_be_absent || b.may_be_absent;
  result.may_be_there = a.may_be_there && b.may_be_there;
  if (a.low.least >= 0 && b.low.least >= 0) {
    result.low = {a.low.least * b.low.least, a.low.most * b.low.most};
    result.high = {a.high.least * b.high.least, a.high.most * b.high.most};
    // Nothing, however often it is taken.
    if (result.low.least == result.high.most) result.open_below = result.open_above = false;
    return result;
  }
  // Signs differ: the hull of all corners, for both ends; splitting makes it exact.
  const std::array<Int, 4> corners = {a.low.least * b.low.least, a.low.least * b.high.most,
                                      a.high.most * b.low.least, a.high.most * b.high.most};
  result.low = {*std::min_element(corners.begin(), corners.end()),
                *std::max_element(corners.begin(), corners.end())};
  result.high = result.low;
  result.open_below = result.open_above = result.open_below || result.open_above;
  return result;
}

Value Evaluator::extremum(const PlanNode& node) {
  Value best = value(node.parts[0]);
  const bool least = node.op == Op::least_of;
  const auto pick = [&](Int a, Int b) { return least ? std::min(a, b) : std::max(a, b); };
  for (std::size_t i = 1; i < node.parts.size(); ++i) {
    const Value& part = value(node.parts[i]);
    // The end of the winner says whether the end is open: a closed cap closes an open debt.
    const auto open = [&](bool mine, Int a, bool other, Int b) {
      return a == b ? (least ? mine && other : mine || other) : (pick(a, b) == a ? mine : other);
    };
    best.open_above = open(best.open_above, best.high.most, part.open_above, part.high.most);
    best.open_below = open(best.open_below, best.low.least, part.open_below, part.low.least);
    best.low = {pick(best.low.least, part.low.least), pick(best.low.most, part.low.most)};
    best.high = {pick(best.high.least, part.high.least), pick(best.high.most, part.high.most)};
    best.gap = best.gap || part.gap;
    best.may_be_absent = best.may_be_absent || part.may_be_absent;
    best.may_be_there = best.may_be_there && part.may_be_there;
  }
  return best;
}

Value Evaluator::absolute(const Value& a) const {
  if (a.low.least >= 0) return a;
  Value result = a;
  const Int most = std::max(a.high.most, -a.low.least);
  if (a.high.most <= 0) {
    result.low = {-a.high.most, -a.high.least};
    result.high = {-a.low.most, -a.low.least};
    std::swap(result.open_below, result.open_above);
    return result;
  }
  result.low = result.high = {0, most};
  result.open_above = a.open_above || a.open_below;
  result.open_below = false;
  return result;
}

Value Evaluator::rounded(const PlanNode& node) {
  Value top = value(node.parts[0]);
  Value bottom;
  bottom.low = bottom.high = {1, 1};
  if (node.parts.size() > 1) bottom = value(node.parts[1]);
  const int digits = static_cast<int>(node.least);
  const int places = static_cast<int>(node.most);
  const auto round = [&](Int a, Int b) {
    return round_quotient(a, b, digits, places, static_cast<Rounding>(node.bits));
  };
  const auto corners = [&](const Extent& a, const Extent& b) {
    const std::array<Int, 4> all = {round(a.least, b.least), round(a.least, b.most), round(a.most, b.least),
                                    round(a.most, b.most)};
    return Extent{*std::min_element(all.begin(), all.end()), *std::max_element(all.begin(), all.end())};
  };
  Value result = top;
  result.gap = top.gap || bottom.gap;
  result.may_be_absent = top.may_be_absent || bottom.may_be_absent;
  result.may_be_there = top.may_be_there && bottom.may_be_there;
  if (!result.gap) {
    result.low = result.high = corners(top.low, bottom.low);
  } else {
    result.low = result.high = corners(hull(top.low, top.high), hull(bottom.low, bottom.high));
    if (top.low.least == top.low.most && top.high.least == top.high.most &&
        bottom.low.least == bottom.high.most)
      result = top, result.gap = true, result.low = corners(top.low, bottom.low),
      result.high = corners(top.high, bottom.low);
  }
  result.open_below = result.open_above =
      top.open_below || top.open_above || bottom.open_below || bottom.open_above;
  return result;
}

bool Evaluator::absent_but_for(NodeId id, int event) const {
  const PlanNode& node = plan_.node(id);
  if (node.op == Op::fact_amount) return node.fact != event && side(node.fact).may_not_happen;
  return std::any_of(node.parts.begin(), node.parts.end(),
                     [&](NodeId part) { return absent_but_for(part, event); });
}

Value Evaluator::conditional(const PlanNode& node) {
  const Truths condition = truth(node.parts[0]);
  if (condition.is(Truth::yes)) return value(node.parts[1]);
  if (condition.is(Truth::no)) return value(node.parts[2]);
  Value joined = value(node.parts[1]);
  const Value& other = value(node.parts[2]);
  if (condition.may_be(Truth::gap)) {
    // The law does not say which branch: one completion may have the whole of both.
    joined.gap = true;
    joined.low = {std::min(joined.low.least, other.low.least),
                  condition.is(Truth::gap) ? std::min(joined.low.most, other.low.most)
                                           : std::max(joined.low.most, other.low.most)};
    joined.high = {condition.is(Truth::gap) ? std::max(joined.high.least, other.high.least)
                                            : std::min(joined.high.least, other.high.least),
                   std::max(joined.high.most, other.high.most)};
    joined.open_below = joined.open_below || other.open_below;
    joined.open_above = joined.open_above || other.open_above;
    return joined;
  }
  join(joined, other);
  // What is read only where its event has happened is there wherever it is read; another event may be not.
  const PlanNode& asked = plan_.node(node.parts[0]);
  if (asked.op == Op::fact_happened)
    joined.may_be_absent = other.may_be_absent || absent_but_for(node.parts[1], asked.fact);
  return joined;
}

Value Evaluator::lookup(const PlanNode& node) {
  const Value& key = value(node.parts[0]);
  const auto& column = plan_.column(node.column);
  const auto& argument = plan_.node(node.parts[0]);
  Value found;
  bool first = true;
  const auto add = [&](Int at) {
    const auto index = static_cast<std::size_t>(at - column.first_key);
    const auto& cell = column.cells[index];
    Value one;
    one.low = {cell.least, cell.least};
    one.high = {cell.most, cell.most};
    one.gap = cell.least != cell.most;
    one.open_above = cell.open_above;
    one.open_below = cell.state == TableCell::State::row_missing || cell.state == TableCell::State::pending;
    if (first)
      found = one;
    else
      join(found, one);
    first = false;
  };
  if (argument.op == Op::fact_amount) {  // its own values, not their hull
    const auto& known = scenario_->facts[static_cast<std::size_t>(argument.fact)];
    for (const auto& piece : known.pieces)
      for (Int at = std::max(piece.least, key.low.least); at <= std::min(piece.most, key.low.most); ++at)
        add(at);
  } else {
    for (Int at = key.low.least; at <= key.high.most; ++at) add(at);
  }
  return found;
}

}  // namespace holdfast
