#include "engine/columns/answers.hpp"

#include <algorithm>
#include <variant>

#include "engine/columns/amount_node.hpp"

namespace holdfast {
namespace {

// The scale of an amount as the plan holds it.
int scale_of_amount(const Part& part, AmountOf of) {
  if (const auto* relief = std::get_if<Relief>(&part.block)) return scale_of(*relief);
  if (const auto* covers = std::get_if<Covers>(&part.block))
    return covers->amount ? covers->amount->type.scale : money_scale;
  const auto* unless = std::get_if<BarredUnless>(&part.block);
  if (unless == nullptr) return money_scale;
  if (of == AmountOf::debt) return unless->debt.type.scale;
  if (of == AmountOf::limit) return unless->limit.type.scale;
  return std::max(unless->debt.type.scale, unless->limit.type.scale);
}

// The finest of the rule's own text and of what reforms make of it.
int finest_scale(const Asked& asked, AmountOf of) {
  const auto part = static_cast<std::size_t>(asked.part);
  int scale = scale_of_amount(asked.rule->parts[part], of);
  for (const auto& amendment : asked.rule->amendments)
    scale = std::max(scale, scale_of_amount(amendment.text->parts[part], of));
  return scale;
}

void add_column(AmountOf of, const Asked& asked, std::string bucket, std::vector<AmountColumn>& amounts) {
  AmountColumn column;
  column.of = of;
  column.scale = finest_scale(asked, of);
  column.bucket = std::move(bucket);
  amounts.push_back(std::move(column));
}

}  // namespace

NodeId amount_node(const Edition& edition, const AmountColumn& column) {
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

std::int64_t steps_of_amount(const Edition& edition, const AmountColumn& column) {
  return static_cast<std::int64_t>(power_of_ten(column.scale - scale_of_amount(*edition.part, column.of)));
}

std::vector<Asked> all_parts(const Plan& plan) {
  std::vector<Asked> all;
  for (const auto& rule : plan.ruleset().rules)
    for (std::size_t part = 0; part < rule.parts.size(); ++part)
      all.push_back({&rule, static_cast<int>(part), {}});
  return all;
}

void widen(AmountColumn& column, std::size_t row, std::int64_t least, std::int64_t most, std::uint8_t ends) {
  if ((ends & AmountColumn::there) == 0) return;
  const bool first = (column.ends[row] & AmountColumn::there) == 0;
  const std::int64_t low = first ? least : std::min(column.least[row], least);
  const std::int64_t high = first ? most : std::max(column.most(row), most);
  if (column.ranges.empty() && low != high) column.ranges = column.least;
  if (!column.ranges.empty()) column.ranges[row] = high;
  column.least[row] = low;
  column.ends[row] = static_cast<std::uint8_t>(column.ends[row] | ends);
}

void prepare(const std::vector<Asked>& asked, std::size_t rows, Answers& answers) {
  answers.impossible.assign(rows, 0);
  const bool fresh = answers.parts.size() != asked.size();
  if (fresh) answers.parts.assign(asked.size(), {});
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto& one = answers.parts[i];
    const auto& part = asked[i].rule->parts[static_cast<std::size_t>(asked[i].part)];
    if (fresh)
      for (const AmountOf of : asked[i].amounts) {
        const auto* relief = std::get_if<Relief>(&part.block);
        if (of != AmountOf::award)
          add_column(of, asked[i], "", one.amounts);
        else if (relief != nullptr)
          for (const auto& bucket : relief->award) add_column(of, asked[i], bucket.name, one.amounts);
      }
    const bool some = !fresh && !one.all_written && one.possible.size() == rows;
    for (std::size_t n = 0; some && n < one.written.size(); ++n) {
      one.possible[one.written[n]] = 0;
      for (auto& amount : one.amounts) amount.ends[one.written[n]] = 0;
    }
    if (!some) one.possible.assign(rows, 0);
    one.budget_spent.clear();
    for (auto& amount : one.amounts) {
      if (!some) amount.ends.assign(rows, 0);
      amount.least.resize(rows);
      amount.ranges.clear();
    }
    one.written.clear();
    one.all_written = true;
  }
}

}  // namespace holdfast
