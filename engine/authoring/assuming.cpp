#include "engine/authoring/assuming.hpp"

#include "engine/base/add_once.hpp"

namespace holdfast {
namespace {

bool is_constant(const Plan& plan, NodeId id, Truth truth) {
  const auto& node = plan.node(id);
  return node.op == Op::truth && Truths::from_bits(node.bits).is(truth);
}

// The parts of the group, and of groups of its kind among them, in order and each once.
void flatten(const Plan& plan, NodeId id, Op op, std::vector<NodeId>& parts) {
  const auto& node = plan.node(id);
  if (node.op != op) {
    add_once(parts, id);
    return;
  }
  for (const NodeId part : node.parts) flatten(plan, part, op, parts);
}

// A part by itself says something of one node: that it is so, or that it is not.
void learn(const Plan& plan, NodeId id, bool so, Assumed& assumed) {
  const auto& node = plan.node(id);
  if (node.op == Op::opposite)
    learn(plan, node.parts.front(), !so, assumed);
  else if (node.op != Op::both && node.op != Op::either && node.op != Op::truth)
    assumed.emplace(id, so);
}

// Of a group that is so only if all parts are (`all`), or if any is: each part given the others.
NodeId group(Plan& plan, Lowering& lower, std::vector<NodeId> parts, bool all, const Assumed& assumed) {
  const Truth decides = all ? Truth::no : Truth::yes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Assumed others = assumed;
    for (std::size_t j = 0; j < parts.size(); ++j)
      if (j != i) learn(plan, parts[j], all, others);
    parts[i] = assuming(plan, lower, parts[i], others);
    if (is_constant(plan, parts[i], decides)) return lower.constant(decides);
  }
  std::erase_if(parts, [&](NodeId part) { return is_constant(plan, part, all ? Truth::yes : Truth::no); });
  if (parts.empty()) return lower.constant(all ? Truth::yes : Truth::no);
  return all ? lower.both(std::move(parts)) : lower.either(std::move(parts));
}

}  // namespace

NodeId assuming(Plan& plan, Lowering& lower, NodeId id, const Assumed& assumed) {
  const auto known = assumed.find(id);
  if (known != assumed.end()) return lower.constant(Truths::from_bool(known->second));
  const auto op = plan.node(id).op;
  if (op == Op::opposite) {
    const NodeId part = assuming(plan, lower, plan.node(id).parts.front(), assumed);
    for (const Truth truth : {Truth::no, Truth::yes})
      if (is_constant(plan, part, truth)) return lower.constant(opposite(truth));
    return lower.opposite(part);
  }
  if (op != Op::both && op != Op::either) return id;
  std::vector<NodeId> parts;
  flatten(plan, id, op, parts);
  return group(plan, lower, std::move(parts), op == Op::both, assumed);
}

}  // namespace holdfast
