// Days that move together: what one of them is against another does not change on the way.
#include <algorithm>

#include "engine/evaluate/evaluator.hpp"
#include "engine/evaluate/joining.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t days_of_block = 64;  // over which a count is kept
constexpr std::size_t most_counts = 16;     // kept at once

Extent common(const Extent& a, const Extent& b) {
  return {std::max(a.least, b.least), std::min(a.most, b.most)};
}

void add(Extent& sum, Int factor, const Extent& low, const Extent& high) {
  sum.least += factor * (factor > 0 ? low.least : high.most);
  sum.most += factor * (factor > 0 ? low.most : high.least);
}

}  // namespace

// A form where what moves is as often added as taken away: both ends lie where they do with the days apart,
// and where they do on the way.
Value Evaluator::beside(NodeId form, const Value& apart) {
  const PlanNode& node = plan_.node(form);
  if (node.op != Op::linear) return apart;
  Value sum;
  sum.low = sum.high = {node.least, node.least};
  Int pace = 0;
  bool moves = false;
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const auto moving = ahead(node.parts[i]);
    const Value part = moving ? *moving : value(node.parts[i]);
    const Int factor = node.coefficients[i];
    add(sum.low, factor, part.low, part.high);
    add(sum.high, factor, part.high, part.low);
    if (moving) pace += factor;
    moves = moves || moving;
  }
  if (!moves || pace != 0) return apart;
  Value result = apart;
  result.low = common(apart.low, sum.low);
  result.high = common(apart.high, sum.high);
  return result;
}

// How far the day is ahead of the first of those that move, where it moves with them: both ends, and nothing
// else of the value.
std::optional<Value> Evaluator::ahead(NodeId id) {
  const PlanNode& node = plan_.node(id);
  switch (node.op) {
    case Op::fact_amount: {
      if (std::find(together_->begin(), together_->end(), node.fact) == together_->end()) return std::nullopt;
      Value result;
      const Int by = side(node.fact).least - side(together_->front()).least;
      result.low = result.high = {by, by};
      return result;
    }
    case Op::conditional:
      if (truth(node.parts[0]).is(Truth::yes)) return ahead(node.parts[1]);
      if (truth(node.parts[0]).is(Truth::no)) return ahead(node.parts[2]);
      return std::nullopt;
    case Op::counted: {
      const auto from = ahead(node.parts[0]);
      if (!from || from->low.least != from->high.most) return std::nullopt;
      return counted_ahead(id, from->low.least);
    }
    default:
      return std::nullopt;
  }
}

Value Evaluator::counted_ahead(NodeId id, Int ahead) {
  const Side& way = side(together_->front());
  if (counts_.size() >= most_counts && counts_.count(id) == 0) counts_.clear();
  auto& blocks = counts_[id];
  Value all;
  bool first = true;
  for (Int day = way.least + ahead; day <= way.most + ahead;) {
    const auto number = static_cast<std::int64_t>(day - first_day) / days_of_block;
    const Int begin = first_day + Int{number} * days_of_block;
    const bool whole = day == begin && begin + days_of_block - 1 <= way.most + ahead;
    const Int end = std::min(begin + days_of_block - 1, way.most + ahead);
    const auto known = whole ? blocks.find(number) : blocks.end();
    const Value block = known != blocks.end() ? known->second : count_over(id, day, end);
    if (whole && known == blocks.end()) blocks.emplace(number, block);
    if (first) {
      all = block;
    } else {
      all.low = hull(all.low, block.low);
      all.high = hull(all.high, block.high);
    }
    first = false;
    day = end + 1;
  }
  all.low = {all.low.least + ahead, all.low.most + ahead};
  all.high = {all.high.least + ahead, all.high.most + ahead};
  return all;
}

// How far the last day lies after the day from which it is counted, over all of these.
Value Evaluator::count_over(NodeId id, Int least, Int most) const {
  const PlanNode& node = plan_.node(id);
  const auto* calendar = node.calendar < 0
                             ? nullptr
                             : &plan_.ruleset().calendars[static_cast<std::size_t>(node.calendar)].calendar;
  Value all;
  for (Int day = least; day <= most; ++day) {
    const auto last = bound_last_day(calendar, static_cast<Day>(day), static_cast<int>(node.least), node.unit,
                                     node.if_closed);
    const Extent low{last.earliest - day, last.earliest - day};
    const Extent high{last.latest - day, last.latest - day};
    all.low = day == least ? low : hull(all.low, low);
    all.high = day == least ? high : hull(all.high, high);
  }
  return all;
}

}  // namespace holdfast
