// The rules of this repository, loaded once for a test program.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

inline std::vector<SourceFile> files_in(const std::filesystem::path& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(folder).generic_string(),
                     {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}});
  }
  return files;
}

inline const Ruleset& shipped_rules() {
  static const Ruleset ruleset = [] {
    auto result = load(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules"));
    if (!result) throw std::runtime_error(render(result.diagnostics()));
    return std::move(*result);
  }();
  return ruleset;
}

}  // namespace holdfast
