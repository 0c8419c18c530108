// What the rules mean for every row of a block: of each part of a rule that was asked for, the outcomes that
// stay possible and, on request, its amounts. No explanation: a row is explained by evaluating it as a
// scenario.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

enum class AmountOf : std::uint8_t { debt, limit, margin, to_pay, award };

// One operative block of one rule, wherever it holds: the plan has a part of it for each kind of place.
struct Asked {
  const Rule* rule = nullptr;
  int part = 0;                   // of the rule
  std::vector<AmountOf> amounts;  // with these
};

// An amount of each row: a range, both ends included and attained. Where the law is not in force on any day
// that may count, a row has no amount.
struct AmountColumn {
  AmountOf of = AmountOf::limit;
  std::string bucket;  // of an award
  int scale = money_scale;
  std::vector<std::uint8_t> ends;  // by row: the bits below
  std::vector<std::int64_t> least;
  std::vector<std::int64_t> ranges;  // by row, the most; empty where no row has a range
  std::int64_t most(std::size_t row) const { return ranges.empty() ? least[row] : ranges[row]; }
  static constexpr std::uint8_t there = 1;
  static constexpr std::uint8_t open_below =
      2;  // only the vocabulary's limit, or a gap in the law, bounds it
  static constexpr std::uint8_t open_above = 4;
};

struct PartAnswers {
  // By row: the outcomes that completions of the row have. 0: no rule part of this kind is asked there; the
  // home is certainly elsewhere, or may lie in too many places. Of a home that may lie in several, and of a
  // rule that speaks of months or adults, those of all of them together.
  std::vector<Outcomes> possible;
  std::vector<std::uint32_t>
      budget_spent;  // rows of which `possible` may hold too much, because not all was tried
  // What has to be cleared before the next block: only these rows, unless all of them were written. A part of
  // another place has no row here, and then costs nothing.
  std::vector<std::uint32_t> written;
  bool all_written = true;
  std::vector<AmountColumn> amounts;  // as asked for; of an award, one for each thing that is paid
};

struct Answers {
  std::vector<PartAnswers> parts;        // by part asked for
  std::vector<std::uint8_t> impossible;  // by row: no home can have these facts together
};

// Every part of every rule of the plan, in order.
std::vector<Asked> all_parts(const Plan& plan);

// Another range that the row's amount may lie in. `ends`: as in the column; without `there` it is none.
void widen(AmountColumn& column, std::size_t row, std::int64_t least, std::int64_t most, std::uint8_t ends);

// Room for so many rows, nothing answered yet.
void prepare(const std::vector<Asked>& asked, std::size_t rows, Answers& answers);

}  // namespace holdfast
