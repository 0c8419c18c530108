// The header of a table → what its columns tell. A column that tells of nothing is a mistake, unless it is
// passed on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/population/output_plan.hpp"
#include "engine/population/table_layout.hpp"
#include "engine/population/table_map.hpp"

namespace holdfast {

// `payments.1.amount`, `bedrooms`: the fact, and of a list its row and column. Nothing where there is none.
std::optional<FactSource> find_fact_source(const Vocabulary& vocabulary, std::string_view name);

struct HeaderWishes {
  std::vector<std::string> pass;  // headers to pass on
  const TableMap* map = nullptr;
  bool tabs = false;  // tabs stand between the cells, whatever the header looks like
  // Headers whose text is looked at, whatever else they tell; they have to be there.
  std::vector<std::string> also{};
};

// `name` is the table's in diagnostics. The columns of `output` that copy are found in it.
Result<TableLayout> read_table_header(const std::string& header, const std::string& name,
                                      const Ruleset& ruleset, const HeaderWishes& wishes, OutputPlan& output);

}  // namespace holdfast
