#include "engine/evaluate/evaluator.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace holdfast {

void Evaluator::start(const Scenario& scenario, const Box& box) {
  scenario_ = &scenario;
  box_ = &box;
  together_ = nullptr;
  advance();
  started_ = stamp_;
}

void Evaluator::moved(FactBits facts) {
  advance();
  for (; facts != 0; facts &= facts - 1) changed_[static_cast<std::size_t>(std::countr_zero(facts))] = stamp_;
}

void Evaluator::advance() {
  if (++stamp_ != 0) return;
  // Wrapped: forget everything once in four billion.
  std::fill(stamps_.begin(), stamps_.end(), 0U);
  changed_ = {};
  started_ = stamp_ = 1;
}

bool Evaluator::stands(NodeId id) const {
  const auto known = stamps_[static_cast<std::size_t>(id)];
  if (known < started_) return false;
  for (FactBits facts = plan_.reads(id); facts != 0; facts &= facts - 1)
    if (changed_[static_cast<std::size_t>(std::countr_zero(facts))] > known) return false;
  return true;
}

Truths Evaluator::truth(NodeId id) {
  const auto index = static_cast<std::size_t>(id);
  if (stamps_[index] != stamp_) {
    if (!stands(id)) truths_[index] = judge(plan_.node(id));
    stamps_[index] = stamp_;
  }
  return truths_[index];
}

const Value& Evaluator::value(NodeId id) {
  const auto index = static_cast<std::size_t>(id);
  if (stamps_[index] != stamp_) {
    if (!stands(id)) values_[index] = compute(plan_.node(id));
    stamps_[index] = stamp_;
  }
  return values_[index];
}

Truths Evaluator::judge(const PlanNode& node) {
  switch (node.op) {
    case Op::truth:
      return Truths::from_bits(node.bits);
    case Op::fact_yes:
      return Truths::of((side(node.fact).may & 1U) != 0, false, (side(node.fact).may & 2U) != 0);
    case Op::fact_is:
      return Truths::of((side(node.fact).may & ~node.mask) != 0, false,
                        (side(node.fact).may & node.mask) != 0);
    case Op::fact_includes:
      return Truths::of((side(node.fact).must & node.mask) == 0, false,
                        (side(node.fact).may & node.mask) != 0);
    case Op::fact_happened:
      return Truths::of(side(node.fact).may_not_happen, false, side(node.fact).may_happen);
    case Op::fact_may_come:
      return Truths::from_bool(scenario_->facts[static_cast<std::size_t>(node.fact)].may_come);
    case Op::in_season:
      return in_season(node);
    case Op::compare:
      return compare(node);
    case Op::both: {
      Truths all = Truth::yes;
      for (const NodeId part : node.parts) {
        all = both(all, truth(part));
        if (all.is(Truth::no)) break;
      }
      return all;
    }
    case Op::either: {
      Truths any = Truth::no;
      for (const NodeId part : node.parts) {
        any = either(any, truth(part));
        if (any.is(Truth::yes)) break;
      }
      return any;
    }
    case Op::opposite:
      return opposite(truth(node.parts[0]));
    default:
      assert(false && "an amount is no condition");
      return {};
  }
}

Value Evaluator::compute(const PlanNode& node) {
  switch (node.op) {
    case Op::amount: {
      Value value;
      value.low = {node.least, node.least};
      value.high = {node.most, node.most};
      value.gap = node.least != node.most;
      value.open_above = value.gap;
      return value;
    }
    case Op::fact_amount:
      return fact_amount(node.fact);
    case Op::day:
      return day(node);
    case Op::counted:
      return counted(node);
    case Op::of_two_days:
      return of_two_days(node);
    case Op::months_later:
      return months_from(node);
    case Op::linear:
      return linear(node);
    case Op::product: {
      const Value a = value(node.parts[0]);
      return product(a, value(node.parts[1]));
    }
    case Op::least_of:
    case Op::most_of:
      return extremum(node);
    case Op::absolute:
      return absolute(value(node.parts[0]));
    case Op::rounded:
      return rounded(node);
    case Op::conditional:
      return conditional(node);
    case Op::lookup:
      return lookup(node);
    default:
      assert(false && "a condition is no amount");
      return {};
  }
}

namespace {

Truths against_nothing(const Value& form, Relation relation) {
  bool no = form.may_be_absent;  // a comparison with what never happened is false
  bool yes = false;
  bool gap = false;
  if (form.may_be_there) {
    switch (relation) {
      case Relation::at_most:
        yes = form.high.least <= 0;
        no = no || form.low.most > 0;
        gap = form.gap && form.low.least <= 0 && form.high.most > 0;
        break;
      case Relation::below:
        yes = form.high.least < 0;
        no = no || form.low.most >= 0;
        gap = form.gap && form.low.least < 0 && form.high.most >= 0;
        break;
      case Relation::equal: {
        yes = form.low.least <= 0 && form.low.most >= 0 && form.high.least <= 0 && form.high.most >= 0;
        const bool always = form.low.least == 0 && form.high.most == 0;
        no = no || (!form.gap ? !always : form.low.most > 0 || form.high.least < 0);
        gap = form.gap && form.low.least <= 0 && form.high.most >= 0 && !always;
        break;
      }
    }
  }
  return Truths::of(no, gap, yes);
}

}  // namespace

Truths Evaluator::compare(const PlanNode& node) {
  const Value& form = value(node.parts[0]);
  if (together_ == nullptr) return against_nothing(form, node.relation);
  return against_nothing(beside(node.parts[0], form), node.relation);
}

}  // namespace holdfast
