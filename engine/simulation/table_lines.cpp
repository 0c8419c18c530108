#include "engine/simulation/table_lines.hpp"

#include <algorithm>

#include "engine/population/quoting.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {
namespace {

// Numbers by their size, and before words.
bool before(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == other[i]) continue;
    const auto left = parse_weight(one[i]);
    const auto right = parse_weight(other[i]);
    if (left && right && *left != *right) return *left < *right;
    if (left.has_value() != right.has_value()) return left.has_value();
    return one[i] < other[i];
  }
  return false;
}

}  // namespace

GroupLines::GroupLines(const Study& study, const Groups& groups) : all_(TallyShape(study)) {
  for (const auto& [key, tally] : groups) {
    lines_.push_back({key, &tally});
    all_ += tally;
  }
  std::sort(lines_.begin(), lines_.end(),
            [](const Line& one, const Line& other) { return before(one.key, other.key); });
  groups_ = study.by.empty() ? 0 : lines_.size();
  if (study.by.empty()) lines_.clear();
  lines_.push_back({std::vector<std::string>(study.by.size(), std::string(all_groups)), &all_});
}

void TableText::line(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += ',';
    append_quoted(text_, cells[i], ',');
  }
  text_ += '\n';
}

std::vector<std::string> joined(std::vector<std::vector<std::string>> cells) {
  std::vector<std::string> made;
  for (auto& some : cells)
    made.insert(made.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  return made;
}

}  // namespace holdfast
