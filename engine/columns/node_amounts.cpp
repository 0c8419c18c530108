// The amounts of the plan as lanes.
#include <algorithm>

#include "engine/columns/node_lanes.hpp"
#include "engine/evaluate/rounding.hpp"

namespace holdfast {
const AmountLanes& NodeLanes::amount(NodeId id) {
  const auto found = amounts_.find(id);
  if (found != amounts_.end()) return found->second;
  auto made = varies(id) ? make_amount(plan_.node(id), id) : constant(evaluator_.value(id));
  return amounts_[id] = made;
}

AmountLanes NodeLanes::constant(const Value& value) const {
  AmountLanes lanes;
  lanes.low_least = Emitter::constant(value.low.least);
  lanes.low_most = Emitter::constant(value.low.most);
  lanes.high_least = Emitter::constant(value.high.least);
  lanes.high_most = Emitter::constant(value.high.most);
  lanes.gap = Emitter::constant(value.gap ? 1 : 0);
  lanes.absent = Emitter::constant(value.may_be_absent ? 1 : 0);
  lanes.there = Emitter::constant(value.may_be_there ? 1 : 0);
  lanes.plainly_there = value.may_be_absent != value.may_be_there;
  return lanes;
}

Lane NodeLanes::is_exact(const AmountLanes& amount) {
  return emitter_.and_not(emitter_.no_more(amount.high_most, amount.low_least), amount.gap);
}

AmountLanes NodeLanes::only_where(Lane exact, Lane value) {
  const auto [least, most] = emitter_.range(value);
  AmountLanes lanes;
  lanes.low_least = lanes.high_least = emitter_.choose_amount(exact, value, Emitter::constant(least));
  lanes.low_most = lanes.high_most = emitter_.choose_amount(exact, value, Emitter::constant(most));
  lanes.gap = emitter_.opposite(exact);
  return lanes;
}

AmountLanes NodeLanes::make_amount(const PlanNode& node, NodeId id) {
  switch (node.op) {
    case Op::fact_amount:
      return day_or_number(node.fact);
    case Op::day:
      return day(node);
    case Op::counted:
      return counted(node, id);
    case Op::of_two_days:
      return of_two_days(node);
    case Op::months_later:
      return months_later(node, id);
    case Op::linear:
      return linear(node);
    case Op::product:
      return product(amount(node.parts[0]), amount(node.parts[1]));
    case Op::least_of:
    case Op::most_of:
      return extremum(node);
    case Op::absolute: {
      const auto& of = amount(node.parts[0]);
      if (emitter_.range(of.low_least).first >= 0) return of;
      auto result = only_where(is_exact(of), emitter_.absolute(of.low_least));
      result.absent = of.absent, result.there = of.there, result.plainly_there = of.plainly_there;
      return result;
    }
    case Op::rounded:
      return rounded(node, id);
    case Op::conditional:
      return conditional(node);
    case Op::lookup:
      return lookup(node);
    default:
      return constant(Value{});
  }
}

LaneSum NodeLanes::form(const PlanNode& node, Lane AmountLanes::*end, Lane AmountLanes::*turned) {
  LaneSum sum;
  sum.plus = node.least;
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const auto& part = amount(node.parts[i]);
    sum.terms.emplace_back(part.*(node.coefficients[i] > 0 ? end : turned), node.coefficients[i]);
  }
  return sum;
}

AmountLanes NodeLanes::linear(const PlanNode& node) {
  AmountLanes sum;
  sum.low_least = emitter_.sum(form(node, &AmountLanes::low_least, &AmountLanes::high_most));
  sum.low_most = emitter_.sum(form(node, &AmountLanes::low_most, &AmountLanes::high_least));
  sum.high_least = emitter_.sum(form(node, &AmountLanes::high_least, &AmountLanes::low_most));
  sum.high_most = emitter_.sum(form(node, &AmountLanes::high_most, &AmountLanes::low_least));
  for (const NodeId id : node.parts) {
    const auto& part = amount(id);
    sum.gap = emitter_.either(sum.gap, part.gap);
    sum.absent = emitter_.either(sum.absent, part.absent);
    sum.there = emitter_.both(sum.there, part.there);
    sum.plainly_there = sum.plainly_there && part.plainly_there;
  }
  return sum;
}

