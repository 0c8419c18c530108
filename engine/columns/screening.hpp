// The plan over columns: every row of a block gets the answer that its scenario would get, whatever the
// block's size. One object for each thread; the plan is shared.
//
// The rows of each place go, a strip at a time, through the program of the rules that hold there, one look
// for all of them. What stays open after that look goes to the search of the single answer, row by row.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "engine/columns/answers.hpp"
#include "engine/columns/block.hpp"
#include "engine/columns/open_rows.hpp"
#include "engine/columns/part_groups.hpp"
#include "engine/columns/row_screening.hpp"

namespace holdfast {

class Screening {
 public:
  // `nothing_told`: the scenario of which only the day is known. The plan outlives it.
  Screening(const Plan& plan, Scenario nothing_told, std::vector<Asked> asked);

  void answer(const Block& block, Answers& answers);

  const std::vector<Asked>& asked() const { return asked_; }
  // Which amounts a part asked for has, and at which scale; without rows.
  const std::vector<AmountColumn>& amounts(std::size_t asked) const { return amounts_[asked]; }

  // What was done so far: a *case* is one part of the plan for one row.
  struct Work {
    std::uint64_t rows = 0;
    std::uint64_t cases = 0;
    std::uint64_t open = 0;      // cases that one look left open; of them
    std::uint64_t searched = 0;  // those that were searched
  };
  Work work() const;

 private:
  struct Group {
    PartGroup parts;
    std::map<std::string, GroupProgram> programs;  // by shape of the block
    std::size_t rows = 0;                          // of the block at hand, at most
    std::vector<std::uint32_t> places;             // of the block at hand: where its rows are
  };
  const std::vector<int>& groups_at(const std::vector<int>& spots);
  void places(const Block& block);
  void count_rows(const Block& block);
  void sort_rows(const Block& block);
  void constraints(const Block& block, const BlockShape& shape, Answers& answers);
  void group(const Block& block, const BlockShape& shape, Group& group, Answers& answers);
  void strip(const Block& block, Group& group, const GroupProgram& made, const SomeRows& rows,
             const std::uint8_t* within, Answers& answers);
  void open_rows(const Block& block, Answers& answers);
  void whole_rows(const Block& block, Answers& answers);

  const Plan& plan_;
  const Scenario nothing_told_;
  const std::vector<Asked> asked_;
  RowScreening rows_;
  OpenRows open_rows_;
  InputColumns inputs_;
  std::vector<std::vector<AmountColumn>> amounts_;  // by part asked for: which, and no rows
  std::vector<int> parts_of_;                       // by part asked for: how many of the plan
  std::vector<int> governing_facts_;
  std::deque<Group> groups_;
  std::map<std::vector<int>, std::vector<int>> groups_at_;  // by spots of a home
  std::map<std::string, ConstraintProgram> constraints_;    // by shape of the block
  Program::Room room_;
  std::vector<std::uint32_t> first_at_;  // of the block at hand: where a place begins in
  std::vector<std::uint32_t> rows_at_;   // its rows, by place; empty until they are asked for
  std::vector<std::uint32_t> listed_;
  std::vector<std::uint8_t> within_;
  std::vector<OpenRow> open_;
  std::vector<std::uint32_t> impossible_;
  Work work_;
};

}  // namespace holdfast
