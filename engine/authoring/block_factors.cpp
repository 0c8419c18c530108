#include "engine/authoring/block_factors.hpp"

#include <algorithm>

namespace holdfast {
namespace {

void add_leaves(const Conditions& conditions, std::vector<Factor>& factors) {
  if (conditions.kind != Conditions::Kind::leaf) {
    for (const auto& part : conditions.parts) add_leaves(part, factors);
    return;
  }
  const auto count = std::count_if(factors.begin(), factors.end(),
                                   [](const Factor& one) { return one.kind == Factor::Kind::leaf; });
  factors.push_back(
      {Factor::Kind::leaf, static_cast<std::size_t>(count), conditions.name, conditions.pointer});
}

}  // namespace

BlockFactors::BlockFactors(const Part& part, Lowering& lower)
    : part_(part),
      lower_(lower),
      covers_(std::get_if<Covers>(&part.block)),
      relief_(std::get_if<Relief>(&part.block)),
      duty_(std::get_if<Duty>(&part.block)) {
  if (covers_ != nullptr && covers_->season) all_.push_back({Factor::Kind::season, 0, "season", "/season"});
  if (conditions() != nullptr) add_leaves(*conditions(), all_);
  if (covers_ != nullptr)
    for (std::size_t i = 0; i < covers_->deeds.size(); ++i)
      all_.push_back({Factor::Kind::deed, i, covers_->deeds[i].name, covers_->deeds[i].pointer});
}

const Conditions* BlockFactors::conditions() const {
  return covers_ != nullptr   ? &covers_->who
         : relief_ != nullptr ? &relief_->eligible
         : met()              ? &*duty_->met
                              : nullptr;
}

NodeId BlockFactors::node_of(const Factor& factor, const Edition& edition) const {
  switch (factor.kind) {
    case Factor::Kind::season:
      return edition.season;
    case Factor::Kind::leaf:
      return edition.conditions[factor.index];
    case Factor::Kind::deed:
      return edition.deeds[factor.index];
  }
  return no_node;
}

// The conditions as the edition has them, with one leaf replaced.
NodeId BlockFactors::tree(const Conditions& of, const Edition& edition, std::size_t& leaf,
                          const Factor* replaced, NodeId by) {
  if (of.kind == Conditions::Kind::leaf) {
    const std::size_t at = leaf++;
    const NodeId node = edition.conditions[at];
    const bool this_one =
        replaced != nullptr && replaced->kind == Factor::Kind::leaf && replaced->index == at;
    return node != no_node && this_one ? by : node;
  }
  std::vector<NodeId> all;
  for (const auto& part : of.parts)
    if (const NodeId node = tree(part, edition, leaf, replaced, by); node != no_node) all.push_back(node);
  if (all.empty()) return no_node;
  return of.kind == Conditions::Kind::all_of ? lower_.both(std::move(all)) : lower_.either(std::move(all));
}

NodeId BlockFactors::block(const Edition& edition, const Factor* replaced, NodeId by) {
  if (conditions() == nullptr) return edition.breach != no_node ? edition.breach : edition.barred;
  std::vector<NodeId> all;
  const auto add = [&](const Factor::Kind kind, std::size_t index, NodeId node) {
    if (node == no_node) return;
    all.push_back(replaced != nullptr && replaced->kind == kind && replaced->index == index ? by : node);
  };
  add(Factor::Kind::season, 0, edition.season);
  // What the law leaves open elsewhere does not hide that a factor decides nothing.
  if (replaced == nullptr && edition.cause != no_node) all.push_back(edition.cause);
  if (replaced == nullptr && edition.open != no_node) all.push_back(edition.open);
  std::size_t leaf = 0;
  if (const NodeId node = tree(*conditions(), edition, leaf, replaced, by); node != no_node)
    all.push_back(node);
  if (covers_ != nullptr)
    for (std::size_t i = 0; i < edition.deeds.size(); ++i) add(Factor::Kind::deed, i, edition.deeds[i]);
  return all.empty() ? lower_.constant(Truth::yes) : lower_.both(std::move(all));
}

NodeId BlockFactors::who(const Edition& edition) {
  if (std::holds_alternative<ProtectedDebt>(part_.block)) return lower_.constant(Truth::yes);
  if (relief_ == nullptr) return block(edition);
  std::size_t leaf = 0;
  const NodeId node = tree(*conditions(), edition, leaf, nullptr, no_node);
  return node == no_node ? lower_.constant(Truth::yes) : node;
}

}  // namespace holdfast
