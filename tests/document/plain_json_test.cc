// Whatever is read in one go is JSON by nlohmann's reading, with the same values, and each node says where it
// stands.
#include "engine/document/plain_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

// The token that the node says it is.
std::string_view token(std::string_view text, const Node& node) {
  for (int line = 1; line < node.line; ++line) text.remove_prefix(text.find('\n') + 1);
  return text.substr(static_cast<std::size_t>(node.column - 1), static_cast<std::size_t>(node.length));
}

void expect_same(std::string_view text, const Node& node, const Json& value) {
  const auto stands = token(text, node);
  if (node.is_mapping()) {
    EXPECT_EQ(stands, "{");
    ASSERT_TRUE(value.is_object());
    ASSERT_EQ(node.members.size(), value.size());
    auto each = value.begin();
    for (const auto& member : node.members) {
      EXPECT_EQ(member.key.text, each.key());
      EXPECT_EQ(token(text, member.key), "\"" + each.key() + "\"");
      EXPECT_TRUE(member.key.quoted);
      expect_same(text, member.value, (each++).value());
    }
  } else if (node.is_sequence()) {
    EXPECT_EQ(stands, "[");
    ASSERT_TRUE(value.is_array());
    ASSERT_EQ(node.items.size(), value.size());
    for (std::size_t i = 0; i < value.size(); ++i) expect_same(text, node.items[i], value[i]);
  } else if (value.is_string()) {
    EXPECT_TRUE(node.quoted);
    EXPECT_EQ(node.text, value.get<std::string>());
    EXPECT_EQ(stands, "\"" + node.text + "\"");
  } else {
    EXPECT_FALSE(node.quoted);
    EXPECT_TRUE(value.is_number() || value.is_boolean());
    EXPECT_EQ(Json::parse(node.text), value);
    EXPECT_EQ(stands, node.text);
  }
}

// Whether it was taken; if so, rightly.
bool taken(const std::string& text) {
  const auto root = read_plain_json(text, Limits{});
  if (!root) return false;
  EXPECT_TRUE(Json::accept(text)) << text;
  if (Json::accept(text)) expect_same(text, *root, Json::parse(text));
  return true;
}

class RandomTexts {
 public:
  std::string blanks() {
    static const std::vector<std::string> all = {"", "", "", " ", "\n", "\t", " \r\n", "\n\n  "};
    return all[below(all.size())];
  }

  std::string value(int depth) { return blanks() + bare(depth) + blanks(); }

  // With one byte more, one less or another, none of them in the middle of a letter.
  std::string spoilt(std::string text) {
    static const std::string bytes = "\"\\,{}[]:0123456789.-eEtrufalsn \n\t\x01\x1f";
    auto at = below(text.size());
    while (static_cast<unsigned char>(text[at]) >= 0x80) at = below(text.size());
    if (const auto how = below(3); how == 0)
      text.erase(at, 1);
    else if (how == 1)
      text.insert(at, 1, bytes[below(bytes.size())]);
    else
      text[at] = bytes[below(bytes.size())];
    return text;
  }

 private:
  std::string bare(int depth) {
    static const std::vector<std::string> scalars = {
        "0",        "-0",    "7",    "-12",     "2964.00",   "0.50",  "12345678901234567890123",
        "true",     "false", "\"\"", "\"yes\"", "\"a {b}\"", "\"é\"", "\":\"",
        "\"[1,2]\""};
    const auto kind = depth == 0 ? 2 : below(4);
    if (kind > 1) return scalars[below(scalars.size())];
    std::string text;
    for (auto left = below(4), number = left; left > 0; --left) {
      if (left < number) text += ",";
      if (kind == 0) text += blanks() + "\"key" + std::to_string(left) + "\"" + blanks() + ":";
      text += value(depth - 1);
    }
    return kind == 0 ? "{" + blanks() + text + "}" : "[" + blanks() + text + "]";
  }

  std::size_t below(std::size_t end) { return random_() % end; }
  std::mt19937_64 random_{20261126};
};

TEST(PlainJson, TakesWhatProgramsWrite) {
  RandomTexts random;
  for (int i = 0; i < 5000; ++i) {
    const auto text = random.value(4);
    EXPECT_TRUE(taken(text)) << text;
  }
}

TEST(PlainJson, TakesNothingThatIsNoJson) {
  RandomTexts random;
  int refused = 0;
  for (int i = 0; i < 50000; ++i) refused += taken(random.spoilt(random.value(3))) ? 0 : 1;
  EXPECT_GT(refused, 20000);
}

TEST(PlainJson, LeavesToOthersWhatNeedsMoreThanALook) {
  for (const auto* text : {"",
                           " ",
                           "null",
                           "1e5",
                           "1E5",
                           "1.",
                           "01",
                           "-",
                           "+1",
                           ".5",
                           "[1,]",
                           "[,1]",
                           "{\"a\":1,}",
                           "{\"a\"}",
                           "{a:1}",
                           "{\"a\":1 \"b\":2}",
                           "[1 2]",
                           "\"a\\n\"",
                           "\"a\nb\"",
                           "1 1",
                           "{\"a\":1,\"a\":2}",
                           "tru",
                           "truefalse",
                           "[",
                           "{",
                           "\"",
                           "{} x"})
    EXPECT_FALSE(taken(text)) << text;
}

TEST(PlainJson, KeepsToTheLimits) {
  const Limits limits{.bytes = 100, .nodes = 4, .depth = 2};
  EXPECT_TRUE(read_plain_json("[1,[2]]", limits));
  EXPECT_FALSE(read_plain_json("[1,[[]]]", limits));
  EXPECT_TRUE(read_plain_json("[1,2,3]", limits));
  EXPECT_FALSE(read_plain_json("[1,2,3,4]", limits));
}

}  // namespace
}  // namespace holdfast
