#include "engine/columns/screening.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "engine/columns/strip.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
namespace {

std::vector<int> governing_facts(const Plan& plan) {
  std::vector<int> facts;
  for (const auto& part : plan.parts())
    for (const auto& reading : part.readings)
      if (reading.governing_fact >= 0) facts.push_back(reading.governing_fact);
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

// That these rows of the part are written.
void note(const SomeRows& rows, PartAnswers& part) {
  if (rows.listed == nullptr)
    part.all_written = true;
  else if (!part.all_written)
    part.written.insert(part.written.end(), rows.listed, rows.listed + rows.count);
}

void clear(Answers& answers, std::size_t row) {
  for (auto& part : answers.parts) {
    part.possible[row] = 0;
    for (auto& amount : part.amounts) amount.ends[row] = 0;
  }
}

bool is_whole(const Block& block, std::size_t row) {
  const auto found = std::lower_bound(block.whole.begin(), block.whole.end(), row,
                                      [](const auto& one, std::size_t at) { return one.first < at; });
  return found != block.whole.end() && found->first == row;
}

}  // namespace

Screening::Screening(const Plan& plan, Scenario nothing_told, std::vector<Asked> asked)
    : plan_(plan),
      nothing_told_(std::move(nothing_told)),
      asked_(std::move(asked)),
      rows_(plan, asked_),
      open_rows_(plan, nothing_told_, rows_),
      inputs_(plan.ruleset().vocabulary, nothing_told_),
      governing_facts_(governing_facts(plan)) {
  Answers none;
  prepare(asked_, 0, none);
  parts_of_.assign(asked_.size(), 0);
  for (const int one : rows_.asked_of())
    if (one >= 0) ++parts_of_[static_cast<std::size_t>(one)];
  for (auto& part : none.parts) amounts_.push_back(std::move(part.amounts));
  for (auto& parts : group_parts(plan, rows_.asked_of(), nothing_told_)) {
    groups_.emplace_back();
    groups_.back().parts = std::move(parts);
  }
}

Screening::Work Screening::work() const {
  Work work = work_;
  work.searched = open_rows_.searched();
  return work;
}

const std::vector<int>& Screening::groups_at(const std::vector<int>& spots) {
  const auto [found, fresh] = groups_at_.try_emplace(spots);
  if (!fresh) return found->second;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto& where = groups_[i].parts.spots;
    std::size_t inside = 0;
    for (const int spot : spots) inside += std::binary_search(where.begin(), where.end(), spot) ? 1 : 0;
    if (inside == spots.size() || (inside > 0 && spots.size() <= most_places))
      found->second.push_back(static_cast<int>(i));
  }
  return found->second;
}

void Screening::answer(const Block& block, Answers& answers) {
  prepare(asked_, block.rows, answers);
  for (auto& part : answers.parts) part.all_written = false;
  work_.rows += block.rows;
  if (block.rows == 0) return;
  const auto shape = shape_of(plan_, block, governing_facts_);
  constraints(block, shape, answers);
  places(block);
  open_.clear();
  for (std::size_t i = 0; i < groups_.size(); ++i)
    if (groups_[i].rows > 0) group(block, shape, groups_[i], answers);
  open_rows(block, answers);
  whole_rows(block, answers);
}

// Which rows each group has: those of some places of the block.
void Screening::places(const Block& block) {
  for (auto& group : groups_) {
    group.rows = 0;
    group.places.clear();
  }
  rows_at_.clear();
  if (block.place.empty()) {
    for (const int index : groups_at(nothing_told_.spots))
      groups_[static_cast<std::size_t>(index)].rows = block.rows;
    return;
  }
  for (std::size_t place = 0; place < block.places.size(); ++place)
    for (const int index : groups_at(block.places[place]))
      groups_[static_cast<std::size_t>(index)].places.push_back(static_cast<std::uint32_t>(place));
  // Where only a few groups hold somewhere and not everywhere, looking for their rows is quicker than to
  // count the rows of every place.
  constexpr std::ptrdiff_t few = 3;
  const auto some = std::count_if(groups_.begin(), groups_.end(), [&](const Group& group) {
    return !group.places.empty() && group.places.size() < block.places.size();
  });
  if (some > few) count_rows(block);
  for (auto& group : groups_) {
    const bool everywhere = group.places.size() == block.places.size();
    if (!everywhere && some > few)
      for (const auto place : group.places) group.rows += first_at_[place + 1] - first_at_[place];
    else if (everywhere || !group.places.empty())
      group.rows = block.rows;  // at most
  }
}

void Screening::count_rows(const Block& block) {
  // Four counts in turn, so that one does not wait for the one before.
  constexpr std::size_t turns = 4;
  std::vector<std::array<std::uint32_t, turns>> counts(block.places.size());
  for (std::size_t row = 0; row < block.rows; ++row) ++counts[block.place[row]][row % turns];
  first_at_.assign(counts.size() + 1, 0);
  for (std::size_t place = 0; place < counts.size(); ++place) {
    const auto& some = counts[place];
    first_at_[place + 1] = first_at_[place] + some[0] + some[1] + some[2] + some[3];
  }
}

// The rows of a block, by place.
void Screening::sort_rows(const Block& block) {
  if (!rows_at_.empty()) return;
  rows_at_.resize(block.rows);
  auto next = first_at_;
  for (std::size_t row = 0; row < block.rows; ++row)
    rows_at_[next[block.place[row]]++] = static_cast<std::uint32_t>(row);
}

