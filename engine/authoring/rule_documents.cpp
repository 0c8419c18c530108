#include "engine/authoring/rule_documents.hpp"

#include "engine/ruleset/displacing.hpp"

namespace holdfast {
RuleDocuments::RuleDocuments(const std::vector<SourceFile>& files) {
  for (const auto& file : files) {
    if (!file.path.ends_with(".yaml")) continue;
    auto read = read_yaml(file.bytes, file.path, Echo::allowed);
    if (read && read->root.find("rule") != nullptr) documents_.push_back(std::move(*read));
  }
  Diagnostics none;  // the ruleset loaded
  displace_rules(documents_, none);
}

const Document* RuleDocuments::find(const std::string& rule) const {
  for (const auto& document : documents_)
    if (document.root.find("rule")->text == rule) return &document;
  return nullptr;
}

}  // namespace holdfast
