// What a program reads of a block's cells: for a fact of which every cell is one value that is its column as
// it stands; for others, columns with the ends of what each cell may be. Inside this folder only.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "engine/columns/block.hpp"

namespace holdfast {

// What all cells of a column have in common.
enum class InCommon : std::uint8_t {
  untold,           // nothing is known
  values,           // each is one value
  values_or_never,  // each is one value, or an event that has not happened
  open              // some are known in part, or not at all
};
InCommon common(const FactColumn& column);

struct Input {
  enum class Of : std::uint8_t {
    values,  // as it stands
    least,   // numbers, days
    most,
    absent,    // the event may not have happened
    there,     // it may have happened
    may_come,  // if it has not, it still can
    may,       // of a choice or a set, as bits
    must,
  };
  int column = 0;  // of the block
  Of of = Of::values;
};

// Some rows of a block, one after another: `count` from `first` on, or those that are listed.
struct SomeRows {
  std::size_t first = 0;
  std::size_t count = 0;
  const std::uint32_t* listed = nullptr;  // if not null, `count` of them
};

class InputColumns {
 public:
  // Both outlive it.
  InputColumns(const Vocabulary& vocabulary, const Scenario& nothing_told)
      : vocabulary_(vocabulary), nothing_told_(nothing_told) {}

  // Where each input begins; valid until the next call.
  const std::vector<const void*>& bind(const Block& block, const std::vector<Input>& inputs,
                                       const SomeRows& rows);

 private:
  const void* values(const FactColumn& column, const SomeRows& rows, std::size_t index);
  const void* expanded(const FactColumn& column, Input::Of of, const SomeRows& rows, std::size_t index);
  template <class T>
  void expand(const FactColumn& column, Input::Of of, const SomeRows& rows, T* out) const;

  const Vocabulary& vocabulary_;
  const Scenario& nothing_told_;
  std::vector<const void*> bound_;
  std::deque<std::vector<std::uint64_t>> rooms_;
};

}  // namespace holdfast
