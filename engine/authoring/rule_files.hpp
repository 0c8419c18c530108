// The files of a ruleset as they are written, to point into them: a loaded rule knows the pointers of what it
// says, and not where on a page they lie.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

class RuleFiles {
 public:
  // `files` outlives it. They have loaded, so that each can be read.
  explicit RuleFiles(const std::vector<SourceFile>& files) : files_(files) {}

  const std::vector<SourceFile>& all() const { return files_; }

  // Of the files that begin so, in order.
  std::vector<std::string> paths(std::string_view start) const;

  // Null where there is no such file, or it is no YAML.
  const Document* document(std::string_view path);

  // At what the pointer leads to: the name of a member, or an item. Where it leads nowhere, at the nearest
  // above it.
  Diagnostic at(const std::string& path, const std::string& pointer, Severity severity, std::string code,
                std::string message, std::string help);

 private:
  const std::vector<SourceFile>& files_;
  std::map<std::string, std::optional<Document>, std::less<>> read_;
};

}  // namespace holdfast
