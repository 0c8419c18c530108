#include "engine/determination/json_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

// What may stand before an item, with more blanks than most lines need: what comes next is written over them.
constexpr std::string_view before_items = ",\n                                              ";
constexpr std::size_t blanks = before_items.size() - 2;

constexpr char quote = '"';
constexpr char backslash = '\\';
constexpr char first_plain = ' ';  // below it are the control characters

// Whether none of the eight bytes needs an escape: a byte of `x` is zero where the lowest byte of
// (x - 0x01..01) & ~x & 0x80..80 that is set says so, and nothing below it is missed.
bool all_plain(std::uint64_t eight) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  const auto zero = [](std::uint64_t x) { return (x - ones) & ~x & tops; };
  const auto control = (eight - ones * first_plain) & ~eight & tops;
  return (control | zero(eight ^ (ones * quote)) | zero(eight ^ (ones * backslash))) == 0;
}

bool all_plain(std::uint32_t four) { return all_plain(std::uint64_t{four} << 32U | four); }

using Sixteen [[gnu::vector_size(16)]] = unsigned char;

bool all_plain(Sixteen bytes) {
  const auto escaped = (bytes < first_plain) | (bytes == quote) | (bytes == backslash);
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(escaped);
  return (halves[0] | halves[1]) == 0;
}

template <class Bytes>
Bytes bytes_at(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

// The first bytes and the last ones, which may be some of the same, where none of them needs an escape.
template <class Bytes>
bool copy_both_ends(char* to, std::string_view text) {
  const auto last_at = text.size() - sizeof(Bytes);
  const auto first = bytes_at<Bytes>(text.data());
  const auto last = bytes_at<Bytes>(text.data() + last_at);
  if (!all_plain(first) || !all_plain(last)) return false;
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + last_at, &last, sizeof last);
  return true;
}

// Copies the text up to its first byte that may not stand as it is; how many bytes those are. Most texts have
// none, so many are tried at once.
std::size_t copy_plain(char* to, std::string_view text) {
  std::size_t at = 0;
  if (text.size() >= sizeof(Sixteen)) {
    while (at + sizeof(Sixteen) <= text.size()) {
      const auto bytes = bytes_at<Sixteen>(text.data() + at);
      if (!all_plain(bytes)) break;
      std::memcpy(to + at, &bytes, sizeof bytes);
      at += sizeof bytes;
      if (at < text.size()) at = std::min(at, text.size() - sizeof bytes);
    }
  } else if (text.size() >= sizeof(std::uint64_t)) {
    if (copy_both_ends<std::uint64_t>(to, text)) return text.size();
  } else if (text.size() >= sizeof(std::uint32_t)) {
    if (copy_both_ends<std::uint32_t>(to, text)) return text.size();
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

// So many commas, none or one, and the line.
inline char* JsonWriter::new_line(char* to, std::size_t comma) const {
  std::memcpy(to, before_items.data() + 1 - comma, before_items.size() - 1);
  to += comma;
  for (auto at = blanks; at < line_; at += blanks) std::memset(to + at, ' ', blanks);
  return to + line_;
}

inline char* JsonWriter::before_item(char* to) {
  const auto before = std::exchange(before_, Before::comma_and_line);
  return before == Before::nothing ? to : new_line(to, before == Before::comma_and_line ? 1 : 0);
}

// Where the next byte goes: what may stand around `text` bytes, those and one escape in them have room there.
char* JsonWriter::room_for(std::size_t text) {
  constexpr std::size_t around = 16;  // comma, one escape, quotes, colon and blank
  const auto most = text + line_ + before_items.size() + around;
  if (static_cast<std::size_t>(end_ - next_) < most) make_room(most);
  return next_;
}

void JsonWriter::make_room(std::size_t most) {
  constexpr std::size_t at_first = 16U << 10U;
  const auto size = written();
  text_.resize(std::max({2 * text_.size(), size + most, at_first}));
  next_ = text_.data() + size;
  end_ = text_.data() + text_.size();
}

char* JsonWriter::quoted(char* to, std::string_view text) {
  *to++ = quote;
  for (;;) {
    const auto plain = copy_plain(to, text);
    to += plain;
    if (plain == text.size()) break;
    text.remove_prefix(plain);
    next_ = to;
    to = escaped(room_for(text.size()), text.front());
    text.remove_prefix(1);
  }
  *to++ = quote;
  return to;
}

void JsonWriter::key(const JsonName& name) {
  char* to = before_item(room_for(JsonName::room));
  std::memcpy(to, name.text_, JsonName::room);
  next_ = to + name.size_ + blank_after_colon_;
  before_ = Before::nothing;
}

void JsonWriter::key_of(std::string_view name) {
  char* to = quoted(before_item(room_for(name.size())), name);
  *to++ = ':';
  *to = ' ';
  next_ = to + blank_after_colon_;
  before_ = Before::nothing;
}

void JsonWriter::value(std::string_view text) { next_ = quoted(before_item(room_for(text.size())), text); }

void JsonWriter::plain(std::string_view text) {
  char* to = before_item(room_for(text.size()));
  next_ = to + text.copy(to, text.size());
}

void JsonWriter::begin(char bracket) {
  char* to = before_item(room_for(1));
  *to++ = bracket;
  next_ = to;
  line_ += step_;
  before_ = Before::line;
}

void JsonWriter::end(char bracket) {
  line_ -= step_;
  char* to = room_for(1);
  if (before_ == Before::comma_and_line) to = new_line(to, 0);
  *to++ = bracket;
  next_ = to;
  before_ = Before::comma_and_line;
}

std::string JsonWriter::take() {
  text_.resize(written());
  next_ = end_ = nullptr;
  before_ = Before::nothing;
  return std::exchange(text_, {});
}

}  // namespace holdfast
