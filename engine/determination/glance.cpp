#include "engine/determination/glance.hpp"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int step_in = 2;

// No line is broken inside of it.
std::string unbroken(std::string text) {
  for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ')) text.replace(at, 1, no_break);
  return text;
}

std::string blanks_of(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += no_break;
  return text;
}

class Glance {
 public:
  Glance(const Words& words, std::size_t parts, Page& page) : words_(words), parts_(parts), page_(page) {}

  void write(const std::vector<StripRow>& rows, const std::vector<std::string>& numbers) {
    std::size_t width = 1;
    for (const auto& number : numbers) width = std::max(width, letters(number));
    for (const auto& row : rows)
      for (const auto& run : runs(row)) {
        const auto columns = run.last - run.first + 1;
        const auto text = letters(words_.say(run.mark));
        const auto between = (columns - 1) * separator;
        if (text > between) width = std::max(width, (text - between + columns - 1) / columns);
      }
    const bool fits = step_in + parts_ * (width + separator) + 1 <= Page::width;
    std::vector<std::pair<std::size_t, std::string>> parts;
    std::string marked;
    for (const auto& number : numbers) {
      parts.emplace_back(width, number);
      if (number.find(':') != std::string::npos) marked += (marked.empty() ? "[ " : " | ") + number;
    }
    if (fits)
      columns(words_.say("pieces.row_parts"), parts);
    else if (!marked.empty())
      page_.line(words_.say("pieces.row_parts") + ": " + marked + " ]");
    for (const auto& row : rows) {
      if (!fits) {
        by_number(row);
        continue;
      }
      std::vector<std::pair<std::size_t, std::string>> cells;
      for (const auto& run : runs(row)) {
        const auto count = run.last - run.first + 1;
        cells.emplace_back(count * width + (count - 1) * separator, words_.say(run.mark));
      }
      columns(row.label, cells);
    }
  }

 private:
  static constexpr std::size_t separator = 3;  // " | "

  void columns(const std::string& label, const std::vector<std::pair<std::size_t, std::string>>& cells) {
    page_.line(label + ":");
    std::string line = "[";
    for (const auto& [width, text] : cells)
      line += (line.size() > 1 ? "|" : "") + std::string(no_break) + unbroken(text) +
              blanks_of(width - letters(text) + 1);
    page_.line(line + "]", step_in);
  }

  void by_number(const StripRow& row) {
    std::string line = "[";
    for (const auto& run : runs(row)) {
      const auto number = std::to_string(run.first + 1) +
                          (run.last > run.first ? "-" + std::to_string(run.last + 1) : std::string());
      if (line.size() > 1) line += std::string(no_break) + "| ";
      if (line.size() == 1) line += no_break;
      line += unbroken(number + ": " + words_.say(run.mark));
    }
    page_.line(row.label + ":");
    page_.line(line + std::string(no_break) + "]", step_in);
  }

  const Words& words_;
  const std::size_t parts_;
  Page& page_;
};

}  // namespace

void write_glance(const Words& words, const std::vector<StripRow>& rows,
                  const std::vector<std::string>& numbers, Page& page) {
  Glance(words, numbers.size(), page).write(rows, numbers);
}

}  // namespace holdfast
