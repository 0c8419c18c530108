// The documents that rules were read from, beside the rules: where a thing stands, and what a changed text
// would say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/pointer.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

class RuleDocuments {
 public:
  // `files` are those of a ruleset that loaded; what is no rule is left aside.
  explicit RuleDocuments(const std::vector<SourceFile>& files);

  // Null where the ruleset has no such rule. What other rules lay into it, because they displace it, is
  // there.
  const Document* find(const std::string& rule) const;

 private:
  std::vector<Document> documents_;
};

}  // namespace holdfast
