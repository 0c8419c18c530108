#include "engine/columns/row_screening.hpp"

#include <algorithm>

#include "engine/determination/subjects.hpp"

namespace holdfast {
namespace {

NodeId node_of(const Edition& edition, const AmountColumn& column) {
  switch (column.of) {
    case AmountOf::debt:
      return edition.debt;
    case AmountOf::limit:
      return edition.limit;
    case AmountOf::margin:
      return edition.margin;
    case AmountOf::to_pay:
      return edition.amount;
    case AmountOf::award:
      break;
  }
  const auto* relief = std::get_if<Relief>(&edition.part->block);
  for (std::size_t i = 0; relief != nullptr && i < relief->award.size(); ++i)
    if (relief->award[i].name == column.bucket) return edition.award[i].award;
  return no_node;
}

}  // namespace

RowScreening::RowScreening(const Plan& plan, const std::vector<Asked>& asked)
    : plan_(plan), asked_of_(plan.parts().size(), -1), explorer_(plan) {
  for (std::size_t part = 0; part < plan.parts().size(); ++part)
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (plan.parts()[part].rule == asked[i].rule && plan.parts()[part].part == asked[i].part)
        asked_of_[part] = static_cast<int>(i);
}

void RowScreening::answer(const Scenario& scenario, std::size_t row, Answers& answers) {
  if (explorer_.first_contradiction(scenario) >= 0) {
    answers.impossible[row] = 1;
    return;
  }
  for (const auto& subject : subjects(plan_, scenario)) {
    const auto part = static_cast<int>(subject.part - plan_.parts().data());
    const int asked = asked_of_[static_cast<std::size_t>(part)];
    if (asked < 0) continue;
    auto& one = answers.parts[static_cast<std::size_t>(asked)];
    const auto found = explore(part, subject.scenario);
    one.possible[row] |= found.possible;
    one.budget_spent[row] |= found.budget_spent ? 1 : 0;
    add_amounts(part, subject.scenario, row, one);
  }
}

Exploration RowScreening::explore(int part, const Scenario& scenario) {
  return explorer_.explore(plan_.parts()[static_cast<std::size_t>(part)], scenario);
}

void RowScreening::add_amounts(int part, const Scenario& scenario, std::size_t row, PartAnswers& answers) {
  if (answers.amounts.empty()) return;
  const auto& ours = plan_.parts()[static_cast<std::size_t>(part)].readings.front();
  const auto governing = governing_days(ours, scenario, box_of(scenario));
  for (const auto& edition : ours.editions) {
    if (!edition.alive() || !reached(edition.days, governing)) continue;
    for (auto& column : answers.amounts)
      if (const NodeId node = node_of(edition, column); node != no_node) add(node, row, column, scenario);
  }
}

void RowScreening::add(NodeId node, std::size_t row, AmountColumn& column, const Scenario& scenario) {
  const Value value = explorer_.bounds(node, scenario);
  const auto least = static_cast<std::int64_t>(value.low.least);
  const auto most = static_cast<std::int64_t>(value.high.most);
  auto& ends = column.ends[row];
  const bool first = (ends & AmountColumn::there) == 0;
  column.least[row] = first ? least : std::min(column.least[row], least);
  column.most[row] = first ? most : std::max(column.most[row], most);
  ends = static_cast<std::uint8_t>(ends | AmountColumn::there |
                                   (value.open_below ? AmountColumn::open_below : 0) |
                                   (value.open_above ? AmountColumn::open_above : 0));
}

}  // namespace holdfast
