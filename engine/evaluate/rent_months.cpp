#include "engine/evaluate/rent_months.hpp"

#include <algorithm>
#include <optional>

namespace holdfast {
namespace {

// Columns of the two lists, as the loader has seen to it.
constexpr std::size_t month = 0;
constexpr std::size_t due = 1;
constexpr std::size_t month_paid = 0;
constexpr std::size_t amount = 1;
constexpr std::size_t paid_on = 2;

Extent hull(const Known& known) {
  return known.pieces.empty() ? Extent{} : Extent{known.pieces.front().least, known.pieces.back().most};
}

// Whether the known day lies within the range: certainly, possibly, or not.
Truths lies_in(const Known& known, const DayRange& range) {
  bool yes = false;
  bool no = known.may_not_happen;
  if (known.may_happen)
    for (const auto& piece : known.pieces) {
      yes = yes || (piece.least <= range.last && piece.most >= range.first);
      no = no || piece.least < range.first || piece.most > range.last;
    }
  return Truths::of(no, false, yes);
}

void add(Extent& sum, const Known& money, Truths counts) {
  const auto range = hull(money);
  if (counts.is(Truth::yes)) sum.least += range.least;
  if (counts.may_be(Truth::yes)) sum.most += range.most;
}

}  // namespace

Truths paid(const Rule& rule, const ProtectedDebt& debt, const Deed::Pays& pays, const Scenario& scenario,
            int row) {
  const auto& rent = scenario.facts[static_cast<std::size_t>(debt.rent)];
  const auto& payments = scenario.facts[static_cast<std::size_t>(debt.payments)];
  if (!rent.told || !payments.told) return Truths::of(true, false, true);
  auto months = debt.groups[pays.group].months;
  if (row >= 0) {
    const auto first = static_cast<Day>(hull(rent.listed->rows[static_cast<std::size_t>(row)][month]).least);
    months = {first, first};
  }
  Extent demanded;
  for (const auto& one : rent.listed->rows) add(demanded, one[due], lies_in(one[month], months));
  Extent received;
  for (const auto& one : payments.listed->rows)
    add(received, one[amount],
        both(lies_in(one[month_paid], months), lies_in(one[paid_on], {first_day, pays.by})));
  // received >= share * demanded, at the share's scale
  const auto& share = rule.figures.at(pays.share).steps.front().value;
  const Int whole = power_of_ten(rule.figures.at(pays.share).type.scale);
  const Int least = received.least * whole - share.units * demanded.most;
  const Int most = received.most * whole - share.units * demanded.least;
  return Truths::of(least < 0, false, most >= 0);
}

namespace {

bool exact(const Known& known) {
  return known.may_happen && !known.may_not_happen && known.pieces.size() == 1 &&
         known.pieces.front().least == known.pieces.front().most;
}

Day first_of_month(Int day) {
  const auto date = civil(static_cast<Day>(day));
  return day_of(date.year, date.month, 1);
}

using Rows = std::vector<std::vector<Known>>;

// The rows to which a payment of that day goes, one after the other: of months that had come by then. Nothing
// where that is not known, or the day does not lie after the covered months.
std::optional<std::vector<std::size_t>> rows_in_order(const ProtectedDebt& debt, const Rows& rent,
                                                      const Known& day, const Covered& covered) {
  if (debt.payments_go_to.empty() || !exact(day)) return std::nullopt;
  const Day current = first_of_month(day.pieces.front().least);
  const bool has_begun = std::all_of(debt.groups.begin(), debt.groups.end(),
                                     [&](const auto& group) { return group.months.first < current; });
  if (!has_begun || !covered(current).is(Truth::no)) return std::nullopt;
  std::vector<std::pair<Day, std::size_t>> by_month;
  std::vector<ProtectedDebt::Debt> parts;
  for (std::size_t row = 0; row < rent.size(); ++row) {
    const auto first = static_cast<Day>(hull(rent[row][month]).least);
    const Truths protects = covered(first);
    if (!exact(rent[row][due]) || !(protects.is(Truth::yes) || protects.is(Truth::no))) return std::nullopt;
    parts.push_back(protects.is(Truth::yes) ? ProtectedDebt::Debt::covered_rent
                    : first == current      ? ProtectedDebt::Debt::current_rent
                                            : ProtectedDebt::Debt::later_arrears);
    if (first <= current) by_month.emplace_back(first, row);
  }
  std::sort(by_month.begin(), by_month.end());
  std::vector<std::size_t> order;
  for (const auto part : debt.payments_go_to)
    for (const auto& one : by_month)
      if (parts[one.second] == part) order.push_back(one.second);
  return order;
}

}  // namespace

std::vector<Received> received(const ProtectedDebt& debt, const Scenario& scenario, const Covered& covered) {
  const auto& rent = scenario.facts[static_cast<std::size_t>(debt.rent)].listed->rows;
  const auto& payments = scenario.facts[static_cast<std::size_t>(debt.payments)];
  std::vector<Received> by_row(rent.size());
  std::vector<const std::vector<Known>*> without_month;
  for (std::size_t row = 0; row < rent.size(); ++row) {
    by_row[row].open_above = !payments.told;
    const auto first = static_cast<Day>(hull(rent[row][month]).least);
    for (const auto& one : payments.listed->rows)
      if (exact(one[month_paid]))
        add(by_row[row].amount, one[amount], lies_in(one[month_paid], {first, first}));
  }
  for (const auto& one : payments.listed->rows)
    if (!exact(one[month_paid])) without_month.push_back(&one);
  std::stable_sort(without_month.begin(), without_month.end(), [](const auto* a, const auto* b) {
    return hull((*a)[paid_on]).least < hull((*b)[paid_on]).least;
  });
  for (const auto* one : without_month) {
    const auto order = rows_in_order(debt, rent, (*one)[paid_on], covered);
    const bool known = order && exact((*one)[amount]) &&
                       std::all_of(by_row.begin(), by_row.end(),
                                   [](const Received& row) { return row.amount.least == row.amount.most; });
    Int rest = hull((*one)[amount]).most;
    std::vector<bool> settled(by_row.size(), false);
    if (known)
      for (const std::size_t row : *order) {
        auto& sum = by_row[row].amount;
        const Int part = std::min(rest, std::max(hull(rent[row][due]).most - sum.most, Int{0}));
        sum.least = sum.most = sum.most + part;
        rest -= part;
        settled[row] = true;
      }
    for (std::size_t row = 0; row < by_row.size(); ++row)
      if (!settled[row]) by_row[row].amount.most += rest;  // any part of what is left
  }
  return by_row;
}

Scenario for_month(const Rule& rule, const ProtectedDebt& debt, const Scenario& scenario, int row) {
  Scenario one = scenario;
  for (const auto& deed : debt.deeds) {
    if (!deed.pays) continue;
    const auto tell = [&](int fact, Truths truth) {
      one.facts[static_cast<std::size_t>(fact)].may =
          (truth.may_be(Truth::no) ? 1U : 0U) | (truth.may_be(Truth::yes) ? 2U : 0U);
    };
    tell(deed.pays->of_all, paid(rule, debt, *deed.pays, scenario, -1));
    tell(deed.pays->of_each, paid(rule, debt, *deed.pays, scenario, row));
  }
  return one;
}

}  // namespace holdfast
