// Every example of the language reference is a whole file that loads and whose cases pass, or stands in the
// fixture.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/authoring/cases.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

const std::filesystem::path root = HOLDFAST_SOURCE_DIR;

std::vector<std::string> examples() {
  const auto text = bytes_of(root / "rules/README.md");
  const std::string open = "```yaml\n";
  std::vector<std::string> all;
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    all.push_back(text.substr(at, text.find("```", at) - at));
  }
  return all;
}

// The world of the small fixture, without its rules.
std::vector<SourceFile> world() {
  auto files = files_in(root / "tests/fixtures/small");
  std::erase_if(files, [](const SourceFile& file) { return file.path.starts_with("us/"); });
  return files;
}

// A text file with the one key: a rule's id has slashes and no dots, so each part between dots is a level.
SourceFile words(const std::string& language, const std::string& key, std::size_t number) {
  std::string lines;
  std::string indent;
  for (std::size_t at = 0; at <= key.size();) {
    const auto dot = std::min(key.find('.', at), key.size());
    lines += indent + key.substr(at, dot - at) + ":" + (dot == key.size() ? " word" : "") + "\n";
    indent += "  ";
    at = dot + 1;
  }
  return {"text/" + language + "/" + std::to_string(number) + ".yaml",
          "language: " + language + "\nreviewed_by: nobody yet\n" + lines};
}

Result<Ruleset> load_example(const std::string& example) {
  const auto id = example.substr(6, example.find_first_of(" \n", 6) - 6);
  auto files = world();
  files.push_back({id + ".yaml", example});
  while (true) {
    auto result = load(files);
    std::vector<std::string> missing;
    for (const auto& one : result.diagnostics()) {
      if (one.code != "text-missing" || !one.message.starts_with("no language")) continue;
      const auto from = one.message.find("text `") + 6;
      missing.push_back(one.message.substr(from, one.message.rfind('`') - from));
    }
    if (missing.empty()) return result;
    for (const auto& key : missing)  // what an example is called is not what it is about
      for (const char* language : {"en", "es"}) files.push_back(words(language, key, files.size()));
  }
}

TEST(Reference, EachExampleLoadsAndItsCasesPass) {
  int rules = 0;
  for (const auto& example : examples()) {
    if (!example.starts_with("rule: ")) continue;
    ++rules;
    const auto ruleset = load_example(example);
    ASSERT_TRUE(ruleset) << render(ruleset.diagnostics());
    const Plan plan(*ruleset);
    Explorer explorer(plan);
    const auto results = run_cases(plan, explorer);
    EXPECT_FALSE(results.empty());
    for (const auto& result : results)
      for (const auto& difference : result.differences)
        ADD_FAILURE() << result.rule << ": " << result.name << ": " << difference;
  }
  EXPECT_GE(rules, 7);
}

TEST(Reference, EachReformFitsTheFixture) {
  int reforms = 0;
  for (const auto& example : examples()) {
    if (!example.starts_with("reform: ")) continue;
    ++reforms;
    const auto id = example.substr(8, example.find('\n') - 8);
    const auto result =
        load(files_in(root / "tests/fixtures/small"), {{{"reform.yaml", example}}, {{id, first_day}}, {}});
    EXPECT_TRUE(result) << render(result.diagnostics());
  }
  EXPECT_GE(reforms, 1);
}

TEST(Reference, WhatIsNoRuleStandsInTheFixture) {
  for (const auto& example : examples()) {
    if (example.starts_with("rule: ") || example.starts_with("reform: ")) continue;
    const auto files = files_in(root / "tests/fixtures/small");
    EXPECT_TRUE(std::any_of(files.begin(), files.end(), [&](const SourceFile& file) {
      return file.bytes.find(example) != std::string::npos;
    })) << example;
  }
}

}  // namespace
}  // namespace holdfast
