#include "engine/determination/page.hpp"

#include <algorithm>

namespace holdfast {

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void Page::heading(std::string_view text) {
  title(text);
  const auto last = text_.rfind('\n', text_.size() - 2);
  const auto length = letters(std::string_view(text_).substr(last == std::string::npos ? 0 : last + 1)) - 1;
  text_ += std::string(length, '-') + "\n";
}

void Page::title(std::string_view text, int indent) {
  if (!text_.empty()) text_ += "\n";
  line(text, indent);
}

void Page::line(std::string_view text, int indent) {
  const auto spaces = static_cast<std::size_t>(indent);
  wrap(text, spaces, spaces, "");
}

void Page::item(std::string_view text, int indent, int hanging) {
  const auto spaces = static_cast<std::size_t>(indent);
  wrap(text, spaces, spaces + static_cast<std::size_t>(hanging), "");
}

void Page::bullet(std::string_view text, int indent) {
  const auto spaces = static_cast<std::size_t>(indent);
  wrap(text, spaces, spaces + 2, "- ");
}

void Page::wrap(std::string_view text, std::size_t first, std::size_t rest, std::string_view mark) {
  std::string line = std::string(first, ' ') + std::string(mark);
  bool begun = false;
  const auto end = [&] {
    for (auto at = line.find(no_break); at != std::string::npos; at = line.find(no_break))
      line.replace(at, no_break.size(), " ");
    text_ += line + "\n";
  };
  while (!text.empty()) {
    const auto space = std::min(text.find_first_of(" \n"), text.size());
    const auto word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    if (begun && letters(line) + 1 + letters(word) > width) {
      end();
      line = std::string(rest, ' ');
      begun = false;
    }
    if (begun) line += ' ';
    line += word;
    begun = true;
  }
  end();
}

}  // namespace holdfast
