// What an answer to one question is worth: how much of what is open it settles, on average over the answers
// that are possible. Counts of values, never of people: of a small domain each value counts alike, of a wide
// one each stretch between two edges.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <vector>

#include "engine/evaluate/cells.hpp"

namespace holdfast {

constexpr Int all_of_it = Int{1} << 30;  // something open that any answer settles was worth this at most

struct Worth {
  Int gain = 0;          // from 0, nothing, to `all_of_it`
  bool settles = false;  // whatever the answer is, one outcome is left
};

class Weighing {
 public:
  // Both outlive it.
  Weighing(const Cells& cells, const Vocabulary& vocabulary);

  // Of facts that are learnt together: one, or the columns of a list.
  Worth of(const std::vector<int>& facts) const;

 private:
  using Bits = boost::container::small_vector<std::uint64_t, 1>;  // of cells, by number
  // One answer that the question may get, as a part of one fact's values.
  struct Answer {
    Side side;
    Int weight = 1;
    Bits in;  // the cells that it meets
  };
  static std::vector<Answer> choices(const Cells& cells, std::size_t fact);
  static std::vector<Answer> sets(const Cells& cells, std::size_t fact);
  static std::vector<Answer> numbers(const Cells& cells, std::size_t fact);

  const Cells& cells_;
  std::vector<Outcomes> kinds_;               // sets of outcomes that some cell has
  std::vector<std::size_t> kind_;             // by cell: which of them
  std::vector<std::vector<Answer>> answers_;  // disjoint, and together all of it; none where nothing differs
  std::vector<Int> all_of_;                   // the weights of the answers, by fact
  std::vector<std::int64_t>
      shares_;  // by cell, then fact: of the answers, how many lie in it; of `all_of_it`
};

}  // namespace holdfast
