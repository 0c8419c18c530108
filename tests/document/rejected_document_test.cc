// Traps of YAML and JSON: one a file in tests/rejected/document.
#include <gmock/gmock.h>

#include "engine/document/document.hpp"
#include "tests/support/rejected.hpp"

namespace holdfast {
namespace {

Result<Document> read(const std::string& text, const std::string& name, Echo echo = Echo::allowed,
                      const Limits& limits = {}) {
  return name.ends_with(".json") ? read_json(text, name, echo, limits) : read_yaml(text, name, echo, limits);
}

TEST(RejectedDocument, EachTrapGivesItsWholeMessage) {
  const auto paths = mistakes_in("document");
  ASSERT_GE(paths.size(), 45U);
  for (const auto& path : paths) {
    const auto result = read(bytes_of(path), path.filename().string());
    EXPECT_FALSE(result) << path;
    expect_message(path, render(result.diagnostics()));
  }
}

// What a tenant typed is never shown again, whatever is wrong with it.
TEST(RejectedDocument, NothingOfAPrivateTextIsEchoed) {
  for (const std::string name : {"scenario.yaml", "scenario.json"})
    for (const std::string text :
         {"Canary7: Canary7\nCanary7: 0777\n", "a: 'Canary7\n", "a: [Canary7, {b: *Canary7}]\n", "Canary7",
          "{\"Canary7\": 1, \"Canary7\": 1e7, \"x\": null}", "{\"a\": Canary7}", "%Canary7\n---\na: 1\n",
          "a: &Canary7 0x1F\n", "a: !Canary7 1_000\n", "? [Canary7]\n: yes\n"}) {
      const auto result = read(text, name, Echo::never);
      const auto message = render(result.diagnostics());
      EXPECT_THAT(message, testing::Not(testing::HasSubstr("Canary7"))) << text;
      EXPECT_THAT(message, testing::Not(testing::HasSubstr("777"))) << text;
      EXPECT_THAT(message, testing::Not(testing::HasSubstr("1_000"))) << text;
    }
}

std::string code_of(const Result<Document>& result) {
  return result.diagnostics().empty() ? "" : result.diagnostics().front().code;
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

// Eight bytes are looked at at once: none may hide the others.
TEST(RejectedDocument, AByteThatMayNotStandIsFoundWhereverItStands) {
  for (std::size_t at = 0; at < 24; ++at)
    for (const auto& [byte, code] : {std::pair('\x01', "control-character"),
                                     {'\x1f', "control-character"},
                                     {'\x7f', "control-character"},
                                     {'\xff', "not-utf-8"}})
      for (const char other : {' ', 'x', '~'}) {
        std::string text(24, other);
        text[at] = byte;
        const auto result = read("\"" + text + "\"", "text.json");
        EXPECT_EQ(code_of(result), code) << at;
        EXPECT_EQ(result.diagnostics().front().span.column, static_cast<int>(at) + 2) << at;
      }
}

TEST(RejectedDocument, TheDeepestLevelIsReadAndOneMoreIsNot) {
  for (const std::string name : {"deep.yaml", "deep.json"}) {
    EXPECT_TRUE(read(repeated("[", 64) + "1" + repeated("]", 64), name)) << name;
    EXPECT_EQ(code_of(read(repeated("[", 65) + "1" + repeated("]", 65), name)), "too-deep") << name;
    EXPECT_EQ(code_of(read(repeated("[", 100'000), name)), "too-deep") << name;
    EXPECT_EQ(code_of(read(repeated("{\"a\":", 100'000), name)), "too-deep") << name;
  }
  EXPECT_EQ(code_of(read(repeated("- ", 100'000), "deep.yaml")), "too-deep");
  std::string staircase;
  for (int i = 0; i < 70; ++i) staircase += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  EXPECT_EQ(code_of(read(staircase + std::string(70, ' ') + "b: 1\n", "deep.yaml")), "too-deep");
}

TEST(RejectedDocument, LengthAndNodesHaveLimits) {
  Limits limits;
  limits.bytes = 10;
  for (const std::string name : {"long.yaml", "long.json"}) {
    EXPECT_TRUE(read("[1, 2, 33]", name, Echo::allowed, limits));
    EXPECT_EQ(render(read("[1, 2, 333]", name, Echo::allowed, limits).diagnostics()),
              name + ": error[too-long]: the text is longer than 10 bytes\n   help: split it\n");
  }
  limits = {};
  limits.nodes = 4;
  for (const std::string name : {"many.yaml", "many.json"}) {
    EXPECT_TRUE(read("[1, 2, 3]", name, Echo::allowed, limits));
    const auto message = render(read("[1, 2, 3, 4]", name, Echo::never, limits).diagnostics());
    EXPECT_TRUE(message.starts_with(name + ":1:")) << message;
    EXPECT_TRUE(
        message.ends_with(" error[too-many-nodes]: the text has more than 4 nodes\n   help: split it\n"))
        << message;
  }
}

}  // namespace
}  // namespace holdfast
