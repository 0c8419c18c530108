#include "engine/simulation/row_tally.hpp"

#include <algorithm>

namespace holdfast {
namespace {

using End = TallyShape::End;
using Turn = TallyShape::Turn;

// Over which quarter of the limit the debt is: 0 for at most a quarter of it.
std::size_t bin_of(Int debt, Int limit) {
  const Int quarters = (debt * bins_a_limit + limit - 1) / limit;
  return static_cast<std::size_t>(std::clamp<Int>(quarters - 1, 0, Int{all_bins - 1}));
}

}  // namespace

RowTally::RowTally(const Study& study, const TallyShape& shape, const std::vector<BatchLaw>& laws,
                   const AskedParts& asked, const StudyColumns& columns, RowQueue* queue)
    : study_(study),
      shape_(shape),
      asked_(asked),
      queue_(queue),
      weights_(columns.weights),
      groups_(columns.by, columns.most_groups),
      states_(study, laws, asked) {
  if (columns.shared.shares != nullptr) shares_.emplace(study, shape, laws, asked, columns.shared);
}

void RowTally::check(TableReader& reader) {
  weights_.read(reader);
  if (queue_ != nullptr) queue_->check(reader);
}

void RowTally::see(const TableReader& reader, const std::vector<LawAnswers*>& laws, std::uint64_t first_row) {
  groups_.read(reader);
  tallies_.resize(groups_.size(), Tally(shape_));
  states_.read(laws, reader.block().rows);
  count(reader);
  for (std::size_t law = 0; law < laws.size(); ++law)
    for (std::size_t part = 0; part < study_.parts.size(); ++part)
      if (asked_[law][part]) count_amounts(reader, *laws[law], law, part);
  if (shares_)
    shares_->see(reader, states_, weights_, [this](std::size_t row) -> Tally& { return tally_of(row); });
  if (queue_ != nullptr) queue_->see(reader, laws, asked_, weights_, first_row);
}

void RowTally::count(const TableReader& reader) {
  const std::size_t parts = study_.parts.size();
  for (std::size_t row = 0; row < reader.block().rows; ++row) {
    Tally& tally = tally_of(row);
    const auto* weights = weights_.of(row);
    tally.add(shape_.rows(), weights);
    if (reader.is_wrong(row)) {
      tally.add(shape_.wrong(), weights);
      continue;
    }
    for (std::size_t law = 0; law < study_.laws.size(); ++law)
      for (std::size_t part = 0; part < parts; ++part) {
        const auto state = states_.of(law, part, row);
        tally.add(shape_.state(law, part, state), weights);
        if (law == 0) continue;
        const auto before = states_.of(0, part, row);
        tally.add(shape_.move(law, part, before, state), weights);
        if (!may_help(before) || !may_help(state)) continue;
        const unsigned found = states_.turns(reader.block(), row, law, part);
        if ((found & Joint::gains) != 0) tally.add(shape_.open(law, part, Turn::gains), weights);
        if ((found & Joint::loses) != 0) tally.add(shape_.open(law, part, Turn::loses), weights);
      }
  }
}

void RowTally::count_amounts(const TableReader& reader, const LawAnswers& law, std::size_t number,
                             std::size_t part) {
  const auto& amounts = law.amounts(*asked_[number][part]);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const auto& amount = amounts[i];
    for (std::size_t row = 0; row < amount.ends.size(); ++row) {
      const auto ends = amount.ends[row];
      if ((ends & AmountColumn::there) == 0 || reader.is_wrong(row)) continue;
      Tally& tally = tally_of(row);
      const auto* weights = weights_.of(row);
      const auto cell = [&](End end) {
        return shape_.amount(number, part, i, states_.of(number, part, row), end);
      };
      tally.add(cell(End::there), weights);
      if ((ends & AmountColumn::open_below) == 0) tally.add(cell(End::least), weights, amount.least[row]);
      if ((ends & AmountColumn::open_above) == 0) tally.add(cell(End::most), weights, amount.most(row));
    }
  }
  if (study_.parts[part].debt >= 0 && study_.parts[part].limit >= 0)
    count_ratio(reader, amounts, number, part);
}

void RowTally::count_ratio(const TableReader& reader, const std::vector<AmountColumn>& amounts,
                           std::size_t law, std::size_t part) {
  const auto& debt = amounts[static_cast<std::size_t>(study_.parts[part].debt)];
  const auto& limit = amounts[static_cast<std::size_t>(study_.parts[part].limit)];
  const Int up_debt = power_of_ten(std::max(limit.scale - debt.scale, 0));
  const Int up_limit = power_of_ten(std::max(debt.scale - limit.scale, 0));
  for (std::size_t row = 0; row < debt.ends.size(); ++row) {
    const unsigned both = debt.ends[row] & limit.ends[row];
    if ((both & AmountColumn::there) == 0 || reader.is_wrong(row)) continue;
    std::size_t first = 0;
    std::size_t last = all_bins - 1;
    if ((debt.ends[row] & AmountColumn::open_below) == 0 &&
        (limit.ends[row] & AmountColumn::open_above) == 0 && limit.most(row) > 0)
      first = bin_of(debt.least[row] * up_debt, limit.most(row) * up_limit);
    if ((debt.ends[row] & AmountColumn::open_above) == 0 &&
        (limit.ends[row] & AmountColumn::open_below) == 0 && limit.least[row] > 0)
      last = bin_of(debt.most(row) * up_debt, limit.least[row] * up_limit);
    Tally& tally = tally_of(row);
    const auto* weights = weights_.of(row);
    if (first == last) tally.add(shape_.bin(law, part, first, true), weights);
    for (std::size_t bin = first; bin <= last; ++bin) tally.add(shape_.bin(law, part, bin, false), weights);
  }
}

void RowTally::give(Groups& groups) const {
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    const auto [at, is_new] = groups.emplace(groups_.key(i), tallies_[i]);
    if (!is_new) at->second += tallies_[i];
  }
}

}  // namespace holdfast
