#include "engine/document/document.hpp"

namespace holdfast {

const Node* Node::find(std::string_view key) const {
  for (const auto& member : members)
    if (member.key.text == key) return &member.value;
  return nullptr;
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
