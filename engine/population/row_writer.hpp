// What was read of a piece of a table, and what each law answers → lines of the output. One for each thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/determination/determine.hpp"
#include "engine/population/law_answers.hpp"
#include "engine/population/output_plan.hpp"
#include "engine/population/table_reader.hpp"
#include "engine/population/text_buffer.hpp"

namespace holdfast {

// The names of the columns, with a line break.
std::string header_line(const OutputPlan& output, char separator);

class RowWriter {
 public:
  // All of them outlive it. The first law is the one that is in force: it says which rows no home can be, and
  // determines.
  RowWriter(const std::vector<LawAnswers*>& laws, const TableLayout& layout, const OutputPlan& output,
            const Scenario& nothing_told, char separator);

  // A row that no home can be is added to the reader's errors. The laws have answered the reader's block.
  void refuse_impossible(TableReader& reader);
  // Lines for all rows of the reader, of which the first is `first_row` of the table, from 1.
  void write(const TableReader& reader, std::uint64_t first_row, TextBuffer& out);

 private:
  struct Word {
    static constexpr std::size_t is_short = 16;
    char text[is_short] = {};  // all of it, if it is short
    std::size_t length = 0;
    std::string whole;
  };
  // One column, for all rows of a piece.
  struct Step {
    const OutputColumn* column = nullptr;
    std::size_t at = 0;
    const std::uint8_t* says = nullptr;   // by row
    const std::uint8_t* which = nullptr;  // by row, of the words
    const Word* words = nullptr;
  };
  std::vector<Step> steps() const;
  void say_first(const OutputColumn& column, std::vector<std::uint8_t>& words);
  void write_rows(const TableReader& reader, std::uint64_t first_row, TextBuffer& out);
  void write_row(const TableReader& reader, std::size_t row, std::uint64_t number, TextBuffer& out);
  void write_amount(const OutputColumn& column, std::size_t at, std::size_t row, TextBuffer& out);
  void write_copy(const TableReader& reader, std::size_t row, std::size_t column, TextBuffer& out);
  void write_built_in(const OutputColumn& column, const TableReader& reader, std::size_t row,
                      std::uint64_t number, const Determination* determination, TextBuffer& out);
  void write_text(std::string_view text, TextBuffer& out);

  const std::vector<LawAnswers*> laws_;
  const TableLayout& layout_;
  const OutputPlan& output_;
  const Scenario& nothing_told_;
  const char separator_;
  const bool determines_;
  Explorer explorer_;
  std::vector<std::vector<std::uint8_t>> words_;  // by column, by row: which of its words
  std::vector<std::uint8_t> certainty_;           // by row, of one label
  std::vector<std::vector<Word>> vocabulary_;     // by column
  std::size_t longest_ = 1;                       // a row with nothing in it that must be looked at
  std::string room_;
  std::string quoted_;
};

}  // namespace holdfast
