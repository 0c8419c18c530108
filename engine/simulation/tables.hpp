// The tables of a simulation: tidy, exact until they are rounded once, undetermined rows as bands.
#pragma once

#include <string>
#include <vector>

#include "engine/simulation/totals.hpp"

namespace holdfast {

struct OutputFile {
  std::string name;  // `summary.csv`
  std::string text;
};

// What is in every output: nobody is said to have behaved otherwise because of a law.
inline constexpr const char* static_label = "static: no behavioural response";
// As well, in the column `label` of every line; `law`: by number, the baseline first.
constexpr const char* label_of(std::size_t law) { return law == 0 ? "static" : "static, not law"; }

std::string summary_table(const Study& study, const Totals& totals);
std::string transitions_table(const Study& study, const Totals& totals);
std::string distribution_table(const Study& study, const Totals& totals);
std::string budget_table(const Study& study, const std::vector<Budget>& budgets, const Totals& totals);

}  // namespace holdfast
