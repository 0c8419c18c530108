// One part of a rule under one combination of readings → its editions.
#pragma once

#include <string>

#include "engine/plan/lower.hpp"

namespace holdfast {

// The cases that a doubt touches, by the day that counts in our reading; none outside the doubt's own days.
DatedNodes cases_of(Plan& plan, const Rule& rule, const Part& part, const Doubt& doubt, const Areas& areas);

// `mask` says which of rule.reading_doubts are read the other way, on every day.
Reading make_reading(Plan& plan, const Rule& rule, std::size_t part, std::size_t mask, std::size_t signature,
                     const Areas& areas);

}  // namespace holdfast
