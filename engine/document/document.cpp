#include "engine/document/document.hpp"

#include <algorithm>

namespace holdfast {

const Node* Node::find(std::string_view key) const {
  for (const auto& member : members)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

bool same_text(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_text) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    [](const Member& x, const Member& y) {
                      return x.key.text == y.key.text && same_text(x.value, y.value);
                    });
}

Diagnostic Document::error(const Node& node, std::string pointer, std::string code, std::string message,
                           std::string help) const {
  Diagnostic d;
  d.code = std::move(code);
  const auto* other = node.origin == 0 ? nullptr : &others[static_cast<std::size_t>(node.origin) - 1];
  const auto& text = other == nullptr ? lines : other->lines;
  d.span = {other == nullptr ? name : other->name, node.line, node.column, node.length};
  d.pointer = std::move(pointer);
  d.message = std::move(message);
  d.help = std::move(help);
  const auto line = static_cast<std::size_t>(node.line);
  if (echo == Echo::allowed && node.line > 0 && line <= text.size()) d.excerpt = text[line - 1];
  return d;
}

}  // namespace holdfast
