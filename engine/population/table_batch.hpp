// A table of many homes → a table of answers, piece by piece, on several threads, in the order of the input.
// What is in memory does not grow with the table, but for the references that may not come twice.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/population/bytes.hpp"
#include "engine/population/cell_error.hpp"
#include "engine/population/law_answers.hpp"
#include "engine/population/output_plan.hpp"
#include "engine/population/record_reader.hpp"
#include "engine/population/table_layout.hpp"
#include "engine/population/table_reader.hpp"

namespace holdfast {

// One law that answers every row, and what it is asked.
struct BatchLaw {
  const Plan& plan;
  const Scenario& nothing_told;  // with what is so of every row
  std::vector<Asked> asked;
};

// Sees every row once, a piece at a time and not in order. One for each thread.
class RowObserver {
 public:
  virtual ~RowObserver() = default;
  // Before anything is written: what is wrong with rows that only it can tell is added to the reader.
  virtual void check(TableReader& reader) = 0;
  // `first_row`: of the piece, in the table, from 1. By law: what it answered.
  virtual void see(const TableReader& reader, const std::vector<LawAnswers*>& laws,
                   std::uint64_t first_row) = 0;
};

struct TableBatch {
  std::vector<BatchLaw> laws;  // the first is the one in force; all have the same vocabulary and places
  const TableLayout& layout;
  const OutputPlan& output;  // without columns, nothing is written
  char separator = ',';      // of the output
  int jobs = 1;
  std::function<RowObserver*()> observe;  // for each thread; what it returns outlives the run; or nothing
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
