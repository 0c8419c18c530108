#include "engine/columns/known_key.hpp"

#include <algorithm>

#include "engine/evaluate/explore.hpp"

namespace holdfast {
namespace {

template <class T>
void append(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void append_known(std::string& key, const Known& known) {
  append(key, known.pieces.size());
  for (const auto& piece : known.pieces) append(key, piece);
  append(key, known.may);
  append(key, known.must);
  append(key, known.sets.size());
  for (const auto set : known.sets) append(key, set);
  for (const bool flag :
       {known.may_happen, known.may_not_happen, known.may_come, known.open_below, known.open_above})
    append(key, flag);
}

std::vector<int> facts_read(const Plan& plan, const PlanPart& part) {
  std::vector<int> facts = part.facts;
  for (const auto& edition : part.readings.front().editions) {
    if (!edition.alive()) continue;
    std::vector<NodeId> nodes = {edition.debt, edition.limit, edition.margin, edition.amount};
    for (const auto& bucket : edition.award) nodes.push_back(bucket.award);
    for (const NodeId node : nodes)
      if (node != no_node) collect_facts(plan, node, facts);
  }
  // An amount is bounded by what cannot be together.
  for (bool more = true; more;) {
    more = false;
    for (const NodeId constraint : plan.consistent()) {
      std::vector<int> bound;
      collect_facts(plan, constraint, bound);
      const auto has = [&](int fact) { return std::find(facts.begin(), facts.end(), fact) != facts.end(); };
      if (std::none_of(bound.begin(), bound.end(), has) || std::all_of(bound.begin(), bound.end(), has))
        continue;
      for (const int fact : bound)
        if (!has(fact)) facts.push_back(fact);
      more = true;
    }
  }
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

}  // namespace holdfast
