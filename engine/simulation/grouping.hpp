// Which group each row belongs to, by the text in some columns.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/population/table_reader.hpp"
#include "engine/simulation/tally.hpp"

namespace holdfast {

// More are a mistake of whoever asks: a group is something to count in, not a row.
constexpr std::size_t most_groups = 10'000;

class Grouping {
 public:
  Grouping(std::vector<std::size_t> columns, const TallyShape& shape)
      : columns_(std::move(columns)), shape_(shape) {}

  void read(const TableReader& reader);
  Tally& of(std::size_t row) { return tallies_[group_[row]]; }
  bool too_many() const { return too_many_; }
  void give(Groups& groups) const;

 private:
  std::uint32_t find(const std::string& key);

  std::vector<std::size_t> columns_;
  const TallyShape& shape_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by the cells as they stand there
  std::vector<std::vector<std::string>> keys_;              // by number
  std::vector<Tally> tallies_;
  std::vector<std::uint32_t> group_;  // by row
  std::string key_;
  std::string last_;
  std::string room_;
  bool too_many_ = false;
};

}  // namespace holdfast
