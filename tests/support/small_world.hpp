// The small fixture, with one of its rules in other words.
#pragma once

#include <gtest/gtest.h>

#include "engine/authoring/rule_documents.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {

struct SmallWorld {
  std::vector<SourceFile> files;
  Ruleset ruleset;
  const Rule& rule(const std::string& name = "us/xx/rent-threshold") const {
    return *ruleset.find_rule(name);
  }
  RuleDocuments rule_files() const { return RuleDocuments(files); }
};

// `from` in the rule's file is `to` there; each is found once.
using Change = std::pair<std::string, std::string>;

inline SmallWorld small_world(const std::vector<Change>& changes = {},
                              const std::string& file = "us/xx/rent-threshold.yaml") {
  SmallWorld world;
  world.files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small");
  for (auto& one : world.files)
    for (const auto& [from, to] : changes) {
      if (one.path != file) continue;
      const auto at = one.bytes.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      if (at != std::string::npos) one.bytes.replace(at, from.size(), to);
    }
  auto loaded = load(world.files);
  if (!loaded) throw std::runtime_error(render(loaded.diagnostics()));
  world.ruleset = std::move(*loaded);
  return world;
}

}  // namespace holdfast
