#include "engine/ruleset/sheet.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast {
namespace {

// A number that tells a county's five digits from a town's ten, zeros in front and all; nothing for other
// text.
std::optional<std::uint64_t> code_number(std::string_view text) {
  std::uint64_t number = 0;
  if (text.size() != 5 && text.size() != 10) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number * 2 + (text.size() == 5 ? 0 : 1);
}

std::string code_text(std::uint64_t number) {
  const std::size_t digits = number % 2 == 0 ? 5 : 10;
  const auto text = std::to_string(number / 2);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// What stands before the next `end`; `text` moves past it.
std::string_view cut(std::string_view& text, char end) {
  const auto at = std::min(text.find(end), text.size());
  const auto before = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return before;
}

// The first cell, which may stand in quotes; no name of an area has quotes in it.
std::string_view cut_area(std::string_view& text) {
  if (!text.starts_with('"')) return cut(text, ',');
  text.remove_prefix(1);
  const auto area = cut(text, '"');
  if (text.starts_with(',')) text.remove_prefix(1);
  return area;
}

}  // namespace

Sheet::Sheet(std::string bytes, const std::string& path, Diagnostics& diagnostics)
    : bytes_(std::move(bytes)), path_(path) {
  std::string_view text = bytes_;
  auto header = cut(text, '\n');
  if (cut(header, ',') != "area" || !header.ends_with(",homes")) {
    fail(1, "wrong-columns", "expected the columns area, one for each size, and homes", diagnostics);
    return;
  }
  header.remove_suffix(std::string_view(",homes").size());
  while (!header.empty()) columns_.push_back(cut(header, ','));
  for (int line = 2; !text.empty(); ++line) read_line(cut(text, '\n'), line, diagnostics);
  std::sort(homes_.begin(), homes_.end(), [](const Home& a, const Home& b) { return a.code < b.code; });
  for (std::size_t i = 1; i < homes_.size(); ++i)
    if (homes_[i - 1].code == homes_[i].code)
      fail(line_in_file(homes_[i].line), "duplicate-row", "two lines are for " + code_text(homes_[i].code),
           diagnostics);
}

void Sheet::read_line(std::string_view text, int line, Diagnostics& diagnostics) {
  areas_.push_back(cut_area(text));
  if (areas_.back().empty()) fail(line, "wrong-cells", "expected the name of an area first", diagnostics);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto cell = cut(text, ',');
    std::int32_t figure = unknown;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), figure);
    const bool whole = error == std::errc() && end == cell.data() + cell.size() && figure >= 0;
    if (!whole && cell != "unknown")
      fail(line, "not-an-amount",
           "column `" + std::string(columns_[i]) + "`: expected whole dollars, or `unknown`", diagnostics);
    figures_.push_back(whole ? figure : unknown);
  }
  read_homes(text, line, diagnostics);
}

void Sheet::read_homes(std::string_view text, int line, Diagnostics& diagnostics) {
  if (text.empty()) fail(line, "wrong-cells", "expected the homes that the line is for", diagnostics);
  while (!text.empty()) {
    const auto code = cut(text, ' ');
    const auto number = code_number(code);
    if (number)
      homes_.push_back({*number, static_cast<std::uint32_t>(areas_.size() - 1)});
    else
      fail(line, "bad-code", "expected the five digits of a county or the ten of a town", diagnostics);
  }
}

void Sheet::fail(int line, const char* code, std::string message, Diagnostics& diagnostics) const {
  Diagnostic d;
  d.code = code;
  d.span = {path_, line, 0, 1};
  d.message = std::move(message);
  diagnostics.push_back(std::move(d));
}

std::optional<std::size_t> Sheet::column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::optional<std::size_t> Sheet::line_of(std::string_view code) const {
  const auto number = code_number(code);
  if (!number) return std::nullopt;
  const auto found = std::partition_point(homes_.begin(), homes_.end(),
                                          [&](const Home& home) { return home.code < *number; });
  if (found == homes_.end() || found->code != *number) return std::nullopt;
  return found->line;
}

std::vector<std::int64_t> Sheet::homes_by_line() const {
  std::vector<std::int64_t> counts(areas_.size(), 0);
  for (const auto& home : homes_) ++counts[home.line];
  return counts;
}

std::vector<std::string> Sheet::codes() const {
  std::vector<std::string> all;
  for (const auto& home : homes_) all.push_back(code_text(home.code));
  return all;
}

}  // namespace holdfast