// A sum under a comparison is compared as it stands.
TruthLanes NodeLanes::compare(const PlanNode& node) {
  const PlanNode& below = plan_.node(node.parts[0]);
  const auto& all = amount(node.parts[0]);
  const auto sum_of = [&](Lane AmountLanes::*end, Lane AmountLanes::*turned) {
    return below.op == Op::linear ? form(below, end, turned) : LaneSum{{{all.*end, 1}}, 0};
  };
  const LaneSum low_least = sum_of(&AmountLanes::low_least, &AmountLanes::high_most);
  const LaneSum high_most = sum_of(&AmountLanes::high_most, &AmountLanes::low_least);
  const bool exact = all.exact();
  Lane yes;
  Lane no;
  Lane gap = Emitter::no();
  if (node.relation == Relation::equal) {
    const auto ours = [&](Lane least, Lane most) {
      return emitter_.both(emitter_.at_most({{{least, 1}}, 0}, 0), emitter_.at_least({{{most, 1}}, 0}, 0));
    };
    if (exact) {
      yes = emitter_.is(low_least, 0);
    } else {
      yes = emitter_.both(ours(all.low_least, all.low_most), ours(all.high_least, all.high_most));
      const Lane always = emitter_.both(emitter_.is(all.low_least, 0), emitter_.is(all.high_most, 0));
      const Lane outside = emitter_.either(emitter_.at_least({{{all.low_most, 1}}, 0}, 1),
                                           emitter_.at_most({{{all.high_least, 1}}, 0}, -1));
      no = emitter_.choose(all.gap, outside, emitter_.opposite(always));
      gap = emitter_.and_not(emitter_.both(all.gap, ours(all.low_least, all.high_most)), always);
    }
  } else {
    const Int limit = node.relation == Relation::at_most ? 0 : -1;
    const LaneSum high_least = sum_of(&AmountLanes::high_least, &AmountLanes::low_most);
    yes = emitter_.at_most(high_least, limit);
    if (!exact) {
      no = emitter_.opposite(
          emitter_.at_most(sum_of(&AmountLanes::low_most, &AmountLanes::high_least), limit));
      gap = emitter_.both(
          all.gap, emitter_.and_not(emitter_.at_most(low_least, limit), emitter_.at_most(high_most, limit)));
    }
  }
  if (exact && all.plainly_there) return plain(emitter_.both(yes, all.there));
  if (exact) no = emitter_.opposite(yes);
  return {emitter_.both(yes, all.there), emitter_.either(all.absent, emitter_.both(no, all.there)),
          emitter_.both(gap, all.there), false};
}

AmountLanes NodeLanes::product(const AmountLanes& a, const AmountLanes& b) {
  AmountLanes result;
  const bool positive = emitter_.range(a.low_least).first >= 0 && emitter_.range(b.low_least).first >= 0;
  if (positive || (a.exact() && b.exact())) {
    result.low_least = emitter_.product(a.low_least, b.low_least);
    result.low_most = emitter_.product(a.low_most, b.low_most);
    result.high_least = emitter_.product(a.high_least, b.high_least);
    result.high_most = emitter_.product(a.high_most, b.high_most);
    result.gap = emitter_.either(a.gap, b.gap);
  } else {
    result = only_where(emitter_.both(is_exact(a), is_exact(b)), emitter_.product(a.low_least, b.low_least));
  }
  result.absent = emitter_.either(a.absent, b.absent);
  result.there = emitter_.both(a.there, b.there);
  result.plainly_there = a.plainly_there && b.plainly_there;
  return result;
}

AmountLanes NodeLanes::extremum(const PlanNode& node) {
  AmountLanes best = amount(node.parts[0]);
  const bool least = node.op == Op::least_of;
  const auto pick = [&](Lane a, Lane b) { return least ? emitter_.least(a, b) : emitter_.most(a, b); };
  for (std::size_t i = 1; i < node.parts.size(); ++i) {
    const auto& part = amount(node.parts[i]);
    best.low_least = pick(best.low_least, part.low_least);
    best.low_most = pick(best.low_most, part.low_most);
    best.high_least = pick(best.high_least, part.high_least);
    best.high_most = pick(best.high_most, part.high_most);
    best.gap = emitter_.either(best.gap, part.gap);
    best.absent = emitter_.either(best.absent, part.absent);
    best.there = emitter_.both(best.there, part.there);
    best.plainly_there = best.plainly_there && part.plainly_there;
  }
  return best;
}

Lane NodeLanes::absent_but_for(NodeId id, int event) {
  const PlanNode& node = plan_.node(id);
  if (node.op == Op::fact_amount) return node.fact == event ? Emitter::no() : day_or_number(node.fact).absent;
  Lane any = Emitter::no();
  for (const NodeId part : node.parts) any = emitter_.either(any, absent_but_for(part, event));
  return any;
}

