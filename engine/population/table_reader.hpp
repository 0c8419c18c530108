// A piece of a table → a block of what was told, and what is wrong with it. One for each thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/columns/block.hpp"
#include "engine/population/cell_error.hpp"
#include "engine/population/cell_index.hpp"
#include "engine/population/cell_reader.hpp"
#include "engine/population/plain_column.hpp"
#include "engine/population/table_layout.hpp"

namespace holdfast {

class TableReader {
 public:
  // All of them outlive it. `nothing_told` may hold what is so of every row.
  TableReader(const Ruleset& ruleset, const TableLayout& layout, const Scenario& nothing_told);

  // Whole records; padded on both sides. What was read before is gone.
  void read(std::string_view text);

  const CellIndex& index() const { return index_; }
  const Block& block() const { return block_; }
  const CellErrors& errors() const { return errors_; }  // by row, then by column; all of a row's
  std::span<const CellError> errors_of(std::size_t row) const;
  const std::string& title(std::size_t column) const { return layout_.titles[column]; }
  bool is_wrong(std::size_t row) const { return wrong_[row] != 0; }
  // A mistake that only somebody else can see, as of a reference that was there before.
  void add(CellError error);

 private:
  void read_fact(std::size_t source, FactColumn& column);
  void read_place(std::size_t source);
  void read_lists();
  void check_text();
  void check_passed();
  void refuse_odd_rows();
  std::size_t position(const CellError& error) const;
  std::string_view plain_text(std::size_t row, std::size_t column);
  bool quoted_value(std::size_t source, std::string_view text, std::int64_t& value) const;
  std::optional<CellContent> content(std::size_t source, std::uint32_t row);
  std::optional<CellContent> with_care(const FactSource& from, std::uint32_t row, std::string_view text);
  std::optional<CellContent> product(const FactSource& from, std::uint32_t row);

  const Ruleset& ruleset_;
  const TableLayout& layout_;
  const Scenario& nothing_told_;
  CellIndex index_;
  CellReader cells_;
  std::vector<PlainColumn> plain_;       // by source
  std::vector<std::vector<int>> spots_;  // by place
  std::vector<std::uint32_t> rest_;
  std::vector<std::uint32_t> place_;           // by row: of all places, then of `other_spots_`
  std::vector<std::vector<int>> other_spots_;  // of cells that name several places
  std::vector<std::int32_t> slot_;             // by place, then by those others: in the block's places
  std::string room_;
  Block block_;
  CellErrors errors_;
  std::vector<std::uint8_t> wrong_;
};

}  // namespace holdfast
