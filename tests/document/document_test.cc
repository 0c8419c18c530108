// What is read, as it was written: every scalar is its text, and knows its place.
#include "engine/document/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/document/csv.hpp"
#include "engine/document/digest.hpp"

namespace holdfast {
namespace {

Node yaml(const std::string& text) {
  const auto result = read_yaml(text, "test.yaml", Echo::allowed);
  EXPECT_TRUE(result) << render(result.diagnostics());
  return result ? result->root : Node{};
}

Node json(const std::string& text) {
  const auto result = read_json(text, "test.json", Echo::allowed);
  EXPECT_TRUE(result) << render(result.diagnostics());
  return result ? result->root : Node{};
}

TEST(Yaml, KeepsTheTextOfEveryScalar) {
  const auto root = yaml(
      "money: $2,964.00\nrate: 0.10\nday: 2026-11-24\nquoted: \"010\"\nyes_quoted: 'yes'\nplain: not_yet\n"
      "spanish: \"años\"\nflag: true\nlist: [a, b]\nwords: >\n  one\n  two\n");
  EXPECT_EQ(root.find("money")->text, "$2,964.00");
  EXPECT_EQ(root.find("rate")->text, "0.10");
  EXPECT_EQ(root.find("day")->text, "2026-11-24");
  EXPECT_EQ(root.find("quoted")->text, "010");
  EXPECT_TRUE(root.find("quoted")->quoted);
  EXPECT_EQ(root.find("yes_quoted")->text, "yes");
  EXPECT_EQ(root.find("spanish")->text, "años");
  EXPECT_FALSE(root.find("flag")->quoted);
  EXPECT_EQ(root.find("list")->items.size(), 2U);
  EXPECT_EQ(root.find("words")->text, "one two\n");
  EXPECT_EQ(root.find("absent"), nullptr);
}

TEST(Yaml, EveryNodeKnowsItsPlace) {
  const auto root = yaml("# a rule\nlimit:\n  months: 2\n");
  const Node* months = root.find("limit")->find("months");
  EXPECT_EQ(months->line, 3);
  EXPECT_EQ(months->column, 11);
  EXPECT_EQ(root.find("limit")->members[0].key.column, 3);
}

TEST(Yaml, ReadsWindowsLineEndsAndAByteOrderMark) {
  const auto root = yaml(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: two words\r\n");
  EXPECT_EQ(root.find("a")->text, "1");
  EXPECT_EQ(root.find("b")->text, "two words");
}

TEST(Json, KeepsTheDigitsOfEveryNumber) {
  const auto root = json(
      "{\"rent_owed\": 2100.10, \"bedrooms\": 2,\n \"exact\": 123456789012345678.01, \"a\": [true, \"x\"]}");
  EXPECT_EQ(root.find("rent_owed")->text, "2100.10");
  EXPECT_EQ(root.find("exact")->text, "123456789012345678.01");
  EXPECT_EQ(root.find("bedrooms")->line, 1);
  EXPECT_EQ(root.find("exact")->line, 2);
  EXPECT_EQ(root.find("a")->items[0].text, "true");
  EXPECT_TRUE(root.find("a")->items[1].quoted);
}

TEST(Json, UnescapesText) { EXPECT_EQ(json("{\"a\": \"\\u00f1 \\\"q\\\"\"}").find("a")->text, "ñ \"q\""); }

TEST(Csv, ReadsQuotesCommasAndLineBreaksInCells) {
  const auto csv = read_csv("area,note\r\nMETRO1,\"a, \"\"b\"\"\nc\"\r\n", "t.csv");
  ASSERT_TRUE(csv) << render(csv.diagnostics());
  EXPECT_THAT(csv->header, testing::ElementsAre("area", "note"));
  ASSERT_EQ(csv->records.size(), 1U);
  EXPECT_THAT(csv->records[0].cells, testing::ElementsAre("METRO1", "a, \"b\"\nc"));
  EXPECT_EQ(csv->records[0].line, 2);
}

TEST(Csv, RefusesARecordOfAnotherLength) {
  EXPECT_FALSE(read_csv("a,b\n1,2\n3\n", "t.csv"));
  EXPECT_FALSE(read_csv("a,b\n1,\"2\n", "t.csv"));
}

// python3: hashlib.sha256((3).to_bytes(8, "little") + b"abc" + bytes(8))
TEST(Digest, IsSha256OfEachPartAfterItsLength) {
  EXPECT_EQ(sha256({"abc", ""}), "3e2f8940c3a0e0fd6f6e07bbf07f015dd7c147431e5fa14bf3f225d782641540");
  EXPECT_NE(sha256({"ab", "c"}), sha256({"abc", ""}));
}

}  // namespace
}  // namespace holdfast
