// The shipped rules with a reform, given as text, switched on.
#pragma once

#include <gtest/gtest.h>

#include "engine/plan/plan.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {

inline std::vector<SourceFile> shipped_files() {
  return files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
}

// Rules and their plan, which refers to them.
struct ReformedRules {
  // `reform`: a file whose id is `try`.
  explicit ReformedRules(const std::string& reform, Day from = first_day)
      : ReformedRules(LoadOptions{{{"try.yaml", reform}}, {{"try", from}}, {}}) {}
  explicit ReformedRules(const LoadOptions& options) : ruleset(loaded(options)), plan(ruleset) {}
  ReformedRules(const ReformedRules&) = delete;
  ReformedRules& operator=(const ReformedRules&) = delete;

  static Ruleset loaded(const LoadOptions& options) {
    auto result = load(shipped_files(), options);
    if (!result) throw std::runtime_error(render(result.diagnostics()));
    return std::move(*result);
  }

  const Ruleset ruleset;
  const Plan plan;
};

}  // namespace holdfast
