// Rows that columns leave open, one part at a time, by the search of the single answer. Rows that tell a part
// the same are searched once. Inside this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/columns/block.hpp"
#include "engine/columns/row_screening.hpp"

namespace holdfast {

struct OpenRow {
  std::uint32_t row = 0;
  int part = 0;  // of the plan
  bool outcomes = false;
  bool amounts = false;
};

class OpenRows {
 public:
  // All outlive it.
  OpenRows(const Plan& plan, const Scenario& nothing_told, RowScreening& rows);

  void start(const Block& block);
  void answer(const Block& block, const OpenRow& open, Answers& answers);

  std::uint64_t searched() const { return searched_; }
  std::uint64_t remembered() const { return remembered_; }

 private:
  struct Amount {
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::uint8_t ends = 0;
  };
  struct Found {
    Exploration outcomes;
    std::vector<Amount> amounts;
  };
  static constexpr std::size_t most_remembered = 1U << 16U;

  std::string key(const Block& block, const OpenRow& open);
  Found search(const OpenRow& open);

  const Plan& plan_;
  const Scenario& nothing_told_;
  RowScreening& rows_;
  Scenario scenario_;
  std::uint32_t told_row_ = 0;
  bool told_ = false;
  Answers one_row_;
  std::vector<std::vector<int>> facts_;  // by part of the plan: those that its answers read
  std::vector<int> column_of_;           // by fact, of the block at hand
  std::unordered_map<std::string, Found> memory_;
  std::uint64_t searched_ = 0;
  std::uint64_t remembered_ = 0;
};

}  // namespace holdfast
