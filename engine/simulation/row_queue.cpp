#include "engine/simulation/row_queue.hpp"

#include <algorithm>
#include <limits>

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t comes_last = std::numeric_limits<std::int64_t>::max();

// A number that no two rows are likely to share, and that is the same on every machine: splitmix64.
std::uint64_t mixed(std::uint64_t seed, std::uint32_t piece, std::uint64_t row) {
  std::uint64_t z = seed + (0x9E3779B97F4A7C15U * (row + 1)) + (0xD1B54A32D192ED03U * piece);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

// To the cent: `up` for the most that may be asked, down for the least.
std::int64_t in_cents(std::int64_t units, int scale, bool up) {
  const auto power = static_cast<std::int64_t>(power_of_ten(scale - money_scale));
  return (units / power) + (up && units % power != 0 ? 1 : 0);
}

}  // namespace

RowQueue::RowQueue(const std::vector<Budget>& budgets, const std::vector<BudgetColumns>& columns,
                   std::size_t laws, std::uint32_t piece)
    : budgets_(budgets), columns_(columns), piece_(piece), queues_(budgets, laws), keys_(budgets.size()) {}

void RowQueue::check(TableReader& reader) {
  for (std::size_t i = 0; i < budgets_.size(); ++i) read_keys(reader, i);
}

void RowQueue::read_keys(TableReader& reader, std::size_t budget) {
  const auto& index = reader.index();
  const auto& columns = budgets_[budget].queue;
  auto& keys = keys_[budget];
  keys.values.assign(index.rows() * columns.size(), comes_last);
  keys.round.assign(index.rows(), 0);
  const auto day_of = [&](std::size_t row, std::size_t column) -> std::optional<Day> {
    const auto text = unquoted(index.cell(row, column), room_);
    return text ? parse_day(*text) : std::nullopt;
  };
  const auto refuse = [&](std::size_t row, std::size_t column, bool is_date) {
    if (reader.is_wrong(row)) return;
    reader.add({static_cast<std::uint32_t>(row), reader.title(column), "no-order",
                is_date ? "expected a day, year first, by which the queue of a budget is sorted"
                        : "expected a number by which the queue of a budget is sorted",
                "leave it blank to come last"});
  };
  for (std::size_t row = 0; row < index.rows(); ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t column = columns_[budget].queue[i];
      if (index.cell(row, column).empty()) continue;
      auto& key = keys.values[(row * columns.size()) + i];
      if (columns[i].is_date) {
        if (const auto day = day_of(row, column))
          key = *day;
        else
          refuse(row, column, true);
      } else {
        const auto text = unquoted(index.cell(row, column), room_);
        if (const auto number = text ? parse_weight(*text) : std::nullopt)
          key = *number;
        else
          refuse(row, column, false);
      }
    }
    if (!columns_[budget].round) continue;
    const auto day = day_of(row, *columns_[budget].round);
    keys.round[row] = -1;
    const auto& rounds = budgets_[budget].ways.front();
    for (std::size_t i = 0; day && i < rounds.size(); ++i)
      if ((!rounds[i].from || *rounds[i].from <= *day) && *day <= *rounds[i].through)
        keys.round[row] = static_cast<std::int32_t>(i);
    if (!day && !index.cell(row, *columns_[budget].round).empty()) refuse(row, *columns_[budget].round, true);
  }
}

void RowQueue::see(const TableReader& reader, const std::vector<LawAnswers*>& laws, const AskedParts& asked,
                   const Weights& weights, std::uint64_t first_row) {
  for (std::size_t i = 0; i < budgets_.size(); ++i)
    for (std::size_t law = 0; law < laws.size(); ++law)
      if (const auto part = asked[law][columns_[i].part])
        see_budget(reader, *laws[law], law, *part, i, weights, first_row);
}

void RowQueue::see_budget(const TableReader& reader, const LawAnswers& law, std::size_t number,
                          std::size_t asked, std::size_t budget, const Weights& weights,
                          std::uint64_t first_row) {
  const auto& plan = budgets_[budget];
  const auto& amounts = law.amounts(asked);
  const auto award = std::find_if(amounts.begin(), amounts.end(), [&](const AmountColumn& one) {
    return one.of == AmountOf::award && (plan.bucket.empty() || one.bucket == plan.bucket);
  });
  if (award == amounts.end()) return;
  const auto& keys = keys_[budget];
  const std::size_t width = plan.queue.size();
  for (std::size_t row = 0; row < reader.block().rows; ++row) {
    const Says says = law.says(asked, row);
    const bool surely = says == Says::applies;
    if ((!surely && says != Says::may_apply) || reader.is_wrong(row) || keys.round[row] < 0) continue;
    const auto ends = award->ends[row];
    if ((ends & AmountColumn::there) == 0) continue;
    const std::int64_t weight = *weights.of(row);
    for (std::size_t cap = 0; cap < plan.caps.size(); ++cap)
      for (std::size_t reading = surely ? 0 : 1; reading < 2; ++reading) {
        Queue& queue = queues_.at(budget, number, cap, reading, static_cast<std::size_t>(keys.round[row]));
        const bool open = (ends & (reading == 0 ? AmountColumn::open_below : AmountColumn::open_above)) != 0;
        std::int64_t cents = 0;
        if (!open)
          cents = reading == 0 ? in_cents(award->least[row], award->scale, false)
                               : in_cents(award->most(row), award->scale, true);
        if (plan.caps[cap]) cents = open && reading == 1 ? *plan.caps[cap] : std::min(cents, *plan.caps[cap]);
        ++queue.rows;
        queue.weight.add(weight);
        if (open && reading == 1 && !plan.caps[cap]) ++queue.without_end;
        if (cents <= 0 || weight <= 0) continue;
        queue.asked.add_product(weight, cents);
        Applicant one;
        one.keys.assign(keys.values.begin() + static_cast<std::ptrdiff_t>(row * width),
                        keys.values.begin() + static_cast<std::ptrdiff_t>((row + 1) * width));
        one.piece = piece_;
        one.row = first_row + row;
        one.tie = plan.seed ? mixed(*plan.seed, piece_, one.row) : 0;
        one.award = cents;
        one.weight = weight;
        if (!queue.is_reached(one)) continue;
        one.debt = debt_of(reader, columns_[budget].debt, row);
        if (width > 0)
          one.at = unquoted(reader.index().cell(row, columns_[budget].queue.back()), room_).value_or("");
        queue.add(std::move(one));
      }
  }
}

std::int64_t RowQueue::debt_of(const TableReader& reader, int fact, std::size_t row) const {
  for (const auto& column : reader.block().columns)
    if (column.fact == fact && (column.told.empty() || column.told[row] == Told::value))
      return column.value(row);
  return -1;
}

}  // namespace holdfast
