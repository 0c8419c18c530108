// A small CSV as the program writes it: cells by row and by the name of their column. No line breaks in
// cells.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace holdfast {

class CsvTable {
 public:
  explicit CsvTable(const std::string& text) {
    std::istringstream stream(text);
    std::string line;
    std::getline(stream, line);
    names_ = cells(line);
    while (std::getline(stream, line)) {
      std::map<std::string, std::string> row;
      const auto some = cells(line);
      for (std::size_t i = 0; i < names_.size(); ++i)
        row[names_[i]] = i < some.size() ? some[i] : "(missing)";
      rows.push_back(std::move(row));
    }
  }
  std::vector<std::map<std::string, std::string>> rows;
  const std::vector<std::string>& names() const { return names_; }

 private:
  static std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> made(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
        made.back() += line[i++];
      } else if (line[i] == '"') {
        quoted = !quoted;
      } else if (line[i] == ',' && !quoted) {
        made.emplace_back();
      } else {
        made.back() += line[i];
      }
    }
    return made;
  }
  std::vector<std::string> names_;
};

}  // namespace holdfast
