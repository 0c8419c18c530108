// What an answer to one question is worth: how much of what is open it settles, on average over the answers
// that are possible. Counts of values, never of people: of a small domain each value counts alike, of a wide
// one each stretch between two edges.
#pragma once

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
  // One answer that the question may get, as a part of one fact's values.
  struct Answer {
    Side side;
    Int weight = 1;
  };
  static std::vector<Answer> choices(const Cells& cells, std::size_t fact);
  static std::vector<Answer> sets(const Cells& cells, std::size_t fact);
  static std::vector<Answer> numbers(const Cells& cells, std::size_t fact);
  bool within(std::size_t cell, std::size_t fact, const Answer& answer) const;

  const Cells& cells_;
  std::vector<Type::Base> bases_;             // by fact of the cells
  std::vector<std::vector<Answer>> answers_;  // disjoint, and together all of it; none where nothing differs
  std::vector<Int> shares_;                   // by cell, then fact: of the answers, how many lie in it
};

}  // namespace holdfast
