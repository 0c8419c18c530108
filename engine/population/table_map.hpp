// A map: how the columns of somebody else's table tell of facts, and which columns to write of each row. Here
// alone anything is reshaped, because here it is written down.
//
//   schema: holdfast/map/1
//   columns: {bedrooms: BEDROOMS, notice_served_on: {from: NOTICE_DATE, format: "%m/%d/%Y"}}
//   constants: {eviction_grounds: [nonpayment]}
//   recode: {BEDROOMS: {Studio: 0, 4+: 4..6}}
//   shares: {bedrooms: {0: 1200, 1: 5400}}   # of what no column tells
//   ignore: [OWNER]             # or `others`: whatever the map does not name
//   output: [{name: id, copy: CASE}, {name: barred, applies: us/dc/rent-threshold}]
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/evaluate/scenario.hpp"
#include "engine/population/fact_shares.hpp"
#include "engine/population/output_plan.hpp"
#include "engine/population/table_layout.hpp"

namespace holdfast {

struct MappedFact {
  std::string fact;    // as a header would name it: `payments.1.amount`
  std::string header;  // of the column that tells it
  Reshaping reshaping;
  std::string times{};                                // header of a column by which it is multiplied, or ""
  std::map<std::string, std::string> times_recode{};  // of that column's cells
};

struct TableMap {
  std::string name;  // of the file
  std::vector<MappedFact> columns;
  std::map<std::string, Node> constants;
  std::vector<std::string> ignored;  // headers that nobody reads
  bool ignores_others = false;       // whatever the map does not name
  std::optional<OutputPlan> output;
  std::optional<FactShares> shares;  // only a simulation reads them
};

// Every mistake at once.
Result<TableMap> read_table_map(const Document& document, const Ruleset& ruleset);

// What is so of every row, into a scenario of which only the day was known.
void tell_constants(const TableMap& map, const Ruleset& ruleset, Scenario& scenario,
                    Diagnostics& diagnostics);

}  // namespace holdfast
