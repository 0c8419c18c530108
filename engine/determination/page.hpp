// Plain text in lines that fit a screen. Widths count letters, not bytes; an address is never broken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace holdfast {

// U+00A0: no line is broken there, and a plain space is printed.
constexpr std::string_view no_break = "\u00A0";

// Letters, not bytes, of UTF-8.
std::size_t letters(std::string_view text);

class Page {
 public:
  static constexpr std::size_t width = 88;

  void heading(std::string_view text);                // a line by itself, underlined, space above
  void title(std::string_view text, int indent = 0);  // a line by itself, space above
  void line(std::string_view text, int indent = 0);
  void item(std::string_view text, int indent, int hanging);  // lines after the first further in
  void bullet(std::string_view text, int indent = 0);

  const std::string& text() const { return text_; }

 private:
  void wrap(std::string_view text, std::size_t first, std::size_t rest, std::string_view mark);

  std::string text_;
};

}  // namespace holdfast
