// What a block turns on, and what it would say with one of these so, or not so. Inside this folder only.
#pragma once

#include <string>
#include <vector>

#include "engine/plan/lower.hpp"

namespace holdfast {

// A season, a condition, a deed.
struct Factor {
  enum class Kind { season, leaf, deed } kind = Kind::leaf;
  std::size_t index = 0;  // among those of its kind
  std::string name;
  std::string pointer;
};

class BlockFactors {
 public:
  BlockFactors(const Part& part, Lowering& lower);

  const std::vector<Factor>& all() const { return all_; }
  // no_node on days on which it is not there.
  NodeId node_of(const Factor& factor, const Edition& edition) const;

  // What the block says, with one of its factors replaced. Of conditions that a landlord must meet: that they
  // are.
  NodeId block(const Edition& edition, const Factor* replaced = nullptr, NodeId by = no_node);
  // Whom it is for, on whatever day: a program that is closed is no mistake, nor is one that protects no
  // month.
  NodeId who(const Edition& edition);

  // Conditions that a landlord must meet: the rule helps where the block is not so.
  bool met() const { return duty_ != nullptr && duty_->met.has_value(); }

 private:
  const Conditions* conditions() const;
  NodeId tree(const Conditions& of, const Edition& edition, std::size_t& leaf, const Factor* replaced,
              NodeId by);

  const Part& part_;
  Lowering& lower_;
  const Covers* covers_;
  const Relief* relief_;
  const Duty* duty_;
  std::vector<Factor> all_;
};

}  // namespace holdfast
