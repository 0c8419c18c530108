// Mistakes in rules, each made in a copy of tests/fixtures/small.
#include <random>

#include "engine/ruleset/ruleset.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

std::vector<SourceFile> small() {
  return files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small");
}

struct Mistake {
  std::string file;
  std::string replace;
  std::string with;
};

Mistake read_mistake(const std::filesystem::path& path) {
  const auto document = read_yaml(bytes_of(path), path.filename().string(), Echo::allowed);
  if (!document) throw std::runtime_error(render(document.diagnostics()));
  return {document->root.find("file")->text, document->root.find("replace")->text,
          document->root.find("with")->text};
}

// False when there is nothing to replace: then the mistake's file is out of date.
bool make(const Mistake& mistake, std::vector<SourceFile>& files) {
  for (auto& file : files) {
    const auto at = file.path == mistake.file ? file.bytes.find(mistake.replace) : std::string::npos;
    if (at == std::string::npos) continue;
    file.bytes.replace(at, mistake.replace.size(), mistake.with);
    return true;
  }
  return false;
}

TEST(RejectedRules, TheFixtureItselfIsGood) {
  const auto result = load(small());
  EXPECT_TRUE(result) << render(result.diagnostics());
}

TEST(RejectedRules, EachMistakeGivesItsWholeMessage) {
  const auto paths = mistakes_in("rules");
  ASSERT_GE(paths.size(), 110U);
  for (const auto& path : paths) {
    auto files = small();
    ASSERT_TRUE(make(read_mistake(path), files)) << path << ": nothing to replace";
    const auto result = load(std::move(files));
    EXPECT_FALSE(result) << path;
    expect_message(path, render(result.diagnostics()));
  }
}

TEST(RejectedRules, WithoutPlacesAreRefusedAndNotRead) {
  for (const auto& [bytes, message] : std::vector<std::pair<std::string, std::string>>{
           {"us: [\n", "not-yaml"}, {"places: us\n", "no-places"}, {"", "empty-document"}}) {
    auto files = small();
    for (auto& file : files)
      if (file.path == "places.yaml") file.bytes = bytes;
    const auto result = load(std::move(files));
    ASSERT_FALSE(result) << bytes;
    EXPECT_EQ(result.diagnostics().size(), 1U) << render(result.diagnostics());
    EXPECT_EQ(result.diagnostics().front().code, message);
    EXPECT_EQ(result.diagnostics().front().span.file, "places.yaml");
  }
  auto files = small();
  std::erase_if(files, [](const SourceFile& file) { return file.path == "places.yaml"; });
  EXPECT_EQ(load(std::move(files)).diagnostics().front().code, "missing-file");
}

// A server reads rules while somebody edits them: whatever is left of a file, reading it comes to an end.
TEST(RejectedRules, NoDamageDoesMoreThanBeRefused) {
  std::mt19937 random(733);
  const auto good = small();
  std::size_t refused = 0;
  constexpr std::size_t rounds = 600;
  for (std::size_t i = 0; i < rounds; ++i) {
    auto files = good;
    auto& bytes = files[random() % files.size()].bytes;
    const auto at = bytes.empty() ? 0 : random() % bytes.size();
    switch (random() % 5) {
      case 0:
        bytes.resize(at);
        break;
      case 1:
        bytes.erase(at, random() % 60);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % (bytes.size() + 1), random() % 60));
        break;
      case 3:
        if (!bytes.empty()) bytes[at] = static_cast<char>(random());
        break;
      default: {
        const auto line = bytes.find('\n', at);
        if (line != std::string::npos) bytes.erase(line + 1, bytes.find('\n', line + 1) - line);
      }
    }
    refused += load(std::move(files)) ? 0U : 1U;
  }
  EXPECT_GT(refused, rounds / 3);
  EXPECT_LT(refused, rounds);
}

TEST(RejectedRules, TwentyMistakesAreAllFoundInOneRun) {
  const std::vector<std::string> names = {
      "unknown_fact",        "debt_is_not_money",   "condition_is_not_yes_or_no",
      "unknown_value",       "divisor_may_be_zero", "figure_without_source",
      "no_such_day",         "unknown_event",       "unknown_must",
      "unknown_ground",      "unknown_stage",       "unknown_effect",
      "unknown_consequence", "missing_key",         "unknown_kind",
      "duplicate_case",      "unknown_level",       "unknown_fact_in_consistent",
      "table_row_source",    "unknown_edition"};
  auto files = small();
  for (const auto& name : names) {
    const auto path = std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/rejected/rules" / (name + ".yaml");
    ASSERT_TRUE(make(read_mistake(path), files)) << path;
  }
  const auto result = load(std::move(files));
  EXPECT_FALSE(result);
  EXPECT_EQ(result.diagnostics().size(), names.size()) << render(result.diagnostics());
}

}  // namespace
}  // namespace holdfast
