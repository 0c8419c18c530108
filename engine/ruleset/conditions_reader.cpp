#include "engine/ruleset/conditions_reader.hpp"

namespace holdfast {
namespace {

std::optional<Conditions> read_leaf(RuleText& text, const Node& node, const std::string& pointer,
                                    const std::string& name) {
  Conditions leaf;
  leaf.name = name;
  leaf.pointer = pointer;
  Fields fields(text.reader, node, pointer, "a condition");
  if (!fields.usable()) return std::nullopt;
  const Node* when = fields.required("when");
  if (const Node* from = fields.optional("from"))
    leaf.from = read_from(text.steps(), *from, fields.at("from"));
  if (const Node* through = fields.optional("through"))
    leaf.through = read_law_day(text.reader, *through, fields.at("through")).value_or(leaf.through);
  leaf.backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(node, pointer, leaf.backing, "");
  if (when == nullptr) return std::nullopt;
  auto expression = read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
  if (!expression) return std::nullopt;
  leaf.when = std::move(*expression);
  return leaf;
}

}  // namespace

std::optional<Conditions> read_conditions(RuleText& text, const Node& node, const std::string& pointer,
                                          const std::string& name) {
  const Node* all = node.find("all_of");
  const Node* any = node.find("any_of");
  if (all == nullptr && any == nullptr) return read_leaf(text, node, pointer, name);
  Conditions group;
  group.name = name;
  group.pointer = pointer;
  group.kind = all != nullptr ? Conditions::Kind::all_of : Conditions::Kind::any_of;
  Fields fields(text.reader, node, pointer, "a group of conditions");
  const Node& members = *fields.required(all != nullptr ? "all_of" : "any_of");
  fields.finish();
  const auto at = fields.at(all != nullptr ? "all_of" : "any_of");
  if (!members.is_mapping() || members.members.empty()) {
    text.reader.error(members, at, "wrong-shape", "expected conditions as a mapping of names to conditions");
    return std::nullopt;
  }
  bool whole = true;
  for (const auto& member : members.members) {
    auto part = read_conditions(text, member.value, pointer_join(at, member.key.text), member.key.text);
    whole = whole && part.has_value();
    if (part) group.parts.push_back(std::move(*part));
  }
  return whole ? std::optional(std::move(group)) : std::nullopt;
}

}  // namespace holdfast
