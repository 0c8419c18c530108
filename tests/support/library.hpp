// A folder of rules as its author's tools see it: loaded, with its cases run, in words.
#pragma once

#include <algorithm>
#include <memory>

#include "engine/authoring/packet.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {

struct Library {
  std::vector<SourceFile> files;
  std::unique_ptr<const Ruleset> ruleset;
  std::vector<RuleWords> rules;

  explicit Library(std::vector<SourceFile> all) : files(std::move(all)) {
    auto result = load(files);
    if (!result) throw std::runtime_error(render(result.diagnostics()));
    ruleset = std::make_unique<const Ruleset>(std::move(*result));
    const Plan plan(*ruleset);
    Explorer explorer(plan);
    Reformed reformed(files);
    results = run_cases(plan, explorer, "", &reformed);
    for (const auto& rule : ruleset->rules) rules.push_back(words(rule.id, rule.file));
    for (const auto& reform : ruleset->reforms) rules.push_back(words(reform.id, reform.file));
  }

  const RuleWords& rule(const std::string& id) const {
    return *std::find_if(rules.begin(), rules.end(), [&](const RuleWords& one) { return one.id == id; });
  }

  Document document(const std::string& file) const {
    const auto source =
        std::find_if(files.begin(), files.end(), [&](const SourceFile& one) { return one.path == file; });
    return std::move(*read_yaml(source->bytes, file, Echo::allowed));
  }

  std::vector<CaseResult> results;

 private:
  RuleWords words(const std::string& id, const std::string& file) const {
    std::vector<CaseResult> own;
    std::copy_if(results.begin(), results.end(), std::back_inserter(own),
                 [&](const CaseResult& one) { return one.rule == id; });
    return *rule_words(*ruleset, id, document(file), own);
  }
};

inline const Library& shipped_library() {
  static const Library library(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules"));
  return library;
}

inline std::vector<SourceFile> small_files() {
  return files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small");
}

inline SourceFile& file_of(std::vector<SourceFile>& files, const std::string& path) {
  return *std::find_if(files.begin(), files.end(), [&](const SourceFile& one) { return one.path == path; });
}

// Every `from` in the file becomes `to`; there is one at least.
inline void change(SourceFile& file, const std::string& from, const std::string& to) {
  if (file.bytes.find(from) == std::string::npos) throw std::runtime_error("nothing to change: " + from);
  for (auto at = file.bytes.find(from); at != std::string::npos; at = file.bytes.find(from, at + to.size()))
    file.bytes.replace(at, from.size(), to);
}

}  // namespace holdfast
