// A published count, held against what the baseline gives.
#pragma once

#include <optional>
#include <string>

#include "engine/simulation/partial.hpp"

namespace holdfast {

struct Expectation {
  std::size_t part = 0;  // of the study
  std::string measure;   // helps_at_least, helps_at_most, undetermined, or an outcome
  Integer count;         // billionths
};

// `measure=N` of the first rule, or `RULE.measure=N`; nothing, and why in `wrong`, where it is none.
std::optional<Expectation> read_expectation(const std::string& text, const Study& study, std::string& wrong);

// One line: what was expected, what there is, and the difference. By weight where there is one.
std::string compare_text(const Expectation& expected, const Partial& partial);

}  // namespace holdfast
