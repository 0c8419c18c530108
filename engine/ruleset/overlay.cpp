#include "engine/ruleset/overlay.hpp"

#include <algorithm>

namespace holdfast {
namespace {

Node scalar_at(const Node& place, std::string text) {
  Node node;
  node.text = std::move(text);
  node.line = place.line;
  node.column = place.column;
  node.length = place.length;
  return node;
}

Node* find_in(Node& node, std::string_view key) {
  for (auto& member : node.members)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

std::vector<std::string> keys_of(const Node& node) {
  std::vector<std::string> keys;
  for (const auto& member : node.members) keys.push_back(member.key.text);
  return keys;
}

// What stands at `path` in `root`, or an error at `key` that names the nearest.
void set_path(Reader& reader, const Node& key, const std::string& pointer, const Node& value, Node& root) {
  Node* node = &root;
  std::string_view rest = key.text;
  while (true) {
    const auto dot = rest.find('.');
    const std::string step(rest.substr(0, dot));
    Node* next = find_in(*node, step);
    // A step that the rule leaves unsaid may be said; whether it is one, the rule's readers know.
    if (next == nullptr && dot == std::string_view::npos && node->is_mapping() && node != &root) {
      node->members.push_back({scalar_at(key, step), value});
      return;
    }
    if (next == nullptr) {
      reader.error(key, pointer, "unknown-path", "the rule has no `" + step + "` to change here",
                   did_you_mean(step, keys_of(*node)));
      return;
    }
    if (dot == std::string_view::npos) {
      if (value.is_scalar() && value.text == "left_out")
        std::erase_if(node->members, [&](const Member& member) { return member.key.text == step; });
      else
        *next = value;
      return;
    }
    node = next;
    rest.remove_prefix(dot + 1);
  }
}

void set_status(const Node& key, const Node& value, const std::string& from, Node& root) {
  Node event;
  event.kind = Node::Kind::mapping;
  event.line = key.line;
  event.column = key.column;
  event.members.push_back({scalar_at(key, "date"), scalar_at(value, from)});
  event.members.push_back({scalar_at(key, "event"), value});
  event.members.push_back({scalar_at(key, "not_verified"), scalar_at(value, "the other reading")});
  if (Node* history = find_in(root, "history")) history->items.push_back(std::move(event));
}

}  // namespace

void apply_changes(Reader& reader, const Node& changes, const std::string& pointer, const std::string& from,
                   const std::vector<std::string>& tables, Overlay& overlay) {
  for (const auto& member : changes.members) {
    const auto& key = member.key.text;
    const auto at = pointer_join(pointer, key);
    if (key == "status") {
      set_status(member.key, member.value, from, overlay.root);
    } else if (std::find(tables.begin(), tables.end(), key) != tables.end()) {
      const auto& text = member.value.text;
      if (text.starts_with(key + "."))
        overlay.table_editions[key] = text.substr(key.size() + 1);
      else
        reader.error(member.value, at, "unknown-edition", "expected an edition of the table `" + key + "`",
                     "write it like `" + key + ".as_first_published`");
    } else {
      set_path(reader, member.key, at, member.value, overlay.root);
    }
  }
}

}  // namespace holdfast
