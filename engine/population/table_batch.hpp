// A table of many homes → a table of answers, piece by piece, on several threads, in the order of the input.
// What is in memory does not grow with the table, but for the references that may not come twice.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/plan/plan.hpp"
#include "engine/population/bytes.hpp"
#include "engine/population/cell_error.hpp"
#include "engine/population/output_plan.hpp"
#include "engine/population/record_reader.hpp"
#include "engine/population/table_layout.hpp"

namespace holdfast {

struct TableBatch {
  const Plan& plan;
  const TableLayout& layout;
  const OutputPlan& output;
  const Scenario& nothing_told;  // with what is so of every row
  char separator = ',';          // of the output
  int jobs = 1;
};

struct BatchCounts {
  std::uint64_t rows = 0;
  std::uint64_t wrong = 0;
};

// A mistake, and its place in the whole table.
struct RowError {
  std::uint64_t line = 0;
  std::uint64_t row = 0;
  const CellError& error;
};

struct BatchWatch {
  std::function<void(const RowError&)> error;        // in order
  std::function<void(const BatchCounts&)> progress;  // now and then
};

struct BatchEnd {
  BatchCounts counts;
  RecordReader::Trouble trouble = RecordReader::Trouble::none;
  std::uint64_t line = 0;  // at which the trouble is
  bool cannot_write = false;
};

// `reader` has given its header. The same bytes for any number of jobs and any size of a piece.
BatchEnd run_batch(const TableBatch& batch, RecordReader& reader, ByteSink& sink, const BatchWatch& watch);

}  // namespace holdfast
