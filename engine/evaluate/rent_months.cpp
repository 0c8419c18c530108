#include "engine/evaluate/rent_months.hpp"

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
    const auto first = static_cast<Day>(hull(rent.rows[static_cast<std::size_t>(row)][month]).least);
    months = {first, first};
  }
  Extent demanded;
  for (const auto& one : rent.rows) add(demanded, one[due], lies_in(one[month], months));
  Extent received;
  for (const auto& one : payments.rows)
    add(received, one[amount],
        both(lies_in(one[month_paid], months), lies_in(one[paid_on], {first_day, pays.by})));
  // received >= share * demanded, at the share's scale
  const auto& share = rule.figures.at(pays.share).steps.front().value;
  const Int whole = power_of_ten(rule.figures.at(pays.share).type.scale);
  const Int least = received.least * whole - share.units * demanded.most;
  const Int most = received.most * whole - share.units * demanded.least;
  return Truths::of(least < 0, false, most >= 0);
}

Received received(const ProtectedDebt& debt, const Scenario& scenario, int row) {
  const auto& rent = scenario.facts[static_cast<std::size_t>(debt.rent)];
  const auto& payments = scenario.facts[static_cast<std::size_t>(debt.payments)];
  const auto first = static_cast<Day>(hull(rent.rows[static_cast<std::size_t>(row)][month]).least);
  Received sum;
  sum.open_above = !payments.told;
  for (const auto& one : payments.rows)
    add(sum.amount, one[amount], lies_in(one[month_paid], {first, first}));
  return sum;
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
