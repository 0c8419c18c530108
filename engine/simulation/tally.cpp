#include "engine/simulation/tally.hpp"

namespace holdfast {

TallyShape::TallyShape(const Study& study) : parts_(study.parts.size()), lanes_(1 + study.replicates.size()) {
  const std::size_t laws = study.laws.size();
  cells_ = states_ + (laws * parts_ * all_states);
  for (std::size_t law = 0; law < laws; ++law)
    for (const auto& part : study.parts) {
      amounts_.push_back(cells_);
      cells_ += part.amounts.size() * all_states * all_ends;
    }
  moves_ = cells_;
  if (laws > 0) cells_ += (laws - 1) * parts_ * all_states * all_states;
  open_ = cells_;
  if (laws > 0) cells_ += (laws - 1) * parts_ * all_turns;
  shared_ = cells_;
  if (!study.shares_of.empty()) cells_ += laws * parts_ * all_shared * 2;
  bins_ = cells_;
  cells_ += laws * parts_ * all_bins * 2;
}

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] += other.rows_[i];
  for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
  return *this;
}

void Tally::set(std::size_t cell, std::uint64_t rows, const std::vector<WideSum>& sums) {
  rows_[cell] = rows;
  for (std::size_t lane = 0; lane < lanes_; ++lane) sums_[(cell * lanes_) + lane] = sums[lane];
}

void add(Groups& to, const Groups& other) {
  for (const auto& [key, tally] : other) {
    const auto [at, is_new] = to.emplace(key, tally);
    if (!is_new) at->second += tally;
  }
}

}  // namespace holdfast
