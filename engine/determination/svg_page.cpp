#include "engine/determination/svg_page.hpp"

#include <algorithm>
#include <array>

#include "engine/determination/markup.hpp"
#include "engine/determination/page.hpp"

namespace holdfast {
namespace {

constexpr int padding = 6;
constexpr int leading = 5;  // between lines
constexpr int text_size = 12;

// How many bytes of a word fit in the width: all of them, but for words that no line can hold.
std::size_t fitting(std::string_view word, int width, int size, Weight weight) {
  std::size_t end = word.size();
  while (end > 1 && Svg::width_of(word.substr(0, end), size, weight) > width) {
    --end;
    while (end > 1 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  }
  return end;
}

std::vector<std::string> wrapped(std::string_view text, int width, int size, Weight weight) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto space = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, fitting(text.substr(0, space), width, size, weight));
    text.remove_prefix(std::min(word.size() < space ? word.size() : space + 1, text.size()));
    if (!lines.empty() && Svg::width_of(lines.back() + " " + std::string(word), size, weight) <= width)
      lines.back() += " " + std::string(word);
    else
      lines.emplace_back(word);
  }
  return lines;
}

// The lines of a cell, with some room to its sides.
std::vector<std::string> cell_lines(std::string_view text, int width) {
  return wrapped(text, width - 3 * padding, text_size, Weight::bold);
}

constexpr std::string_view patterns = R"svg(
<pattern id="@-stripes" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="#fdf0c4"/><rect width="3" height="10" fill="#c08a1e"/></pattern>
<pattern id="@-crossed" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="#ece6f7"/><rect width="1.5" height="9" fill="#5b3f98"/><rect width="9" height="1.5" fill="#5b3f98"/></pattern>
<pattern id="@-lines" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#fbe3dc"/><rect width="8" height="2" fill="#9c2f14"/></pattern>
<pattern id="@-dots" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#efefef"/><circle cx="4" cy="4" r="1.3" fill="#777777"/></pattern>
)svg";

std::string number(int value) { return std::to_string(value); }

}  // namespace

// Wide enough for the widest of the fonts that a reader is likely to have.
int Svg::width_of(std::string_view text, int size, Weight weight) {
  constexpr int percent_plain = 60;
  constexpr int percent_bold = 68;
  const int percent = weight == Weight::bold ? percent_bold : percent_plain;
  return static_cast<int>(letters(text)) * size * percent / 100;
}

std::string Svg::paint(Fill fill) const {
  constexpr std::array<std::string_view, 6> names = {"", "stripes", "crossed", "lines", "", "dots"};
  if (fill == Fill::dark) return "#14532d";
  if (fill == Fill::empty) return "#ffffff";
  return "url(#" + id_ + "-" + std::string(names[static_cast<std::size_t>(fill)]) + ")";
}

void Svg::words(int x, int y, int size, std::string_view text, Weight weight, std::string_view anchor,
                std::string_view colour) {
  body_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) + "\"";
  if (weight == Weight::bold) body_ += " font-weight=\"bold\"";
  if (!anchor.empty()) body_ += " text-anchor=\"" + std::string(anchor) + "\"";
  if (!colour.empty()) body_ += " fill=\"" + std::string(colour) + "\"";
  body_ += ">" + escaped(text) + "</text>\n";
}

void Svg::box(int x, int y, int width, int height, Fill fill) {
  body_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\" fill=\"" + paint(fill) + "\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n";
}

void Svg::paragraph(int x, int size, std::string_view text, Weight weight) {
  for (const auto& line : wrapped(text, width_ - 2 * x, size, weight)) {
    words(x, y_ + size, size, line, weight, "");
    y_ += size + leading;
  }
  y_ += leading / 2;
}

void Svg::text(int x, int size, std::string_view text, Weight weight) {
  words(x, y_ + size, size, text, weight, "");
}

void Svg::centered(int x, int size, std::string_view text, Weight weight) {
  words(x, y_ + size, size, text, weight, "middle");
}

