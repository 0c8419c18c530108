#include "engine/simulation/study_table.hpp"

#include <algorithm>

namespace holdfast {

Result<TableLayout> read_study_header(const StudyTable& table, const Ruleset& ruleset, RecordReader& reader,
                                      OutputPlan& output) {
  std::string header;
  if (!reader.read_header(header)) {
    Diagnostic d;
    d.code = "no-header";
    d.span = {table.name, 1, 0, 1};
    d.message = "expected a first line with the names of the columns";
    return Diagnostics{std::move(d)};
  }
  HeaderWishes wishes;
  wishes.pass = table.passed;
  wishes.also = table.looked_at;
  wishes.map = table.map;
  wishes.tabs = table.tabs;
  auto layout = read_table_header(header, table.name, ruleset, wishes, output);
  if (layout) reader.set_separator(layout->separator);
  return layout;
}

std::size_t column_named(const TableLayout& layout, const std::string& name) {
  return static_cast<std::size_t>(std::find(layout.names.begin(), layout.names.end(), name) -
                                  layout.names.begin());
}

}  // namespace holdfast
