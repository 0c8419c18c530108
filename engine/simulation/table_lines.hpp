// Lines of a table, and the groups that they are written for.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/simulation/tally.hpp"

namespace holdfast {

// In a column of `by`: the rows of all groups.
inline constexpr std::string_view all_groups = "(all)";

// The groups of a study and, where there are several columns to go by, all of them together at the end.
class GroupLines {
 public:
  GroupLines(const Study& study, const Groups& groups);
  struct Line {
    std::vector<std::string> key;
    const Tally* tally = nullptr;
  };
  const std::vector<Line>& lines() const { return lines_; }
  std::size_t groups() const { return groups_; }  // without the total

 private:
  Tally all_;
  std::size_t groups_ = 0;
  std::vector<Line> lines_;
};

class TableText {
 public:
  void line(const std::vector<std::string>& cells);
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// What the column `note` says of a line that is, or is not, hidden.
inline std::string hidden_word(bool hidden) { return hidden ? "hidden" : ""; }

// Cells one after the other.
std::vector<std::string> joined(std::vector<std::vector<std::string>> cells);

}  // namespace holdfast
