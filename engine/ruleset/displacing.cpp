#include "engine/ruleset/displacing.hpp"

#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

void displace(std::vector<Document>& documents, const Document& by, const Node& entry,
              const std::string& pointer, Diagnostics& diagnostics) {
  const Node* rule = entry.find("rule");
  const bool backed = entry.find("source") != nullptr || entry.find("not_verified") != nullptr;
  if (rule == nullptr || !backed) return;  // told where the rule itself is read
  Document* target = nullptr;
  std::vector<std::string> ids;
  for (auto& document : documents) {
    const Node* id = document.root.find("rule");
    if (id == nullptr || !id->is_scalar()) continue;
    ids.push_back(id->text);
    if (ids.back() == rule->text) target = &document;
  }
  Reader reader(by, diagnostics);
  if (target == nullptr) {
    reader.error(*rule, pointer_join(pointer, "rule"), "unknown-rule", "no rule `" + rule->text + "`",
                 did_you_mean(rule->text, ids));
    return;
  }
  Node condition = entry;
  std::erase_if(condition.members, [](const Member& member) {
    return member.key.text == "rule" || member.key.text == "grounds" || member.key.text == "source";
  });
  const auto scalar = [&](const std::string& text) {
    Node node = *rule;
    node.text = text;
    return node;
  };
  std::string when;
  if (const Node* grounds = entry.find("grounds"))
    for (const auto& ground : grounds->items)
      when += (when.empty() ? "" : " or ") + ("eviction_grounds includes \"" + ground.text + "\"");
  condition.members.push_back({scalar("when"), scalar(when.empty() ? "true" : when)});
  const auto& id = by.root.find("rule")->text;
  if (const Node* source = entry.find("source")) {
    const Node* sources = by.root.find("sources");
    const Node* cited = sources == nullptr ? nullptr : sources->find(source->text);
    for (auto& member : target->root.members)
      if (member.key.text == "sources" && cited != nullptr)
        member.value.members.push_back({scalar("displaced_by_" + id), *cited});
    condition.members.push_back({scalar("source"), scalar("displaced_by_" + id)});
  }
  Node* exempt = nullptr;
  for (auto& member : target->root.members)
    if (member.key.text == "exempt") exempt = &member.value;
  if (exempt == nullptr) {
    Node empty = entry;
    empty.members.clear();
    target->root.members.push_back({scalar("exempt"), std::move(empty)});
    exempt = &target->root.members.back().value;
  }
  exempt->members.push_back({scalar("displaced_by_" + id), std::move(condition)});
}

}  // namespace

void displace_rules(std::vector<Document>& documents, Diagnostics& diagnostics) {
  for (const auto& by : documents)
    if (const Node* list = by.root.find("rule") == nullptr ? nullptr : by.root.find("displaces"))
      for (std::size_t i = 0; i < list->items.size(); ++i)
        displace(documents, by, list->items[i], pointer_join("/displaces", std::to_string(i)), diagnostics);
}

}  // namespace holdfast
