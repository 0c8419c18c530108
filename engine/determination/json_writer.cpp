#include "engine/determination/json_writer.hpp"

#include <array>

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
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = escapes[byte];
    if (escape == 0) continue;
    text_.append(text, written, i - written);
    written = i + 1;
    text_ += '\\';
    text_ += escape;
    if (escape == 'u') {
      text_ += "00";
      text_ += digits[byte >> 4U];
      text_ += digits[byte & 15U];
    }
  }
  text_.append(text, written);
  text_ += '"';
}

}  // namespace holdfast
