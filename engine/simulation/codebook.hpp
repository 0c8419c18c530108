// What the columns of the tables mean: for people, for Stata and for R.
#pragma once

#include <string>

#include "engine/simulation/study.hpp"

namespace holdfast {

std::string codebook_json(const Study& study, bool budgets);
std::string stata_labels(const Study& study, bool budgets);
std::string r_labels(const Study& study, bool budgets);

}  // namespace holdfast
