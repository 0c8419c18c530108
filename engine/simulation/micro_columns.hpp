// The columns of the micro table: by rule, law and what is told. Their names are of letters, digits and `_`,
// and short enough for Stata; what each means stands in the codebook.
#pragma once

#include <string>
#include <vector>

#include "engine/simulation/study.hpp"

namespace holdfast {

struct MicroColumn {
  std::string name;  // `r1_outcome_two_months`
  std::string means;
  std::size_t law = 0;  // of the study
  std::size_t part = 0;
  int amount = -1;  // of the part's amounts; -1: the outcome
};

// In the order of the table. A law that has no such rule has columns too; the table leaves them out.
std::vector<MicroColumn> micro_columns(const Study& study);

}  // namespace holdfast
