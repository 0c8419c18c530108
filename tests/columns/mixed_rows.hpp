// Homes made up at random over every place of a ruleset, told as people tell: each fact sometimes known,
// sometimes about, one of several, declined, not at all. They start from the cases of the rules, so that they
// lie where the law turns, and are then moved by a cent or a day, opened and mixed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/columns/block.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

class MixedRows {
 public:
  // The plan outlives it.
  MixedRows(const Plan& plan, Day as_of, std::uint64_t seed);

  // The next so many.
  Block block(std::size_t rows);
  const Scenario& nothing_told() const { return nothing_told_; }

  // As a table of CSV, without what lists tell: `case_ref`, the place and every fact that some case tells.
  std::string header() const;
  void append(const Block& block, std::size_t row, std::size_t case_ref, std::string& csv) const;

 private:
  using Facts = std::vector<std::pair<int, Known>>;
  struct Example {  // a case of a rule
    std::uint32_t place = 0;
    Facts facts;
    Facts lists;  // with the hidden facts of their rows
  };
  std::uint32_t place_index(const std::string& text);
  void read_case(const Rule& rule, const RuleCase& one);
  int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint64_t>(bound)); }
  // Facts that some impossibility concerns: told at random, hardly any home could have them together.
  bool is_bound(int fact) const { return std::find(bound_.begin(), bound_.end(), fact) != bound_.end(); }
  std::uint32_t some_place(const Example& example);
  Known some_value(int fact);
  // What was told, moved by one step; or opened, so that it is still among what may be.
  Known moved(const Fact& fact, Known known);
  Known opened(const Fact& fact, Known known);
  Known told_about(const Fact& fact, const Known& known);
  static void put(const Fact& fact, const Known& known, const Known& nothing, FactColumn& column,
                  std::uint32_t row);

  const Ruleset& ruleset_;
  Scenario nothing_told_;
  std::mt19937_64 random_;
  std::vector<std::vector<Example>> examples_;  // by rule that has cases
  std::vector<std::vector<Known>> values_;      // by fact: what cases tell of it
  std::vector<int> facts_;                      // that some case tells; no lists
  std::vector<int> bound_;
  std::vector<std::vector<int>> spots_;  // by place or places
  std::vector<std::string> places_;      // likewise, as a cell says it
};

}  // namespace holdfast
