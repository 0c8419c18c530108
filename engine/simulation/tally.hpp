// Counts and weighted sums of one group of rows: cells in a fixed order, each a number of rows and a sum for
// the weight and for each replicate weight. Adding two tallies is adding their cells.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/simulation/study.hpp"

namespace holdfast {

// Where the cells of a study stand.
class TallyShape {
 public:
  explicit TallyShape(const Study& study);

  std::size_t cells() const { return cells_; }
  std::size_t lanes() const { return lanes_; }  // one, and one for each replicate weight

  std::size_t rows() const { return 0; }  // that were read
  std::size_t wrong() const {
    return 1;
  }  // and those with mistakes; their weight is counted where it was read
  std::size_t state(std::size_t law, std::size_t part, std::size_t state) const {
    return states_ + (((law * parts_ + part) * all_states) + state);
  }
  // Of the rows whose state under the law is `state`: those that have the amount, and sums of weight times
  // amount over those with an end below, and above.
  enum class End { there, least, most };
  static constexpr std::size_t all_ends = 3;
  std::size_t amount(std::size_t law, std::size_t part, std::size_t amount, std::size_t state,
                     End end) const {
    return amounts_[law * parts_ + part] + (((amount * all_states) + state) * all_ends) +
           static_cast<std::size_t>(end);
  }
  // From what the baseline says to what the reform says; `law` is not the baseline.
  std::size_t move(std::size_t law, std::size_t part, std::size_t from, std::size_t to) const {
    return moves_ + (((((law - 1) * parts_) + part) * all_states + from) * all_states) + to;
  }
  // Of rows that both leave open: those that may come to be helped, and those that may cease to be.
  enum class Turn { gains, loses };
  static constexpr std::size_t all_turns = 2;
  std::size_t open(std::size_t law, std::size_t part, Turn turn) const {
    return open_ + ((((law - 1) * parts_) + part) * all_turns) + static_cast<std::size_t>(turn);
  }
  // By the shares that are declared for a fact: sums of weight times share.
  enum class Shared { helps, gains, loses };
  static constexpr std::size_t all_shared = 3;
  std::size_t shared(std::size_t law, std::size_t part, Shared what, bool surely) const {
    return shared_ + ((((law * parts_) + part) * all_shared + static_cast<std::size_t>(what)) * 2) +
           (surely ? 0 : 1);
  }
  // Rows whose debt over limit is surely in the bin, and that may be in it.
  std::size_t bin(std::size_t law, std::size_t part, std::size_t bin, bool surely) const {
    return bins_ + ((((law * parts_) + part) * all_bins + bin) * 2) + (surely ? 0 : 1);
  }

 private:
  std::size_t parts_;
  std::size_t lanes_;
  std::size_t states_ = 2;
  std::vector<std::size_t> amounts_;  // by law and part
  std::size_t moves_ = 0;
  std::size_t open_ = 0;
  std::size_t shared_ = 0;
  std::size_t bins_ = 0;
  std::size_t cells_ = 0;
};

class Tally {
 public:
  Tally() = default;
  explicit Tally(const TallyShape& shape)
      : lanes_(shape.lanes()), rows_(shape.cells()), sums_(shape.cells() * shape.lanes()) {}

  // `weights`: one for each lane.
  void add(std::size_t cell, const std::int64_t* weights) {
    ++rows_[cell];
    for (std::size_t lane = 0; lane < lanes_; ++lane) sums_[(cell * lanes_) + lane].add(weights[lane]);
  }
  void add(std::size_t cell, const std::int64_t* weights, std::int64_t amount) {
    ++rows_[cell];
    for (std::size_t lane = 0; lane < lanes_; ++lane)
      sums_[(cell * lanes_) + lane].add_product(weights[lane], amount);
  }
  Tally& operator+=(const Tally& other);

  std::uint64_t rows(std::size_t cell) const { return rows_[cell]; }
  const WideSum& sum(std::size_t cell, std::size_t lane = 0) const { return sums_[(cell * lanes_) + lane]; }
  void set(std::size_t cell, std::uint64_t rows, const std::vector<WideSum>& sums);
  std::size_t cells() const { return rows_.size(); }
  std::size_t lanes() const { return lanes_; }

 private:
  std::size_t lanes_ = 1;
  std::vector<std::uint64_t> rows_;
  std::vector<WideSum> sums_;
};

// By what stands in the columns of `by`, in their order.
using Groups = std::map<std::vector<std::string>, Tally>;

void add(Groups& to, const Groups& other);

}  // namespace holdfast
