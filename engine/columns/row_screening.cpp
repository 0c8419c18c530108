#include "engine/columns/row_screening.hpp"

#include "engine/columns/amount_node.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
RowScreening::RowScreening(const Plan& plan, const std::vector<Asked>& asked)
    : plan_(plan), asked_(asked), asked_of_(plan.parts().size(), -1), explorer_(plan) {
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
    const auto found = explore(part, *subject.scenario);
    one.possible[row] |= found.possible;
    if (found.budget_spent) one.budget_spent.push_back(static_cast<std::uint32_t>(row));
    add_amounts(part, *subject.scenario, row, one);
  }
}

Exploration RowScreening::explore(int part, const Scenario& scenario) {
  return explorer_.explore(plan_.parts()[static_cast<std::size_t>(part)], scenario);
}

void RowScreening::add_amounts(int part, const Scenario& scenario, std::size_t row, PartAnswers& answers) {
  if (answers.amounts.empty()) return;
  const auto& ours = plan_.parts()[static_cast<std::size_t>(part)].readings.front();
  const Box box = box_of(scenario);
  const auto governing = governing_days(ours, scenario, box);
  for (const auto& edition : ours.editions) {
    if (!edition.alive() || !reached(edition.days, governing)) continue;
    for (auto& column : answers.amounts)
      if (const NodeId node = amount_node(edition, column); node != no_node)
        add(explorer_.bounds(node, scenario, box), steps_of_amount(edition, column), row, column);
  }
}

void RowScreening::add(const Value& value, std::int64_t steps, std::size_t row, AmountColumn& column) {
  const int ends = AmountColumn::there | (value.open_below ? AmountColumn::open_below : 0) |
                   (value.open_above ? AmountColumn::open_above : 0);
  widen(column, row, static_cast<std::int64_t>(value.low.least * steps),
        static_cast<std::int64_t>(value.high.most * steps), static_cast<std::uint8_t>(ends));
}

}  // namespace holdfast
