// Cases as what both sides take: a block for the engine, columns for the rules by hand.
#pragma once

#include <vector>

#include "engine/columns/block.hpp"
#include "tests/bench/cases.hpp"
#include "tests/bench/limit.hpp"

namespace holdfast::bench {

Facts facts_of(const Case& one);

// The facts of many cases, side by side, in the types that the rules by hand take.
class LimitColumns {
 public:
  void add(const Facts& facts);
  std::size_t rows() const { return served_on_.size(); }
  FactColumns from(std::size_t row) const;

 private:
  std::vector<std::int32_t> served_on_, applied_on_, rent_owed_, rent_monthly_, income_annual_;
  std::vector<std::uint8_t> in_unincorporated_, nonpayment_, bedrooms_, household_size_, months_behind_,
      landlord_applied_;
};

// A block of so many cases, of tests/bench/rules.
class CaseBlock {
 public:
  explicit CaseBlock(const Ruleset& ruleset);
  // With homes in any of these places of a larger ruleset.
  CaseBlock(const Ruleset& ruleset, const std::vector<int>& spots);
  void add(const Case& one) { add(one, static_cast<std::uint32_t>(one.place)); }
  void add(const Case& one, std::uint32_t place);
  const Block& block() const { return block_; }

 private:
  FactColumn& column(const char* fact);
  static void put(FactColumn& column, std::int64_t value);

  const Ruleset& ruleset_;
  std::uint64_t nonpayment_ = 0;  // of the set of grounds
  std::uint64_t nuisance_ = 0;
  Block block_;
};

}  // namespace holdfast::bench
