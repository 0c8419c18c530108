// The two ends of an amount, attained: one look at a box is only sure to hold them.
#include <algorithm>
#include <queue>

#include "engine/evaluate/explore.hpp"
#include "engine/plan/facts_read.hpp"

namespace holdfast {
namespace {

// A region that may hold the end, by how far out one look at it reaches; of two that reach as far the newer,
// which is the smaller.
struct Reach {
  Int end = 0;  // the more is the farther
  int made = 0;
  int region = 0;
  bool open = false;  // the end is only a limit of the vocabulary
  bool operator<(const Reach& other) const { return end != other.end ? end < other.end : made < other.made; }
};

Int reach(const Value& value, Outer which) {
  return which == Outer::least ? -value.low.least : value.high.most;
}

}  // namespace

bool Explorer::attained(const Reckoned& amount, const Box& box, Outer which, Int end) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  for (const int quarters : {0, 4}) {
    corner_.resize(box.size());
    for (const int fact : amount.reads.facts) {
      const auto index = static_cast<std::size_t>(fact);
      corner_[index] = box[index];
      pin(amount.scenario, fact, vocabulary.fact(fact).type.base, quarters, corner_[index]);
    }
    evaluator().start(amount.scenario, corner_);
    if (!impossible(amount.reads.constraints) && reach(evaluator().value(amount.node), which) == end)
      return true;
  }
  return false;
}

Explorer::Bound Explorer::bound(const Reckoned& amount, Outer which) {
  const auto at = [&](const Reach& reach) {
    return Bound{which == Outer::least ? -reach.end : reach.end, reach.open};
  };
  Regions regions(amount.reads.facts, amount.scenario);
  std::priority_queue<Reach> open;
  int made = 0;
  const auto look = [&](int region) {
    regions.lay_out(region);
    evaluator().start(amount.scenario, regions.box());
    if (impossible(amount.reads.constraints)) return;
    const Value& value = evaluator().value(amount.node);
    open.push(
        {reach(value, which), ++made, region, which == Outer::least ? value.open_below : value.open_above});
  };
  look(0);
  for (int spent = 0; !open.empty(); ++spent) {
    const Reach best = open.top();
    regions.lay_out(best.region);
    const Box& box = regions.box();
    if (spent >= budget || attained(amount, box, which, best.end)) return at(best);
    evaluator().start(amount.scenario, box);
    Cut where = evaluator().find_cut(amount.node);
    // What is left may still be possible only in part.
    for (const NodeId constraint : amount.reads.constraints)
      if (where.kind == Cut::Kind::none && !evaluator().truth(constraint).definite())
        where = evaluator().find_cut(constraint);
    if (where.kind == Cut::Kind::none) return at(best);
    open.pop();
    const int other = regions.cut(amount.scenario, best.region, where);
    look(best.region);
    look(other);
  }
  return {};  // no completion at all
}

const Explorer::Reads& Explorer::reads(NodeId node) {
  const auto known = reads_.find(node);
  if (known != reads_.end()) return known->second;
  std::vector<int> facts;
  const auto repeats = [&](const auto& self, NodeId id) -> bool {
    const auto& one = plan_.node(id);
    // The least of one may lie between what is attained, and a condition may be met by no value.
    if (one.op == Op::absolute || one.op == Op::conditional) return true;
    if (one.fact >= 0) {
      if (std::find(facts.begin(), facts.end(), one.fact) != facts.end()) return true;
      facts.push_back(one.fact);
    }
    return std::any_of(one.parts.begin(), one.parts.end(), [&](NodeId part) { return self(self, part); });
  };
  FactsRead read(plan_);
  read.add(node);
  Reads made;
  made.constraints = read.bind();
  made.facts = read.facts();
  made.once = made.constraints.empty() && !repeats(repeats, node);
  return reads_.emplace(node, std::move(made)).first->second;
}

Value Explorer::bounds(NodeId node, const Scenario& scenario, const Box& whole) {
  evaluator().start(scenario, whole);
  Value value = evaluator().value(node);
  if (value.low.least == value.high.most || reads(node).once) return value;
  const Reckoned amount{node, scenario, reads(node)};
  if (!attained(amount, whole, Outer::least, reach(value, Outer::least))) {
    const auto least = bound(amount, Outer::least);
    value.low = {least.at, std::max(value.low.most, least.at)};
    value.open_below = least.open;
  }
  if (!attained(amount, whole, Outer::most, reach(value, Outer::most))) {
    const auto most = bound(amount, Outer::most);
    value.high = {std::min(value.high.least, most.at), most.at};
    value.open_above = most.open;
  }
  if (!value.gap) value.low = value.high = {value.low.least, value.high.most};
  return value;
}

}  // namespace holdfast
