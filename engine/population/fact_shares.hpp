// What a table does not tell of a fact, as a declared distribution: of homes that are alike in one column, so
// many have each value. The fact stays unknown; a simulation tells beside the ends what is to be expected.
//
//   shares: {bedrooms: {0: 1200, 1: 5400, 2: 3400}}
//   shares: {bedrooms: {by: HHSIZE, of: {1: {0: 30, 1: 70}, 2: {1: 55, 2: 45}}}}
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

constexpr std::size_t most_share_values = 64;
constexpr std::int64_t whole_share = 1'000'000'000;

struct FactShares {
  int fact = -1;
  std::string by;                    // a header; "" where all rows are alike
  std::vector<std::int64_t> values;  // of the fact, as a block's column holds them, in order
  // By the cell of that column, as it stands there (""): by value, parts of whatever they add up to.
  std::map<std::string, std::vector<std::int64_t>> parts;
};

// The member `shares` of a map: one fact.
FactShares read_fact_shares(Reader& reader, const Node& node, const std::string& at, const Ruleset& ruleset);

// Of those values that a row leaves possible, the shares in billionths of the whole, rounded down, and what
// is missing to the largest. Empty where none of them has a part.
std::vector<std::int64_t> shares_among(const std::vector<std::int64_t>& parts,
                                       const std::vector<bool>& possible);

}  // namespace holdfast
