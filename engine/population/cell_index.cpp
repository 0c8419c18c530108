#include "engine/population/cell_index.hpp"

#include <algorithm>

#include "engine/population/separators.hpp"

namespace holdfast {

void CellIndex::read(std::string_view text) {
  text_ = text;
  runs_.clear();
  odd_.clear();
  if (room_ < text.size() + text_padding) {
    room_ = text.size() + text.size() / 4 + text_padding;
    found_ = std::make_unique_for_overwrite<std::uint32_t[]>(room_);
  }
  found_[0] = UINT32_MAX;  // the row before the first would end just before it
  const auto found = find_separators(text, separator_, found_.get() + 1);
  const std::size_t count = found.count;
  newlines_ = found.newlines;
  quotes_ = found.quotes;
  beyond_ascii_ = found.beyond_ascii;
  const std::uint32_t* ends = found_.get() + 1;
  bool even = cells_ > 1 && newlines_ * cells_ == count;
  for (std::size_t end = cells_ - 1; even && end < count; end += cells_) even = text[ends[end]] == '\n';
  if (!even) return walk(ends, count);
  rows_ = newlines_;
  if (rows_ > 0) runs_.push_back({0, static_cast<std::uint32_t>(rows_), ends});
}

// Row by row, where some row is odd, or some line holds nothing.
void CellIndex::walk(const std::uint32_t* found, std::size_t count) {
  walked_.resize(2 * count + 2);  // a run for every row, at worst
  std::uint32_t* out = walked_.data();
  std::uint32_t row = 0;
  bool running = false;
  std::size_t first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text_[found[i]] != '\n') continue;
    const std::size_t cells = i + 1 - first;
    const std::uint32_t begin = first == 0 ? 0 : found[first - 1] + 1;
    const std::uint32_t length = found[i] - begin;
    if (cells == 1 && (length == 0 || (length == 1 && text_[begin] == '\r'))) {
      running = false;
    } else if (cells != cells_) {
      odd_.push_back({row++, begin, found[i], static_cast<std::uint32_t>(cells)});
      running = false;
    } else {
      if (!running) {
        *out++ = begin - 1;
        runs_.push_back({row, 0, out});
        running = true;
      }
      out = std::copy(found + first, found + i + 1, out);
      ++runs_.back().rows;
      ++row;
    }
    first = i + 1;
  }
  rows_ = row;
}

const CellRun* CellIndex::run_of(std::size_t row) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), row,
                                      [](std::size_t at, const CellRun& run) { return at < run.first_row; });
  if (after == runs_.begin()) return nullptr;
  const CellRun& run = *std::prev(after);
  return row - run.first_row < run.rows ? &run : nullptr;
}

std::string_view CellIndex::record(std::size_t row) const {
  if (const CellRun* run = run_of(row)) {
    const std::uint32_t* first = run->ends + (row - run->first_row) * cells_;
    const std::uint32_t begin = first[-1] + 1;
    return text_.substr(begin, first[cells_ - 1] - begin);
  }
  const auto odd = std::lower_bound(odd_.begin(), odd_.end(), row,
                                    [](const OddRow& one, std::size_t at) { return one.row < at; });
  return odd == odd_.end() ? std::string_view() : text_.substr(odd->begin, odd->end - odd->begin);
}

std::size_t CellIndex::lines_before(std::size_t row) const {
  const auto begin = record(row).data() - text_.data();
  return static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + begin, '\n'));
}

std::size_t CellIndex::lines() const {
  return quotes_ ? static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n')) : newlines_;
}

}  // namespace holdfast
