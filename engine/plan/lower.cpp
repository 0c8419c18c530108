#include "engine/plan/lower.hpp"

#include <algorithm>

namespace holdfast {

NodeId Lowering::constant(Truths truth) {
  PlanNode node;
  node.bits = truth.bits();
  return plan_.add(node);
}

NodeId Lowering::constant(Int amount) {
  PlanNode node;
  node.op = Op::amount;
  node.least = node.most = amount;
  return plan_.add(node);
}

NodeId Lowering::both(std::vector<NodeId> parts) {
  if (parts.size() == 1) return parts.front();
  PlanNode node;
  node.op = Op::both;
  node.parts = std::move(parts);
  return plan_.add(node);
}

NodeId Lowering::either(std::vector<NodeId> parts) {
  if (parts.size() == 1) return parts.front();
  PlanNode node;
  node.op = Op::either;
  node.parts = std::move(parts);
  return plan_.add(node);
}

NodeId Lowering::opposite(NodeId part) {
  PlanNode node;
  node.op = Op::opposite;
  node.parts = {part};
  return plan_.add(node);
}

NodeId Lowering::fact(Op op, int fact) {
  PlanNode node;
  node.op = op;
  node.fact = fact;
  return plan_.add(node);
}

NodeId Lowering::day_of(int event) {
  const NodeId amount = fact(Op::fact_amount, event);
  return plan_.ruleset().vocabulary.fact(event).type.base == Type::Base::time ? day_of_time(amount) : amount;
}

NodeId Lowering::includes(int fact, const std::string& value) {
  const auto& values = *plan_.ruleset().vocabulary.fact(fact).values;
  PlanNode node;
  node.op = Op::fact_includes;
  node.fact = fact;
  node.mask = std::uint64_t{1} << static_cast<unsigned>(std::find(values.begin(), values.end(), value) -
                                                        values.begin());
  return plan_.add(node);
}

NodeId Lowering::day_of_time(NodeId time) {
  PlanNode node;
  node.op = Op::day;
  node.parts = {time};
  return plan_.add(node);
}

NodeId Lowering::governing_day(int event) {
  const NodeId today = day_of(plan_.ruleset().vocabulary.as_of());
  if (event < 0) return today;
  PlanNode node;
  node.op = Op::conditional;
  node.parts = {fact(Op::fact_happened, event), day_of(event), today};
  return plan_.add(node);
}

NodeId Lowering::governing_minute(int event) {
  PlanNode node;
  node.op = Op::conditional;
  node.parts = {fact(Op::fact_happened, event), fact(Op::fact_amount, event),
                fact(Op::fact_amount, plan_.ruleset().vocabulary.as_of())};
  return plan_.add(node);
}

NodeId Lowering::at_most(NodeId a, NodeId b) {
  Linear form;
  add(form, a, 1);
  add(form, b, -1);
  PlanNode node;
  node.op = Op::compare;
  node.relation = Relation::at_most;
  node.parts = {node_of(form)};
  return plan_.add(node);
}

NodeId Lowering::plus(NodeId amount, Int more) {
  Linear form;
  add(form, amount, 1);
  form.constant += more;
  return node_of(form);
}

// Sums and constants are taken apart, so that repeats cancel.
void Lowering::add(Linear& form, NodeId id, Int sign) const {
  const auto& part = plan_.node(id);
  if (part.op == Op::amount && part.least == part.most) {
    form.constant += sign * part.least;
  } else if (part.op == Op::linear) {
    form.constant += sign * part.least;
    for (std::size_t i = 0; i < part.parts.size(); ++i)
      form.terms[part.parts[i]] += sign * part.coefficients[i];
  } else {
    form.terms[id] += sign;
  }
}

}  // namespace holdfast
