#include "engine/ruleset/overlay.hpp"

#include <algorithm>
#include <array>

namespace holdfast {
namespace {

Node scalar_at(const Node& place, std::string text) {
  Node node;
  node.text = std::move(text);
  node.line = place.line;
  node.column = place.column;
  node.length = place.length;
  node.origin = place.origin;
  return node;
}

// Blocks whose members have names that their authors chose: a new one would change nothing by itself.
constexpr std::array<std::string_view, 12> named_by_authors = {
    "figures", "definitions", "exempt",   "unsettled", "sources", "bands",
    "rounds",  "award",       "least_of", "all_of",    "any_of",  "none_of"};

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

void set_path(Reader& reader, const Node& key, const std::string& pointer, const Node& value, Node& root) {
  Node* node = &root;
  std::string_view rest = key.text;
  std::string_view inside;
  while (true) {
    const auto dot = rest.find('.');
    const std::string step(rest.substr(0, dot));
    Node* next = find_in(*node, step);
    const bool by_author =
        std::find(named_by_authors.begin(), named_by_authors.end(), inside) != named_by_authors.end();
    // A step that the rule leaves unsaid may be said; whether it is one, the rule's readers know.
    if (next == nullptr && dot == std::string_view::npos && node->is_mapping() && node != &root &&
        !by_author) {
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
    inside = rest.substr(0, dot);
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace

Node status_event(const Node& key, const Node& event, const std::string& date, const std::string& why) {
  Node node;
  node.kind = Node::Kind::mapping;
  node.line = key.line;
  node.column = key.column;
  node.origin = key.origin;
  node.members.push_back({scalar_at(key, "date"), scalar_at(event, date)});
  node.members.push_back({scalar_at(key, "event"), event});
  node.members.push_back({scalar_at(key, "not_verified"), scalar_at(event, why)});
  return node;
}

void insert_event(Node& history, Node event) {
  const auto date = [](const Node& item) {
    const Node* node = item.find("date");
    if (node != nullptr && node->is_mapping()) node = node->find("earliest");
    return node == nullptr || node->text == "earlier" ? std::string() : node->text;
  };
  const auto ours = date(event);
  const auto at = std::find_if(history.items.begin(), history.items.end(),
                               [&](const Node& item) { return date(item) > ours; });
  history.items.insert(at, std::move(event));
}

Node* find_path(Node& root, std::string_view path) {
  Node* node = &root;
  while (node != nullptr) {
    const auto dot = path.find('.');
    node = find_in(*node, path.substr(0, dot));
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  return node;
}

void apply_changes(Reader& reader, const Node& changes, const std::string& pointer, const std::string& from,
                   const std::vector<std::string>& tables, Overlay& overlay) {
  for (const auto& member : changes.members) {
    const auto& key = member.key.text;
    const auto at = pointer_join(pointer, key);
    if (key == "status") {
      if (Node* history = find_in(overlay.root, "history"))
        insert_event(*history, status_event(member.key, member.value, from, "the other reading"));
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
