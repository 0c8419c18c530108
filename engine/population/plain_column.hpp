// One column of a table, its plain cells read one after the other without looking at what they are not.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/population/cell_index.hpp"
#include "engine/population/digit_cells.hpp"
#include "engine/population/table_layout.hpp"
#include "engine/population/word_table.hpp"

namespace holdfast {

class PlainColumn {
 public:
  PlainColumn(const Ruleset& ruleset, const FactSource& source);

  // By row, to `values`; where a cell is not plain, some value of the domain, and the row to `rest`, in
  // order.
  void read(const CellIndex& index, std::vector<std::uint8_t>& values,
            std::vector<std::uint32_t>& rest) const;
  void read(const CellIndex& index, std::vector<std::int32_t>& values,
            std::vector<std::uint32_t>& rest) const;
  void read(const CellIndex& index, std::vector<std::int64_t>& values,
            std::vector<std::uint32_t>& rest) const;
  void read(const CellIndex& index, std::vector<std::uint32_t>& values,
            std::vector<std::uint32_t>& rest) const;

  // One cell, padded on both sides.
  bool read(const char* at, std::uint32_t length, std::int64_t& value) const;

 private:
  enum class Kind { nothing, number, money, day, minute, yes_no, words };
  bool read_as(Kind kind, const char* at, std::uint32_t length, std::int64_t& value) const;
  void settle_kind(const Ruleset& ruleset, const Fact& fact, const FactSource& source);
  template <class Value>
  void read_all(const CellIndex& index, std::vector<Value>& values, std::vector<std::uint32_t>& rest) const;
  template <class Value>
  void read_digits(const CellIndex& index, DigitCells::Kind kind, std::vector<Value>& values,
                   std::vector<std::uint32_t>& rest) const;
  template <class Value, class Parse>
  void read_with(const CellIndex& index, Parse parse, std::vector<Value>& values,
                 std::vector<std::uint32_t>& rest) const;
  bool in_domain(std::int64_t value) const {
    return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least_) <= span_;
  }

  std::size_t column_;
  Kind kind_ = Kind::nothing;
  Kind otherwise_ = Kind::nothing;  // of what is none of the words
  std::int64_t least_ = 0;
  std::uint64_t span_ = 0;
  WordTable words_;
};

}  // namespace holdfast
