// Mistakes of every kind, each seeded into a copy of rules/ (mistakes.yaml): the check that is meant to find
// it does, nothing that has nothing to do with it is told, and every scenario shown is the engine's own
// answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <set>

#include "engine/authoring/examine.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/sentence_check.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

const std::filesystem::path root = HOLDFAST_SOURCE_DIR;

struct Mistake {
  std::string name;
  Node edits;
  std::string code;
  std::string message;
  std::vector<std::string> also;
  bool seen = false;
};

std::string text(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? "" : found->text;
}

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = [] {
    const auto document =
        read_yaml(bytes_of(root / "tests/authoring/mistakes.yaml"), "mistakes.yaml", Echo::allowed);
    if (!document) throw std::runtime_error(render(document.diagnostics()));
    std::vector<Mistake> read;
    for (const auto& item : document->root.find("mistakes")->items) {
      Mistake one{
          text(item, "name"), *item.find("edits"), text(item, "code"), text(item, "message"), {}, false};
      if (const Node* also = item.find("also"))
        for (const auto& code : also->items) one.also.push_back(code.text);
      one.seen = text(item, "seen") == "true";
      read.push_back(std::move(one));
    }
    return read;
  }();
  return all;
}

// Where `what` stands, if it stands there once.
std::size_t only_place_of(const std::string& what, const std::string& bytes) {
  const auto at = bytes.find(what);
  if (at == std::string::npos || bytes.find(what, at + 1) != std::string::npos)
    throw std::runtime_error("does not stand there exactly once: " + what);
  return at;
}

// `find` and `put`; `cut`; `cut_line`, by how it begins; or from `from` up to `up_to`, or to the end.
void edit(const Node& change, std::string& bytes) {
  if (change.find("find") != nullptr) {
    const auto what = text(change, "find");
    bytes.replace(only_place_of(what, bytes), what.size(), text(change, "put"));
  } else if (change.find("cut") != nullptr) {
    const auto what = text(change, "cut");
    bytes.erase(only_place_of(what, bytes), what.size());
  } else if (change.find("cut_line") != nullptr) {
    const auto at = only_place_of("\n" + text(change, "cut_line"), bytes);
    bytes.erase(at, bytes.find('\n', at + 1) - at);
  } else {
    const auto from = only_place_of(text(change, "from"), bytes);
    const auto up_to = text(change, "up_to");
    const auto end = up_to.empty() ? bytes.size() : only_place_of(up_to, bytes);
    bytes.replace(from, end - from, text(change, "put"));
  }
}

std::vector<SourceFile> shipped_files() { return files_in(root / "rules"); }

std::vector<SourceFile> seeded(const Mistake& mistake) {
  auto files = shipped_files();
  for (const auto& change : mistake.edits.items) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const SourceFile& one) { return one.path == text(change, "file"); });
    if (file == files.end()) throw std::runtime_error("no file " + text(change, "file"));
    edit(change, file->bytes);
  }
  return files;
}

Concerns plain(const Diagnostics& diagnostics) {
  Concerns concerns;
  for (const auto& one : diagnostics) concerns.push_back({one, std::nullopt});
  return concerns;
}

// As `holdfast rules check` goes about it.
struct Checked {
  std::shared_ptr<const Ruleset> ruleset;
  std::shared_ptr<const Plan> plan;  // where the rules loaded
  Concerns concerns;
  int undecided = 0;
};

// Of the rules whose files were touched everything is looked at, of the others what they say together; all of
// all of them is asked of the rules as they are, below.
std::set<std::string> touched(const Mistake& mistake) {
  std::set<std::string> rules;
  for (const auto& change : mistake.edits.items) {
    const auto file = text(change, "file");
    if (!file.starts_with("us/") || file.find("/proposals/") != std::string::npos) return {};
    rules.insert(file.substr(0, file.size() - std::string_view(".yaml").size()));
  }
  return rules;
}

Checked checked(const std::vector<SourceFile>& files, const std::set<std::string>& only = {}) {
  Checked made;
  auto loaded = load(files);
  made.concerns = plain(loaded.diagnostics());
  if (!loaded) return made;
  made.ruleset = std::make_shared<const Ruleset>(std::move(*loaded));
  made.concerns = plain(check_sentences(*made.ruleset));
  made.plan = std::make_shared<const Plan>(*made.ruleset);
  if (!made.concerns.empty()) return made;
  auto examined = examine(*made.plan, files, only);
  made.concerns = std::move(examined.concerns);
  made.undecided = examined.undecided;
  return made;
}

