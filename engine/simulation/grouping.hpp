// Which group each row belongs to, by the text in some columns.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/population/table_reader.hpp"

namespace holdfast {

// More are a mistake of whoever asks: a group is something to count in, not a row.
constexpr std::size_t most_groups = 10'000;

class Grouping {
 public:
  explicit Grouping(std::vector<std::size_t> columns, std::size_t most = most_groups)
      : columns_(std::move(columns)), most_(most) {}

  void read(const TableReader& reader);
  std::size_t of(std::size_t row) const { return group_[row]; }  // below size()
  std::size_t size() const { return keys_.size(); }
  const std::vector<std::string>& key(std::size_t group) const { return keys_[group]; }
  bool too_many() const { return too_many_; }

 private:
  std::uint32_t find(const std::string& key);

  std::vector<std::size_t> columns_;
  std::size_t most_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by the cells as they stand there
  std::vector<std::vector<std::string>> keys_;              // by number
  std::vector<std::uint32_t> group_;                        // by row
  std::string key_;
  std::string last_;
  std::string room_;
  bool too_many_ = false;
};

}  // namespace holdfast
