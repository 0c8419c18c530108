// The facts that nodes read, and those that impossibilities bind to them.
#pragma once

#include <set>
#include <vector>

#include "engine/plan/plan.hpp"

namespace holdfast {

class FactsRead {
 public:
  explicit FactsRead(const Plan& plan) : plan_(plan) {}

  void add(NodeId node);  // `no_node` reads nothing
  void add_fact(int fact) { facts_.insert(fact); }

  // Adds what the vocabulary's impossibilities bind to the facts that are there, directly or through one
  // another; returns those impossibilities.
  std::vector<NodeId> bind();

  bool contains(int fact) const { return facts_.count(fact) != 0; }
  std::vector<int> facts() const { return {facts_.begin(), facts_.end()}; }  // by number, in order

 private:
  const Plan& plan_;
  std::set<NodeId> seen_;
  std::set<int> facts_;
};

}  // namespace holdfast