std::string all_of(const Concerns& concerns) {
  std::string whole;
  for (const auto& one : concerns) whole += render(one);
  return whole;
}

// The scenario, read back and answered, says what is claimed of it.
void expect_shown(const Plan& plan, const WitnessScenario& witness) {
  const auto document = read_yaml(witness.yaml, "witness", Echo::never);
  ASSERT_TRUE(document) << witness.yaml << render(document.diagnostics());
  const auto scenario = read_scenario(*document, plan.ruleset(), std::nullopt);
  ASSERT_TRUE(scenario) << witness.yaml << render(scenario.diagnostics());
  Explorer explorer(plan);
  EXPECT_TRUE(contradiction(plan, *scenario, "witness", explorer).empty()) << witness.yaml;
  const auto determination = determine(plan, *scenario, explorer);
  EXPECT_FALSE(witness.claims.empty());
  for (const auto& claim : witness.claims)
    EXPECT_TRUE(std::any_of(determination.findings.begin(), determination.findings.end(),
                            [&](const Finding& one) {
                              return one.rule == claim.rule && one.part == claim.part &&
                                     one.outcome == claim.outcome;
                            }))
        << claim.rule << " " << claim.part << "\n"
        << witness.yaml;
}

class SeededMistake : public testing::TestWithParam<std::size_t> {};

TEST_P(SeededMistake, IsFoundAndNothingElseIs) {
  const auto& mistake = mistakes()[GetParam()];
  const auto made = checked(seeded(mistake), touched(mistake));
  const auto found = std::find_if(made.concerns.begin(), made.concerns.end(), [&](const Concern& one) {
    return one.diagnostic.code == mistake.code &&
           one.diagnostic.message.find(mistake.message) != std::string::npos;
  });
  ASSERT_NE(found, made.concerns.end()) << mistake.name << "\n" << all_of(made.concerns);
  EXPECT_EQ(found->witness.has_value(), mistake.seen) << mistake.name << "\n" << render(*found);
  for (const auto& one : made.concerns) {
    const auto& code = one.diagnostic.code;
    EXPECT_TRUE(code == mistake.code ||
                std::find(mistake.also.begin(), mistake.also.end(), code) != mistake.also.end())
        << mistake.name << "\n"
        << render(one);
    if (one.witness) expect_shown(*made.plan, *one.witness);
  }
  EXPECT_EQ(made.undecided, 0);
  for (const auto& code : mistake.also)
    EXPECT_TRUE(std::any_of(made.concerns.begin(), made.concerns.end(),
                            [&](const Concern& one) { return one.diagnostic.code == code; }))
        << mistake.name << ": `" << code << "` is not among what else is wrong";
}

// "a round that closes before it opens" -> ARoundThatClosesBeforeItOpens
std::string test_name(const testing::TestParamInfo<std::size_t>& info) {
  std::string name;
  bool begins = true;
  for (const char c : mistakes()[info.param].name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) {
      begins = begins || c == ' ';
      continue;
    }
    name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    begins = false;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Mistakes, SeededMistake, testing::Range(std::size_t{0}, mistakes().size()),
                         test_name);

TEST(Mistakes, AreOfFortyKindsAtLeast) {
  std::set<std::string> names;
  std::set<std::string> files;
  for (const auto& one : mistakes()) {
    names.insert(one.name);
    for (const auto& change : one.edits.items) files.insert(text(change, "file"));
    std::cout << one.code << std::string(one.code.size() < 24 ? 24 - one.code.size() : 1, ' ') << one.name
              << "\n";
  }
  EXPECT_EQ(names.size(), mistakes().size());
  EXPECT_GE(names.size(), 40U);
  EXPECT_GE(files.size(), 15U);
}

TEST(Examine, SaysNothingOfTheRulesAsTheyAre) {
  const auto made = checked(shipped_files());
  ASSERT_NE(made.plan, nullptr);
  EXPECT_TRUE(made.concerns.empty()) << all_of(made.concerns);
  EXPECT_EQ(made.undecided, 0);
}

}  // namespace
}  // namespace holdfast
