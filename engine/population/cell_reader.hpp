// One cell, read with care: what the fast readers leave over. The reader of scenario files says what it means
// and what is wrong with it.
#pragma once

#include <optional>
#include <string_view>

#include "engine/columns/block.hpp"
#include "engine/population/cell_error.hpp"
#include "engine/population/table_layout.hpp"

namespace holdfast {

struct CellContent {
  Told told = Told::unknown;
  std::int64_t value = 0;  // of Told::value
  Known known;             // of Told::part
  std::vector<int> spots;  // of the place, unless it is unknown
};

class CellReader {
 public:
  CellReader(const Ruleset& ruleset, const Scenario& nothing_told);

  // `cell` without its quotes; not blank. Nothing, and the errors, where it is wrong; their row is left open.
  std::optional<CellContent> read(const FactSource& source, const std::string& title, std::string_view cell,
                                  CellErrors& errors);

  // The rows of one list into a scenario of their own. `cells` by source; blank ones are not told.
  struct ListCell {
    const FactSource* source = nullptr;
    const std::string* title = nullptr;
    std::string_view cell;
  };
  bool read_list(int list, const std::vector<ListCell>& cells, Scenario& scenario, CellErrors& errors);

 private:
  bool refuse(const FactSource& source, const Type& type, const std::string& title, CellErrors& errors);

  const Ruleset& ruleset_;
  const Scenario& nothing_told_;
  Scenario scratch_;
  Document document_;
};

// How a column holds what is known of a fact.
CellContent content_of(const Fact& fact, const Known& known);

}  // namespace holdfast
