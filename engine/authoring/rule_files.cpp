#include "engine/authoring/rule_files.hpp"

#include <algorithm>

#include "engine/authoring/pointer.hpp"

namespace holdfast {

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
    d = file->error(*follow(file->root, pointer).shown, pointer, std::move(code), std::move(message),
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
