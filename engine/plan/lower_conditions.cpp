// Conditions and comparisons → nodes that are true or not.
#include <algorithm>
#include <iterator>

#include "engine/plan/lower.hpp"

namespace holdfast {
namespace {

std::uint64_t mask_of(const Type& type, const std::string& value) {
  for (std::size_t i = 0; i < type.values->size(); ++i)
    if ((*type.values)[i] == value) return std::uint64_t{1} << i;
  return 0;
}

const Expression* text_side(const Expression& e) {
  for (const auto& part : e.parts)
    if (part.kind == Expression::Kind::text) return &part;
  return nullptr;
}

bool reads_event(const Expression& e) {
  if (e.kind == Expression::Kind::name) return e.type.event();
  return std::any_of(e.parts.begin(), e.parts.end(), reads_event);
}

}  // namespace

NodeId Lowering::choice(int fact, std::uint64_t mask) {
  PlanNode node;
  node.op = Op::fact_is;
  node.fact = fact;
  node.mask = mask;
  return plan_.add(node);
}

NodeId Lowering::truth(const Expression& e) {
  using Kind = Expression::Kind;
  switch (e.kind) {
    case Kind::truth:
      return constant(Truths::from_bool(e.truth));
    case Kind::name: {
      if (e.symbol->kind == Symbol::Kind::definition) return truth(rule_->definitions.at(e.text));
      PlanNode node;
      node.op = Op::fact_yes;
      node.fact = fact_of(e);
      return plan_.add(node);
    }
    case Kind::opposite:
      return opposite(truth(e.parts[0]));
    case Kind::both:
    case Kind::either: {
      std::vector<NodeId> parts;
      for (const auto& part : e.parts) parts.push_back(truth(part));
      return e.kind == Kind::both ? both(std::move(parts)) : either(std::move(parts));
    }
    case Kind::conditional: {
      const NodeId condition = truth(e.parts[0]);
      return either({both({condition, truth(e.parts[1])}), both({opposite(condition), truth(e.parts[2])})});
    }
    case Kind::in: {
      std::uint64_t mask = 0;
      if (e.parts[0].type.base == Type::Base::one_of) {
        for (const auto& item : e.parts[1].parts) mask |= mask_of(e.parts[0].type, item.text);
        return choice(fact_of(e.parts[0]), mask);
      }
      std::vector<NodeId> parts;
      for (const auto& item : e.parts[1].parts) parts.push_back(compare(e.parts[0], item, Kind::equal));
      return either(std::move(parts));
    }
    case Kind::includes: {
      PlanNode node;
      node.op = Op::fact_includes;
      node.fact = fact_of(e.parts[0]);
      node.mask = mask_of(e.parts[0].type, e.parts[1].text);
      return plan_.add(node);
    }
    case Kind::call: {
      PlanNode node;
      node.op = Op::fact_happened;
      node.fact = fact_of(e.parts[0]);
      return plan_.add(node);
    }
    default:
      break;
  }
  // A comparison.
  if (const auto* text = text_side(e)) {
    const auto& fact = &e.parts[0] == text ? e.parts[1] : e.parts[0];
    const NodeId node = fact.symbol->kind == Symbol::Kind::grid
                            ? grid_is(fact, text->text)
                            : choice(fact_of(fact), mask_of(fact.type, text->text));
    return e.kind == Kind::equal ? node : opposite(node);
  }
  if (e.parts[0].type.base == Type::Base::yes_no) {
    const NodeId a = truth(e.parts[0]);
    const NodeId b = truth(e.parts[1]);
    const NodeId same = either({both({a, b}), both({opposite(a), opposite(b)})});
    return e.kind == Kind::equal ? same : opposite(same);
  }
  return compare(e.parts[0], e.parts[1], e.kind);
}

NodeId Lowering::compare(const Expression& a, const Expression& b, Expression::Kind kind) {
  using Kind = Expression::Kind;
  // A quotient under a comparison is multiplied out: the divisor has one sign, so the order is known.
  const auto quotient = [&](const Expression& side, const Expression& other, Kind relation) {
    const auto& divisor = side.parts[1];
    if (divisor.type.most < 0)
      relation = relation == Kind::less       ? Kind::greater
                 : relation == Kind::at_most  ? Kind::at_least
                 : relation == Kind::greater  ? Kind::less
                 : relation == Kind::at_least ? Kind::at_most
                                              : relation;
    Expression multiplied;
    multiplied.kind = Kind::multiply;
    multiplied.parts = {other, divisor};
    multiplied.type.base = Type::Base::number;
    multiplied.type.scale = other.type.scale + divisor.type.scale;
    return compare(side.parts[0], multiplied, relation);
  };
  if (a.kind == Kind::divide) return quotient(a, b, kind);
  if (b.kind == Kind::divide) {
    const Kind turned = kind == Kind::less       ? Kind::greater
                        : kind == Kind::at_most  ? Kind::at_least
                        : kind == Kind::greater  ? Kind::less
                        : kind == Kind::at_least ? Kind::at_most
                                                 : kind;
    return quotient(b, a, turned);
  }
  switch (kind) {
    case Kind::less:
      return compare(a, b, Relation::below);
    case Kind::at_most:
      return compare(a, b, Relation::at_most);
    case Kind::greater:
      return compare(b, a, Relation::below);
    case Kind::at_least:
      return compare(b, a, Relation::at_most);
    case Kind::equal:
      return compare(a, b, Relation::equal);
    default:
      // Every comparison with what has not happened is false, this one too.
      if (reads_event(a) || reads_event(b))
        return either({compare(a, b, Relation::below), compare(b, a, Relation::below)});
      return opposite(compare(a, b, Relation::equal));
  }
}

NodeId Lowering::difference(const Expression& a, const Expression& b) {
  const int scale = std::max(a.type.scale, b.type.scale);
  Linear form = linear(a, scale);
  const Linear other = linear(b, scale);
  for (const auto& [node, factor] : other.terms) form.terms[node] -= factor;
  form.constant -= other.constant;
  return node_of(form);
}

NodeId Lowering::compare(const Expression& a, const Expression& b, Relation relation) {
  PlanNode node;
  node.op = Op::compare;
  node.relation = relation;
  node.parts = {difference(a, b)};
  std::vector<NodeId> all = {plan_.add(node)};
  // An event that cancels still has to have happened.
  auto events = events_of(a);
  events.merge(events_of(b));
  for (const int event : events)
    if (!reads(node.parts[0], event)) all.push_back(fact(Op::fact_happened, event));
  return both(std::move(all));
}

// The events whose days the amount is made of; not those that only choose between amounts.
std::set<int> Lowering::events_of(const Expression& e) const {
  using Kind = Expression::Kind;
  std::set<int> events;
  if (e.kind == Kind::name && e.type.event() && e.symbol->kind == Symbol::Kind::fact)
    events.insert(fact_of(e));
  if (e.kind == Kind::conditional) {
    const auto one = events_of(e.parts[1]);
    const auto other = events_of(e.parts[2]);
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                          std::inserter(events, events.end()));
    return events;
  }
  if (!e.type.numeric() && !e.type.event()) return events;
  for (const auto& part : e.parts) events.merge(events_of(part));
  return events;
}

bool Lowering::reads(NodeId id, int fact) const {
  const auto& node = plan_.node(id);
  return node.fact == fact ||
         std::any_of(node.parts.begin(), node.parts.end(), [&](NodeId part) { return reads(part, fact); });
}

}  // namespace holdfast
