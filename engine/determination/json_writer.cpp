#include "engine/determination/json_writer.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace holdfast {
namespace {

// How each byte stands in a string: 0 as it is, else the letter after a backslash, `u` for all digits.
constexpr auto escapes = [] {
  std::array<char, 256> all{};
  for (std::size_t i = 0; i < 0x20; ++i) all.at(i) = 'u';
  all['\b'] = 'b';
  all['\f'] = 'f';
  all['\n'] = 'n';
  all['\r'] = 'r';
  all['\t'] = 't';
  all['"'] = '"';
  all['\\'] = '\\';
  return all;
}();

// Where the next byte stands that may not stand as it is, from `at` on; the text's end if there is none. Most
// texts have none, so eight bytes are tried at once: a byte of `x` is zero where the lowest byte of
// (x - 0x01..01) & ~x & 0x80..80 that is set says so, and nothing below it is missed.
std::size_t next_escape(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  const auto zero = [](std::uint64_t x) { return (x - ones) & ~x & tops; };
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const auto control = (eight - ones * 0x20U) & ~eight & tops;
    if ((control | zero(eight ^ (ones * '"')) | zero(eight ^ (ones * '\\'))) != 0) break;
  }
  while (at < text.size() && escapes[static_cast<unsigned char>(text[at])] == 0) ++at;
  return at;
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  before_item();
  quoted(name);
  text_ += style_ == Style::indented ? std::string_view(": ") : std::string_view(":");
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  before_item();
  quoted(text);
}

void JsonWriter::plain(std::string_view text) {
  before_item();
  text_ += text;
}

void JsonWriter::begin(char bracket) {
  before_item();
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!first_) new_line();
  text_ += bracket;
  first_ = false;
}

void JsonWriter::before_item() {
  if (std::exchange(after_key_, false)) return;
  if (depth_ == 0) return;
  if (!std::exchange(first_, false)) text_ += ',';
  new_line();
}

void JsonWriter::new_line() {
  if (style_ == Style::on_one_line) return;
  text_ += '\n';
  text_.append(2 * depth_, ' ');
}

void JsonWriter::quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  text_ += '"';
  std::size_t written = 0;
  for (auto at = next_escape(text, 0); at < text.size(); at = next_escape(text, written)) {
    text_.append(text, written, at - written);
    written = at + 1;
    const auto byte = static_cast<unsigned char>(text[at]);
    text_ += '\\';
    text_ += escapes[byte];
    if (escapes[byte] == 'u') {
      text_ += "00";
      text_ += digits[byte >> 4U];
      text_ += digits[byte & 15U];
    }
  }
  text_.append(text, written);
  text_ += '"';
}

}  // namespace holdfast