void Screening::constraints(const Block& block, const BlockShape& shape, Answers& answers) {
  impossible_.clear();
  auto found = constraints_.find(shape.key);
  if (found == constraints_.end())
    found = constraints_.emplace(shape.key, make_constraints(plan_, nothing_told_, shape)).first;
  const auto& made = found->second;
  if (made.possible.is(1)) return;
  for (std::size_t first = 0; first < block.rows; first += strip_rows) {
    const SomeRows rows{first, std::min(strip_rows, block.rows - first), nullptr};
    const auto& bound = inputs_.bind(block, made.inputs, rows);
    made.program.run(bound, rows.count, room_);
    each_not(Strip{made.program, bound, room_, rows, nullptr}, made.possible, [&](std::uint32_t row) {
      answers.impossible[row] = 1;
      impossible_.push_back(row);
    });
  }
}

void Screening::group(const Block& block, const BlockShape& shape, Group& group, Answers& answers) {
  auto found = group.programs.find(shape.key);
  if (found == group.programs.end())
    found = group.programs.emplace(shape.key, make_program(plan_, group.parts, shape, amounts_)).first;
  const auto& program = found->second;
  // A group that has a good share of the rows looks at all of them, which is quicker than to pick its own.
  constexpr std::uint32_t good_share = 4;
  const bool all = block.place.empty() || group.places.size() == block.places.size();
  const bool dense = all || group.rows >= block.rows / good_share;
  std::vector<std::uint8_t> wanted;
  if (!all) {
    wanted.assign(block.places.size(), 0);
    for (const auto place : group.places) wanted[place] = 1;
  }
  if (dense) {
    for (std::size_t first = 0; first < block.rows; first += strip_rows) {
      const SomeRows rows{first, std::min(strip_rows, block.rows - first), nullptr};
      if (!all) {
        within_.resize(strip_rows);
        loops().among(block.place.data() + first, rows.count, wanted.data(), wanted.size(), within_.data());
      }
      strip(block, group, program, rows, all ? nullptr : within_.data(), answers);
    }
    return;
  }
  sort_rows(block);
  listed_.clear();
  for (const auto place : group.places)
    listed_.insert(listed_.end(), rows_at_.begin() + first_at_[place],
                   rows_at_.begin() + first_at_[place + 1]);
  for (std::size_t first = 0; first < listed_.size(); first += strip_rows)
    strip(block, group, program, {0, std::min(strip_rows, listed_.size() - first), listed_.data() + first},
          nullptr, answers);
}

void Screening::strip(const Block& block, Group& group, const GroupProgram& made, const SomeRows& rows,
                      const std::uint8_t* within, Answers& answers) {
  const auto& bound = inputs_.bind(block, made.inputs, rows);
  made.program.run(bound, rows.count, room_);
  const Strip strip{made.program, bound, room_, rows, within};
  const auto here = within == nullptr
                        ? rows.count
                        : static_cast<std::size_t>(std::accumulate(within, within + rows.count, 0));
  work_.cases += std::uint64_t{here} * (group.parts.parts.size() + group.parts.by_rows.size());
  for (std::size_t i = 0; i < made.parts.size(); ++i) {
    const auto& lanes = made.parts[i];
    auto& one = answers.parts[static_cast<std::size_t>(group.parts.asked[i])];
    const int part = group.parts.parts[i];
    note(rows, one);
    write_outcomes(strip, lanes, one.possible);
    each_not(strip, lanes.settled, [&](std::uint32_t row) { open_.push_back({row, part, true, false}); });
    const bool sole = parts_of_[static_cast<std::size_t>(group.parts.asked[i])] == 1;
    for (std::size_t column = 0; column < lanes.amounts.size(); ++column)
      write_amounts(strip, lanes.amounts[column], sole, one.amounts[column]);
    if (!lanes.amounts.empty())
      each_not(strip, lanes.amounts_known, [&](std::uint32_t row) {
        open_.push_back({row, part, false, true});
      });
  }
  for (const int part : group.parts.by_rows) {
    note(rows, answers.parts[static_cast<std::size_t>(rows_.asked_of()[static_cast<std::size_t>(part)])]);
    each_not(strip, Emitter::no(), [&](std::uint32_t row) { open_.push_back({row, part, true, true}); });
  }
}

void Screening::open_rows(const Block& block, Answers& answers) {
  std::sort(open_.begin(), open_.end(), [](const OpenRow& a, const OpenRow& b) {
    return std::tie(a.row, a.part) < std::tie(b.row, b.part);
  });
  open_rows_.start(block);
  for (const auto& open : open_) {
    if (answers.impossible[open.row] != 0 || is_whole(block, open.row)) continue;
    work_.open += open.outcomes ? 1 : 0;
    open_rows_.answer(block, open, answers);
  }
}

void Screening::whole_rows(const Block& block, Answers& answers) {
  for (const auto row : impossible_) clear(answers, row);
  for (const auto& [row, scenario] : block.whole) {
    clear(answers, row);
    for (auto& part : answers.parts) part.written.push_back(row);
    answers.impossible[row] = 0;
    rows_.answer(scenario, row, answers);
  }
}

}  // namespace holdfast
