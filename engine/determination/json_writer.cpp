#include "engine/determination/json_writer.hpp"

#include <algorithm>
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

// Lines begin with up to so many more of them than they need: what comes next is written over them.
constexpr std::string_view blanks = "                ";

// Whether none of the eight bytes needs an escape: a byte of `x` is zero where the lowest byte of
// (x - 0x01..01) & ~x & 0x80..80 that is set says so, and nothing below it is missed.
bool all_plain(std::uint64_t eight) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  const auto zero = [](std::uint64_t x) { return (x - ones) & ~x & tops; };
  const auto control = (eight - ones * 0x20U) & ~eight & tops;
  return (control | zero(eight ^ (ones * '"')) | zero(eight ^ (ones * '\\'))) == 0;
}

// Copies the text up to its first byte that may not stand as it is; how many bytes those are. Most texts have
// none, so eight are tried at once, the last eight of them wherever they begin; of fewer, the first and the
// last four.
std::size_t copy_plain(char* to, std::string_view text) {
  if (text.size() >= 4 && text.size() < 8) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    if (all_plain(std::uint64_t{first} << 32U | last)) {
      std::memcpy(to, &first, sizeof first);
      std::memcpy(to + text.size() - sizeof last, &last, sizeof last);
      return text.size();
    }
  }
  std::uint64_t eight = 0;
  std::size_t at = 0;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (!all_plain(eight)) break;
    std::memcpy(to + at, &eight, sizeof eight);
    at += sizeof eight;
    if (at < text.size()) at = std::min(at, text.size() - sizeof eight);
  }
  for (; at < text.size() && escapes[static_cast<unsigned char>(text[at])] == 0; ++at) to[at] = text[at];
  return at;
}

char* escaped(char* to, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  *to++ = '\\';
  *to++ = escapes[byte];
  if (escapes[byte] != 'u') return to;
  *to++ = '0';
  *to++ = '0';
  *to++ = digits[byte >> 4U];
  *to++ = digits[byte & 15U];
  return to;
}

}  // namespace

// Where the next byte goes: what may stand around `text`, the text and one escape in it have room there.
char* JsonWriter::room_for(std::string_view text) {
  constexpr std::size_t around = 16;  // comma, line's end, one escape, quotes, colon and blank
  const auto most = text.size() + 2 * depth_ + blanks.size() + around;
  if (text_.size() - size_ < most) make_room(most);
  return text_.data() + size_;
}

void JsonWriter::make_room(std::size_t most) {
  constexpr std::size_t at_first = 4096;
  text_.resize(std::max({2 * text_.size(), size_ + most, at_first}));
}

char* JsonWriter::quoted(char* to, std::string_view text) {
  *to++ = '"';
  for (auto plain = copy_plain(to, text); plain < text.size(); plain = copy_plain(to, text)) {
    text.remove_prefix(plain);
    written_to(to + plain);
    to = escaped(room_for(text), text.front());
    text.remove_prefix(1);
  }
  to += text.size();
  *to++ = '"';
  return to;
}

void JsonWriter::key(std::string_view name) {
  char* to = quoted(before_item(room_for(name)), name);
  *to++ = ':';
  if (style_ == Style::indented) *to++ = ' ';
  after_key_ = true;
  written_to(to);
}

void JsonWriter::value(std::string_view text) { written_to(quoted(before_item(room_for(text)), text)); }

void JsonWriter::plain(std::string_view text) {
  char* to = before_item(room_for(text));
  written_to(to + text.copy(to, text.size()));
}

void JsonWriter::begin(char bracket) {
  char* to = before_item(room_for({}));
  *to++ = bracket;
  ++depth_;
  first_ = true;
  written_to(to);
}

void JsonWriter::end(char bracket) {
  --depth_;
  char* to = room_for({});
  if (!first_) to = new_line(to);
  *to++ = bracket;
  first_ = false;
  written_to(to);
}

std::string JsonWriter::take() {
  text_.resize(std::exchange(size_, 0));
  return std::exchange(text_, {});
}

char* JsonWriter::before_item(char* to) {
  if (std::exchange(after_key_, false) || depth_ == 0) return to;
  if (!std::exchange(first_, false)) *to++ = ',';
  return new_line(to);
}

char* JsonWriter::new_line(char* to) const {
  if (style_ == Style::on_one_line) return to;
  *to++ = '\n';
  for (std::size_t at = 0; at < 2 * depth_; at += blanks.size()) blanks.copy(to + at, blanks.size());
  return to + 2 * depth_;
}

}  // namespace holdfast
