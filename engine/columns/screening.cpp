#include "engine/columns/screening.hpp"

namespace holdfast {

Screening::Screening(const Plan& plan, Scenario nothing_told, std::vector<Asked> asked)
    : plan_(plan), nothing_told_(std::move(nothing_told)), asked_(std::move(asked)), rows_(plan, asked_) {}

void Screening::answer(const Block& block, Answers& answers) {
  prepare(asked_, block.rows, answers);
  for (std::size_t row = 0; row < block.rows; ++row)
    rows_.answer(scenario_of(plan_.ruleset().vocabulary, block, row, nothing_told_), row, answers);
}

}  // namespace holdfast
