// The files of rules as they were written, beside what was read from them: where a thing stands, and what a
// changed file would say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

class RuleFiles {
 public:
  // `files` are those of a ruleset that loaded; what is no rule is left aside.
  explicit RuleFiles(const std::vector<SourceFile>& files);

  // Null where the ruleset has no such rule. What other rules lay into it, because they displace it, is
  // there.
  const Document* find(const std::string& rule) const;

 private:
  std::vector<Document> documents_;
};

// What stands at the JSON Pointer; null where nothing does.
const Node* node_at(const Node& root, std::string_view pointer);

// The line of the nearest thing at or above the pointer; 0 where not even its first step is there.
int line_at(const Document& document, std::string_view pointer);

}  // namespace holdfast
