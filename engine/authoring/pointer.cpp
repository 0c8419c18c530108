#include "engine/authoring/pointer.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace holdfast {
namespace {

std::string unescaped(std::string_view segment) {
  std::string text;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] == '~' && i + 1 < segment.size()) {
      text += segment[++i] == '1' ? '/' : '~';
      continue;
    }
    text += segment[i];
  }
  return text;
}

std::optional<Place> step(const Node& node, const std::string& segment) {
  if (node.is_mapping()) {
    for (const auto& member : node.members)
      if (member.key.text == segment) return Place{&member.key, &member.value, true};
    return std::nullopt;
  }
  if (!node.is_sequence() || segment.empty() ||
      !std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const auto index = static_cast<std::size_t>(std::stoul(segment));
  if (index >= node.items.size()) return std::nullopt;
  return Place{&node.items[index], &node.items[index], true};
}

}  // namespace

Place follow(const Node& root, std::string_view pointer) {
  Place last{&root, &root, true};
  while (!pointer.empty()) {
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    const auto next = step(*last.value, unescaped(pointer.substr(1, end - 1)));
    if (!next) {
      last.whole = false;
      return last;
    }
    last = *next;
    pointer.remove_prefix(end);
  }
  return last;
}

const Node* node_at(const Node& root, std::string_view pointer) {
  const auto found = follow(root, pointer);
  return found.whole ? found.value : nullptr;
}

int line_at(const Document& document, std::string_view pointer) {
  const auto found = follow(document.root, pointer);
  return found.shown == &document.root ? 0 : found.shown->line;
}

}  // namespace holdfast
