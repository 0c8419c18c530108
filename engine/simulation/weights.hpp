// The weights of a row: one, and its replicates. Where no column is named, a row counts once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/population/table_reader.hpp"
#include "engine/simulation/study.hpp"

namespace holdfast {

// Digits, perhaps a point and at most nine more: billionths. Nothing if it is anything else.
std::optional<std::int64_t> parse_weight(std::string_view text);

class Weights {
 public:
  // `columns`: of the weight, then of its replicates; the first is -1 where a row counts once.
  explicit Weights(std::vector<int> columns) : columns_(std::move(columns)) {}

  // Of all rows of the piece. A weight that cannot be read, or is below zero, is a mistake of its row;
  // replicates may be below zero.
  void read(TableReader& reader);
  const std::int64_t* of(std::size_t row) const { return values_.data() + (row * columns_.size()); }

 private:
  std::vector<int> columns_;
  std::vector<std::int64_t> values_;
  std::string room_;
};

}  // namespace holdfast
