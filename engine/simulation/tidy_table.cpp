#include "engine/simulation/tidy_table.hpp"

#include <algorithm>
#include <cassert>

#include "engine/simulation/table_lines.hpp"

namespace holdfast {

TidyTable::TidyTable(const std::string& text) {
  auto csv = read_csv(text, "");
  assert(csv);
  csv_ = std::move(*csv);
  for (std::size_t i = 0; i < csv_.header.size(); ++i) columns_[csv_.header[i]] = i;
}

const std::string& TidyTable::cell(const Line& line, const std::string& column) const {
  const auto found = columns_.find(column);
  assert(found != columns_.end());
  return line[found->second];
}

std::string TidyTable::part(const std::function<bool(const Line&)>& wanted) const {
  TableText text;
  text.line(csv_.header);
  for (const auto& record : csv_.records)
    if (wanted(record.cells)) text.line(record.cells);
  return text.take();
}

bool are_same(const Lines& one, const Lines& other) {
  return std::equal(
      one.begin(), one.end(), other.begin(), other.end(), [](const auto* left, const auto* right) {
        return std::equal(left->begin() + 1, left->end() - 1, right->begin() + 1, right->end() - 1);
      });
}

}  // namespace holdfast
