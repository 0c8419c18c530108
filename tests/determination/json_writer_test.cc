// The writer beside nlohmann's: for trees made at random, both write the same bytes.
#include "engine/determination/json_writer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

void write(JsonWriter& to, const Json& tree) {
  if (tree.is_object()) {
    to.begin_object();
    for (const auto& [key, value] : tree.items()) {
      to.key(key);
      write(to, value);
    }
    to.end_object();
  } else if (tree.is_array()) {
    to.begin_array();
    for (const auto& one : tree) write(to, one);
    to.end_array();
  } else if (tree.is_string()) {
    to.value(tree.get_ref<const std::string&>());
  } else if (tree.is_boolean()) {
    to.value(tree.get<bool>());
  } else if (tree.is_number_unsigned()) {
    to.value(tree.get<std::uint64_t>());
  } else if (tree.is_number_integer()) {
    to.value(tree.get<std::int64_t>());
  } else {
    to.value(nullptr);
  }
}

std::string written(const Json& tree, JsonWriter::Style style) {
  JsonWriter to(style);
  write(to, tree);
  return to.take();
}

void expect_same(const Json& tree) {
  EXPECT_EQ(written(tree, JsonWriter::Style::indented), tree.dump(2));
  EXPECT_EQ(written(tree, JsonWriter::Style::on_one_line), tree.dump());
}

class RandomTrees {
 public:
  Json tree(int depth) {
    switch (depth == 0 ? 2 + below(5) : below(7)) {
      case 0: {
        Json object = Json::object();
        for (auto left = below(5); left > 0; --left) object[text()] = tree(depth - 1);
        return object;
      }
      case 1: {
        Json array = Json::array();
        for (auto left = below(5); left > 0; --left) array.push_back(tree(depth - 1));
        return array;
      }
      case 2:
        return nullptr;
      case 3:
        return below(2) == 1;
      case 4:
        return static_cast<std::int64_t>(random_());
      case 5:
        return static_cast<std::uint64_t>(random_());
      default:
        return text();
    }
  }

  std::string text() {
    static const std::vector<std::string> pieces = {
        "a",  " ",    "\"",   "\\",   "/", "\n",     "\r",     "\t",         "\b",
        "\f", "\x01", "\x1f", "\x7f", "é", "\u2028", "\u20ac", "\U0001F3E0", std::string(1, '\0')};
    std::string made;
    for (auto left = below(8); left > 0; --left) made += pieces[below(pieces.size())];
    return made;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::mt19937_64 random_{20261126};
};

TEST(JsonWriter, WritesEveryEscapeAndEveryOtherCharacterAsNlohmannDoes) {
  for (char32_t c = 0; c < 0x300; ++c) {
    std::string text = "x";
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else {
      text += static_cast<char>(0xC0U | (c >> 6U));
      text += static_cast<char>(0x80U | (c & 0x3FU));
    }
    expect_same({{text, text + text}});
  }
}

// Eight bytes are looked at at once: none may hide the others.
TEST(JsonWriter, FindsAnEscapeWhereverItStands) {
  for (int byte = 0; byte < 0x80; ++byte)
    for (std::size_t at = 0; at < 20; ++at)
      for (const char other : {'x', '!', '#', '[', ']', ' ', '\x7f'}) {
        std::string text(20, other);
        text[at] = static_cast<char>(byte);
        expect_same({{"text", text}});
      }
}

// Short texts are looked at in four bytes and four, or one by one.
TEST(JsonWriter, FindsAnEscapeInTextsOfEveryLength) {
  for (std::size_t length = 1; length < 20; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (const char byte : {'"', '\\', '\n', '\x1f', 'z', '\x7f'}) {
        std::string text(length, 'x');
        text[at] = byte;
        expect_same({{text, text}});
      }
}

// However the text ends, and however deep it lies, there is room for what is written next.
TEST(JsonWriter, MakesRoomWhereverItRunsOut) {
  for (std::size_t length = 4000; length < 4100; ++length)
    for (const char byte : {'x', '\x01'}) expect_same(Json::array({std::string(length, byte), "next"}));
  Json deep = "bottom";
  for (int depth = 0; depth < 120; ++depth) {
    deep = Json{{"key", Json::array({std::move(deep), false})}};
    expect_same(deep);
  }
}

TEST(JsonWriter, WritesRandomTreesAsNlohmannDoes) {
  RandomTrees random;
  for (int i = 0; i < 5000; ++i) expect_same(random.tree(4));
}

TEST(JsonWriter, WritesNumbersToTheirEnds) {
  expect_same(Json::array({std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                           std::numeric_limits<std::uint64_t>::max(), 0, -1}));
}

TEST(JsonWriter, IsEmptyAgainWhenItsTextIsTaken) {
  JsonWriter to(JsonWriter::Style::on_one_line);
  for (const auto* word : {"one", "two"}) {
    to.begin_array();
    to.value(word);
    to.end_array();
    EXPECT_EQ(to.take(), "[\"" + std::string(word) + "\"]");
  }
}

}  // namespace
}  // namespace holdfast
