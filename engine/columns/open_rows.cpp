#include "engine/columns/open_rows.hpp"

#include <algorithm>

#include "engine/columns/known_key.hpp"
#include "engine/columns/part_groups.hpp"

namespace holdfast {
namespace {

template <class T>
void append(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

OpenRows::OpenRows(const Plan& plan, const Scenario& nothing_told, RowScreening& rows)
    : plan_(plan), nothing_told_(nothing_told), rows_(rows), scenario_(nothing_told) {
  facts_.resize(plan.parts().size());
  prepare(rows_.asked(), 1, one_row_);
}

void OpenRows::start(const Block& block) {
  scenario_ = nothing_told_;
  told_ = false;
  column_of_.assign(nothing_told_.facts.size(), -1);
  for (std::size_t i = 0; i < block.columns.size(); ++i)
    column_of_[static_cast<std::size_t>(block.columns[i].fact)] = static_cast<int>(i);
}

// Which part it is, and what the row tells of the facts that the part reads.
std::string OpenRows::key(const Block& block, const OpenRow& open) {
  auto& facts = facts_[static_cast<std::size_t>(open.part)];
  if (facts.empty()) facts = facts_read(plan_, plan_.parts()[static_cast<std::size_t>(open.part)]);
  std::string key;
  append(key, open.part);
  for (const int fact : facts) {
    const int index = column_of_[static_cast<std::size_t>(fact)];
    if (index < 0) continue;
    const auto& column = block.columns[static_cast<std::size_t>(index)];
    Told told = column.told.empty() ? Told::value : column.told[open.row];
    if (told == Told::declined) told = Told::unknown;
    append(key, fact);
    append(key, told);
    if (told == Told::value) append(key, column.value(open.row));
    if (told != Told::part) continue;
    const auto found = std::lower_bound(column.parts.begin(), column.parts.end(), open.row,
                                        [](const auto& one, std::size_t at) { return one.first < at; });
    append_known(key, found->second);
  }
  return key;
}

OpenRows::Found OpenRows::search(const OpenRow& open) {
  const auto& part = plan_.parts()[static_cast<std::size_t>(open.part)];
  const bool other = has_subjects(part);
  const Scenario subject = other ? subject_of(plan_, part, scenario_) : Scenario{};
  const Scenario& scenario = other ? subject : scenario_;
  Found found;
  found.outcomes = rows_.explore(open.part, scenario);
  const auto asked = static_cast<std::size_t>(rows_.asked_of()[static_cast<std::size_t>(open.part)]);
  auto& one = one_row_.parts[asked];
  if (one.amounts.empty()) return found;
  for (auto& amount : one.amounts) amount.ends[0] = 0;
  rows_.add_amounts(open.part, scenario, 0, one);
  for (const auto& amount : one.amounts)
    found.amounts.push_back({amount.least[0], amount.most(0), amount.ends[0]});
  return found;
}

void OpenRows::answer(const Block& block, const OpenRow& open, Answers& answers) {
  auto at = memory_.find(key(block, open));
  if (at == memory_.end()) {
    if (!told_ || told_row_ != open.row) {
      tell(plan_.ruleset().vocabulary, block, open.row, nothing_told_, scenario_);
      told_row_ = open.row;
      told_ = true;
    }
    if (memory_.size() >= most_remembered) memory_.clear();
    at = memory_.emplace(key(block, open), search(open)).first;
    ++searched_;
  } else {
    ++remembered_;
  }
  const auto& found = at->second;
  const auto asked = static_cast<std::size_t>(rows_.asked_of()[static_cast<std::size_t>(open.part)]);
  auto& one = answers.parts[asked];
  if (open.outcomes) {
    one.possible[open.row] |= found.outcomes.possible;
    if (found.outcomes.budget_spent) one.budget_spent.push_back(open.row);
  }
  for (std::size_t i = 0; open.amounts && i < one.amounts.size(); ++i)
    widen(one.amounts[i], open.row, found.amounts[i].least, found.amounts[i].most, found.amounts[i].ends);
}

}  // namespace holdfast
