// A table of the run as it was written, read back. Whatever is made from it says what the file says, and
// cannot show what is hidden there.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/document/csv.hpp"

namespace holdfast {

class TidyTable {
 public:
  // `text` is one that we wrote.
  explicit TidyTable(const std::string& text);

  using Line = std::vector<std::string>;
  const std::vector<CsvRecord>& lines() const { return csv_.records; }
  // One of our columns. Those of `--by` may be called the same; they stand before it, and do not count.
  const std::string& cell(const Line& line, const std::string& column) const;
  bool is_hidden(const Line& line) const { return cell(line, "note") == "hidden"; }

  // The header, and the lines that `wanted` takes: a file of its own.
  std::string part(const std::function<bool(const Line&)>& wanted) const;

 private:
  Csv csv_;
  std::map<std::string, std::size_t> columns_;
};

using Lines = std::vector<const TidyTable::Line*>;

// But for the scenario, which stands first, and its label, which stands last.
bool are_same(const Lines& one, const Lines& other);

}  // namespace holdfast