// Near the right edge the words stand to the left of the arrow.
void Svg::pointer(int x, int width, std::string_view text) {
  constexpr int arrow = 7;
  const int middle = x + width / 2;
  const int half = width_of(text, text_size, Weight::bold) / 2;
  words(std::min(middle, width_ - half - padding), y_ + text_size, text_size, text, Weight::bold, "middle");
  const int top = y_ + text_size + padding;
  body_ += "<path d=\"M" + number(middle - arrow) + " " + number(top) + " h" + number(2 * arrow) + " l" +
           number(-arrow) + " " + number(arrow + 2) + " z\" fill=\"#1a1a1a\"/>\n";
}

void Svg::tick(int x, std::string_view value) {
  const int bottom = y_ + tick_height;
  body_ += "<path d=\"M" + number(x) + " " + number(y_ + text_size + leading) + " V" + number(bottom) +
           "\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n";
  if (!value.empty()) words(x + leading, bottom - leading, text_size, value, Weight::plain, "");
}

void Svg::label(int x, int width, int height, std::string_view text) {
  const auto lines = wrapped(text, width, text_size, Weight::plain);
  const int line_height = text_size + leading - 2;
  int y = y_ + (height - static_cast<int>(lines.size()) * line_height) / 2 + text_size;
  for (const auto& line : lines) {
    words(x, y, text_size, line, Weight::plain, "");
    y += line_height;
  }
}

bool Svg::fits(int width, int height, std::string_view words) {
  const auto lines = cell_lines(words, width);
  return static_cast<int>(lines.size()) * (text_size + leading) <= height - padding &&
         std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
           return width_of(line, text_size, Weight::bold) <= width - 3 * padding;
         });
}

void Svg::cell(int x, int width, int height, Fill fill, std::string_view text) {
  box(x, y_, width, height, fill);
  const auto lines = cell_lines(text, width);
  int widest = 0;
  for (const auto& line : lines) widest = std::max(widest, width_of(line, text_size, Weight::bold));
  const int line_height = text_size + 3;
  const int tall = static_cast<int>(lines.size()) * line_height;
  const int top = y_ + (height - tall) / 2;
  const int middle = x + width / 2;
  // Words on a pattern stand on white.
  if (fill != Fill::dark && !text.empty())
    body_ += "<rect x=\"" + number(middle - widest / 2 - padding) + "\" y=\"" + number(top - 1) +
             "\" width=\"" + number(widest + 2 * padding) + "\" height=\"" + number(tall + 2) +
             "\" rx=\"3\" fill=\"#ffffff\"/>\n";
  int y = top + text_size - 1;
  for (const auto& line : lines) {
    words(middle, y, text_size, line, Weight::bold, "middle", fill == Fill::dark ? "#ffffff" : "");
    y += line_height;
  }
}

void Svg::bar(int x, int width, int height, Fill fill) {
  if (width > 0) box(x, y_, width, height, fill);
}

void Svg::swatch(int x, Fill fill, std::string_view letter, std::string_view text) {
  constexpr int width = 44;
  constexpr int height = 22;
  cell(x, width, height, fill, letter);
  words(x + width + 2 * padding, y_ + height / 2 + leading, text_size, text, Weight::plain, "");
  y_ += height + leading;
}

std::string Svg::finish(std::string_view language, std::string_view title,
                        std::string_view description) const {
  const auto size = "width=\"" + number(width_) + "\" height=\"" + number(y_) + "\"";
  std::string file = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " +
                     number(width_) + " " + number(y_) + "\" xml:lang=\"" + escaped(language) + "\" lang=\"" +
                     escaped(language) + "\" role=\"img\" aria-labelledby=\"" + id_ + "-title " + id_ +
                     "-description\" "
                     "font-family=\"system-ui, 'DejaVu Sans', Verdana, sans-serif\" fill=\"#1a1a1a\">\n";
  file += "<title id=\"" + id_ + "-title\">" + escaped(title) + "</title>\n";
  file += "<desc id=\"" + id_ + "-description\">" + escaped(description) + "</desc>\n";
  file += "<defs>";
  for (const char c : patterns) file += c == '@' ? id_ : std::string(1, c);
  file += "</defs>\n";
  file += "<rect " + size + " fill=\"#ffffff\"/>\n";
  return file + body_ + "</svg>\n";
}

}  // namespace holdfast
