// All that a simulation counted: of one table, of several, or of partial results put together.
#pragma once

#include <string>
#include <vector>

#include "engine/simulation/applicants.hpp"
#include "engine/simulation/tally.hpp"

namespace holdfast {

// One table that was read.
struct StudyInput {
  std::uint32_t piece = 1;  // its place among the study's tables
  std::string name;         // without its folder
  std::string sha256;       // of its bytes, unpacked
  std::uint64_t rows = 0;
  std::uint64_t wrong = 0;
  bool operator==(const StudyInput&) const = default;
};

struct Totals {
  std::vector<StudyInput> inputs;  // by piece
  Groups groups;
  Queues queues;

  void merge(const Totals& other);  // of other pieces of the same study
};

}  // namespace holdfast
