// The header of a table that is counted: which of its columns tell of facts, and where those are that are
// looked at beside.
#pragma once

#include <string>
#include <vector>

#include "engine/population/record_reader.hpp"
#include "engine/population/table_header.hpp"

namespace holdfast {

struct StudyTable {
  std::string name;
  const TableMap* map = nullptr;
  bool tabs = false;
  std::vector<std::string> passed;     // headers that are copied
  std::vector<std::string> looked_at;  // headers of weights, groups and queues
};

// The reader's header was not read yet. The columns of `output` that copy are found in it.
Result<TableLayout> read_study_header(const StudyTable& table, const Ruleset& ruleset, RecordReader& reader,
                                      OutputPlan& output);

// It is there: it was looked for.
std::size_t column_named(const TableLayout& layout, const std::string& name);

}  // namespace holdfast