AmountLanes NodeLanes::conditional(const PlanNode& node) {
  const TruthLanes condition = truth(node.parts[0]);
  const AmountLanes a = amount(node.parts[1]);
  const AmountLanes b = amount(node.parts[2]);
  AmountLanes result;
  if (condition.plain) {
    for (const auto end : amount_ends) result.*end = emitter_.choose_amount(condition.yes, a.*end, b.*end);
    for (const auto flag : amount_flags) result.*flag = emitter_.choose(condition.yes, a.*flag, b.*flag);
    result.plainly_there = a.plainly_there && b.plainly_there;
    return result;
  }
  // Which branch is not known, or the law does not say: either, and then perhaps both.
  const Lane yes = surely_yes(condition);
  const Lane no = surely_no(condition);
  const auto end = [&](Lane AmountLanes::*lane, Lane both) {
    result.*lane = emitter_.choose_amount(yes, a.*lane, emitter_.choose_amount(no, b.*lane, both));
  };
  end(&AmountLanes::low_least, emitter_.least(a.low_least, b.low_least));
  end(&AmountLanes::low_most, emitter_.most(a.low_most, b.low_most));
  end(&AmountLanes::high_least, emitter_.least(a.high_least, b.high_least));
  end(&AmountLanes::high_most, emitter_.most(a.high_most, b.high_most));
  const auto flag = [&](Lane AmountLanes::*lane, Lane both) {
    result.*lane = emitter_.choose(yes, a.*lane, emitter_.choose(no, b.*lane, both));
  };
  const PlanNode& asked = plan_.node(node.parts[0]);
  flag(&AmountLanes::gap, emitter_.either(emitter_.either(a.gap, b.gap), condition.gap));
  flag(&AmountLanes::absent, asked.op == Op::fact_happened
                                 ? emitter_.either(b.absent, absent_but_for(node.parts[1], asked.fact))
                                 : emitter_.either(a.absent, b.absent));
  flag(&AmountLanes::there, emitter_.either(a.there, b.there));
  result.plainly_there = false;
  return result;
}

AmountLanes NodeLanes::lookup(const PlanNode& node) {
  const AmountLanes key = amount(node.parts[0]);
  const auto& column = plan_.column(node.column);
  std::vector<Int> least;
  std::vector<Int> most;
  std::vector<std::uint8_t> gaps;
  for (const auto& cell : column.cells) {
    least.push_back(cell.least);
    most.push_back(cell.most);
    gaps.push_back(cell.least != cell.most ? 1 : 0);
  }
  const Int first = column.first_key;
  const auto in = [&](const std::vector<Int>& values, Lane at) {
    return emitter_.from_table(at, first, values);
  };
  AmountLanes found;
  found.absent = key.absent, found.there = key.there, found.plainly_there = key.plainly_there;
  found.low_least = in(least, key.low_least);
  found.high_most = in(most, key.low_least);
  found.low_most = found.low_least;
  found.high_least = found.high_most;
  found.gap = emitter_.truth_from_table(key.low_least, first, gaps);
  if (key.exact()) return found;
  // Of several keys: where the figures rise with the key the ends do, else all of them are possible.
  const bool rising = std::is_sorted(least.begin(), least.end()) &&
                      std::none_of(gaps.begin(), gaps.end(), [](std::uint8_t gap) { return gap != 0; });
  if (rising) {
    found.low_most = found.high_most = in(least, key.high_most);
    found.low_least = found.high_least = in(least, key.low_least);
    return found;
  }
  const Lane one = is_exact(key);
  const auto all = [&](Lane lane, Int otherwise) {
    return emitter_.choose_amount(one, lane, Emitter::constant(otherwise));
  };
  found.low_least = all(found.low_least, *std::min_element(least.begin(), least.end()));
  found.low_most = all(found.low_most, *std::max_element(least.begin(), least.end()));
  found.high_least = all(found.high_least, *std::min_element(most.begin(), most.end()));
  found.high_most = all(found.high_most, *std::max_element(most.begin(), most.end()));
  found.gap = emitter_.either(found.gap, emitter_.opposite(one));
  return found;
}

AmountLanes NodeLanes::rounded(const PlanNode& node, NodeId id) {
  const AmountLanes top = amount(node.parts[0]);
  Value one;
  one.low = one.high = {1, 1};
  const AmountLanes bottom = node.parts.size() > 1 ? amount(node.parts[1]) : constant(one);
  const auto round = [digits = static_cast<int>(node.least), places = static_cast<int>(node.most),
                      mode = static_cast<Rounding>(node.bits)](Int a, Int b) {
    return b == 0 ? Int{0} : round_quotient(a, b, digits, places, mode);
  };
  const auto [least_top, most_top] = emitter_.range(top.low_least);
  const auto [least_bottom, most_bottom] = emitter_.range(bottom.low_least);
  std::vector<Int> corners;
  for (const Int a : {least_top, most_top})
    for (const Int b : {least_bottom, most_bottom}) corners.push_back(round(a, b));
  const auto [least, most] = std::minmax_element(corners.begin(), corners.end());
  const Lane value = emitter_.function(
      {id, 4}, top.low_least, bottom.low_least, *least, *most,
      [round, above = top.low_least, below = bottom.low_least](std::int64_t a, std::int64_t b) {
        return static_cast<std::int64_t>(
            round(above.constant() ? above.value : Int{a}, below.constant() ? below.value : Int{b}));
      });
  AmountLanes result = only_where(emitter_.both(is_exact(top), is_exact(bottom)), value);
  result.absent = emitter_.either(top.absent, bottom.absent);
  result.there = emitter_.both(top.there, bottom.there);
  result.plainly_there = top.plainly_there && bottom.plainly_there;
  return result;
}

}  // namespace holdfast
