#include "engine/columns/known_key.hpp"

#include <algorithm>

#include "engine/plan/facts_read.hpp"

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
  append(key, known.listed->sets.size());
  for (const auto set : known.listed->sets) append(key, set);
  for (const bool flag :
       {known.may_happen, known.may_not_happen, known.may_come, known.open_below, known.open_above})
    append(key, flag);
}

std::vector<int> facts_read(const Plan& plan, const PlanPart& part) {
  FactsRead read(plan);
  for (const int fact : part.facts) read.add_fact(fact);
  for (const auto& edition : part.readings.front().editions) {
    if (!edition.alive()) continue;
    for (const NodeId node : {edition.debt, edition.limit, edition.margin, edition.amount}) read.add(node);
    for (const auto& bucket : edition.award) read.add(bucket.award);
  }
  read.bind();  // an amount is bounded by what cannot be together
  return read.facts();
}

}  // namespace holdfast
