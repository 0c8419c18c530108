// Where the cells of a piece of a table stand: found 64 bytes at a time, quotes and all, before any cell is
// read.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/population/separators.hpp"

namespace holdfast {

// Rows one after the other that have as many cells as they should. Cell `c` of row `i` begins after
// ends[i * cells + c - 1] and ends before ends[i * cells + c], where `cells` is how many a row has.
struct CellRun {
  std::uint32_t first_row = 0;
  std::uint32_t rows = 0;
  const std::uint32_t* ends = nullptr;
};

// A row with more cells than it should have, or fewer.
struct OddRow {
  std::uint32_t row = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // its line break
  std::uint32_t cells = 0;
};

class CellIndex {
 public:
  CellIndex(std::size_t cells, char separator) : cells_(cells), separator_(separator) {}

  // `text` is whole records, each with its line break, and padded on both sides. Lines of nothing are no
  // rows. At most 2^31 bytes.
  void read(std::string_view text);

  std::size_t cells() const { return cells_; }
  std::size_t rows() const { return rows_; }
  std::string_view text() const { return text_; }
  const std::vector<CellRun>& runs() const { return runs_; }
  const std::vector<OddRow>& odd() const { return odd_; }  // in order
  // A byte of it is not ASCII.
  bool beyond_ascii() const { return beyond_ascii_; }

  bool has_quotes() const { return quotes_; }

  // As it stands there, quotes included; of an odd row it is empty.
  std::string_view cell(std::size_t row, std::size_t column) const {
    const bool all = runs_.size() == 1 && runs_.front().rows == rows_;
    const CellRun* run = all ? runs_.data() : run_of(row);
    if (run == nullptr) return {};
    const std::uint32_t* end = run->ends + (row - run->first_row) * cells_ + column;
    const std::uint32_t begin = end[-1] + 1;
    auto length = *end - begin;
    if (column + 1 == cells_ && length > 0 && text_[*end - 1] == '\r') --length;
    return {text_.data() + begin, length};
  }
  // From its first byte to its line break.
  std::string_view record(std::size_t row) const;
  // The line breaks before the row.
  std::size_t lines_before(std::size_t row) const;
  std::size_t lines() const;

 private:
  void walk(const std::uint32_t* found, std::size_t count);
  const CellRun* run_of(std::size_t row) const;

  std::size_t cells_;
  char separator_;
  std::string_view text_;
  std::size_t rows_ = 0;
  std::size_t newlines_ = 0;  // that end a row or a line of nothing
  bool quotes_ = false;
  bool beyond_ascii_ = false;
  std::vector<CellRun> runs_;
  std::vector<OddRow> odd_;
  std::size_t room_ = 0;
  std::unique_ptr<std::uint32_t[]> found_;
  std::vector<std::uint32_t> walked_;
};

}  // namespace holdfast
