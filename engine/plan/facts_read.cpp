#include "engine/plan/facts_read.hpp"

#include <algorithm>

namespace holdfast {

void FactsRead::add(NodeId node) {
  if (node == no_node || !seen_.insert(node).second) return;
  const auto& read = plan_.node(node);
  if (read.fact >= 0) facts_.insert(read.fact);
  for (const NodeId part : read.parts) add(part);
}

std::vector<NodeId> FactsRead::bind() {
  std::vector<NodeId> bound;
  for (bool more = true; more;) {
    more = false;
    for (const NodeId constraint : plan_.consistent()) {
      if (std::find(bound.begin(), bound.end(), constraint) != bound.end()) continue;
      FactsRead its(plan_);
      its.add(constraint);
      if (std::none_of(its.facts_.begin(), its.facts_.end(), [&](int fact) { return contains(fact); }))
        continue;
      bound.push_back(constraint);
      facts_.merge(its.facts_);
      more = true;
    }
  }
  return bound;
}

}  // namespace holdfast
