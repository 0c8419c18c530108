// One edition of a publisher's whole table: a line an area, a column a size, and last the homes that the line
// is for, by the codes of counties and of New England's towns. Read without a copy of its text, because there
// are thousands of lines that no rule asks for.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace holdfast {

// A CSV file of figures in whole dollars: `area,COLUMN…,homes`. Several tables may read columns of one.
class Sheet {
 public:
  Sheet(std::string bytes, const std::string& path, Diagnostics& diagnostics);

  static constexpr std::int32_t unknown = -1;  // the publisher has a figure, and we do not

  const std::string& path() const { return path_; }
  const std::string& bytes() const { return bytes_; }
  std::size_t lines() const { return areas_.size(); }
  std::size_t homes() const { return homes_.size(); }
  std::string_view area(std::size_t line) const { return areas_[line]; }
  int line_in_file(std::size_t line) const { return static_cast<int>(line) + 2; }
  std::optional<std::size_t> column(std::string_view name) const;
  std::int32_t figure(std::size_t line, std::size_t column) const {
    return figures_[line * columns_.size() + column];
  }
  std::optional<std::size_t> line_of(std::string_view code) const;
  // By line: how many homes it is for.
  std::vector<std::int64_t> homes_by_line() const;
  std::vector<std::string> codes() const;

 private:
  struct Home {
    std::uint64_t code = 0;
    std::uint32_t line = 0;
  };
  void read_line(std::string_view text, int line, Diagnostics& diagnostics);
  void read_homes(std::string_view text, int line, Diagnostics& diagnostics);
  void fail(int line, const char* code, std::string message, Diagnostics& diagnostics) const;

  std::string bytes_;
  std::string path_;
  std::vector<std::string_view> columns_;  // views into bytes_, as all of them
  std::vector<std::string_view> areas_;
  std::vector<std::int32_t> figures_;
  std::vector<Home> homes_;  // by code
};

}  // namespace holdfast
