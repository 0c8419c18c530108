#include "engine/authoring/rule_files.hpp"

#include <algorithm>

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

struct Step {
  const Node* shown = nullptr;  // a member's name, or an item
  const Node* value = nullptr;
};

std::optional<Step> step(const Node& node, const std::string& segment) {
  if (node.is_mapping()) {
    for (const auto& member : node.members)
      if (member.key.text == segment) return Step{&member.key, &member.value};
    return std::nullopt;
  }
  if (!node.is_sequence() || segment.empty() ||
      !std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const auto index = static_cast<std::size_t>(std::stoul(segment));
  if (index >= node.items.size()) return std::nullopt;
  return Step{&node.items[index], &node.items[index]};
}

// As far as the pointer leads; `whole` says whether that is all the way.
Step follow(const Node& root, std::string_view pointer, bool& whole) {
  Step last{&root, &root};
  whole = true;
  while (!pointer.empty()) {
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    const auto next = step(*last.value, unescaped(pointer.substr(1, end - 1)));
    if (!next) {
      whole = false;
      return last;
    }
    last = *next;
    pointer.remove_prefix(end);
  }
  return last;
}

}  // namespace

const Node* find(const Node& root, std::string_view pointer) {
  bool whole = false;
  const auto last = follow(root, pointer, whole);
  return whole ? last.value : nullptr;
}

std::vector<std::string> RuleFiles::paths(std::string_view start) const {
  std::vector<std::string> some;
  for (const auto& file : files_)
    if (file.path.starts_with(start)) some.push_back(file.path);
  std::sort(some.begin(), some.end());
  return some;
}

const Document* RuleFiles::document(std::string_view path) {
  const auto known = read_.find(path);
  if (known != read_.end()) return known->second ? &*known->second : nullptr;
  auto& slot = read_[std::string(path)];
  for (const auto& file : files_) {
    if (file.path != path || !path.ends_with(".yaml")) continue;
    if (auto document = read_yaml(file.bytes, file.path, Echo::allowed)) slot = std::move(*document);
  }
  return slot ? &*slot : nullptr;
}

Diagnostic RuleFiles::at(const std::string& path, const std::string& pointer, Severity severity,
                         std::string code, std::string message, std::string help) {
  Diagnostic d;
  if (const auto* file = document(path)) {
    bool whole = false;
    d = file->error(*follow(file->root, pointer, whole).shown, pointer, std::move(code), std::move(message),
                    std::move(help));
  } else {
    d.code = std::move(code);
    d.span.file = path;
    d.pointer = pointer;
    d.message = std::move(message);
    d.help = std::move(help);
  }
  d.severity = severity;
  return d;
}

}  // namespace holdfast
