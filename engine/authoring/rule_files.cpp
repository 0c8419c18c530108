#include "engine/authoring/rule_files.hpp"

#include <charconv>

#include "engine/ruleset/displacing.hpp"

namespace holdfast {
namespace {

std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    text += !escape ? step[i] : step[i + 1] == '1' ? '/' : '~';
    if (escape) ++i;
  }
  return text;
}

// One step down; null where it leads nowhere. `line`, where it leads somewhere, is that of the key.
const Node* below(const Node& node, std::string_view step, int& line) {
  if (node.is_sequence()) {
    std::size_t index = node.items.size();
    std::from_chars(step.data(), step.data() + step.size(), index);
    if (index >= node.items.size()) return nullptr;
    line = node.items[index].line;
    return &node.items[index];
  }
  const auto key = unescaped(step);
  for (const auto& member : node.members)
    if (member.key.text == key) {
      line = member.key.line;
      return &member.value;
    }
  return nullptr;
}

// Follows the pointer as far as it leads; null where it leads nowhere.
const Node* follow(const Node& root, std::string_view pointer, int& line) {
  const Node* node = &root;
  while (node != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    node = below(*node, pointer.substr(0, end), line);
    pointer.remove_prefix(end);
  }
  return node;
}

}  // namespace

RuleFiles::RuleFiles(const std::vector<SourceFile>& files) {
  for (const auto& file : files) {
    if (!file.path.ends_with(".yaml")) continue;
    auto read = read_yaml(file.bytes, file.path, Echo::allowed);
    if (read && read->root.find("rule") != nullptr) documents_.push_back(std::move(*read));
  }
  Diagnostics none;  // the ruleset loaded
  displace_rules(documents_, none);
}

const Document* RuleFiles::find(const std::string& rule) const {
  for (const auto& document : documents_)
    if (document.root.find("rule")->text == rule) return &document;
  return nullptr;
}

const Node* node_at(const Node& root, std::string_view pointer) {
  int line = 0;
  return follow(root, pointer, line);
}

int line_at(const Document& document, std::string_view pointer) {
  int line = 0;
  follow(document.root, pointer, line);
  return line;
}

}  // namespace holdfast
