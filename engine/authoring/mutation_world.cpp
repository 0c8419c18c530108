#include "engine/authoring/mutation_world.hpp"

#include "engine/authoring/lone_rule.hpp"
#include "engine/ruleset/rule_reader.hpp"

namespace holdfast {

MutationWorld::MutationWorld(const Ruleset& ruleset, const Document& document, const Rule& rule)
    : document_(document), ours_(lone_rule(ruleset, rule)) {
  // A wait that is misread as a time limit asks whether the landlord will still act; nobody asked before.
  for (const auto& part : rule.parts)
    if (const auto* duty = std::get_if<Duty>(&part.block); duty != nullptr && !duty->tenant && duty->will < 0)
      ours_.vocabulary.add_deed(rule.id, part.name);
  theirs_ = ours_;
}

const Ruleset* MutationWorld::with(const Mutant& mutant) {
  auto rule = read(mutant.root);
  if (!rule) return nullptr;
  theirs_.rules.front() = std::move(*rule);
  return &theirs_;
}

Ruleset MutationWorld::both(const Mutant& mutant) const {
  Ruleset both = ours_;
  both.rules.clear();
  both.rules.push_back(*read(document_.root));
  both.rules.push_back(*read(mutant.root));
  return both;
}

std::optional<Rule> MutationWorld::read(const Node& root) const {
  Document changed;
  changed.name = document_.name;
  changed.root = root;
  const RuleContext context{ours_.vocabulary, ours_.places, ours_.tables, ours_.calendars};
  Diagnostics diagnostics;
  auto rule = read_rule(changed, context, Whose::own, diagnostics);
  return has_errors(diagnostics) ? std::nullopt : std::optional(std::move(rule));
}

}  // namespace holdfast
