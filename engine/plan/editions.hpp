// One part of a rule under one combination of readings → its editions.
#pragma once

#include <string>

#include "engine/plan/plan.hpp"

namespace holdfast {

// The cases that a doubt touches.
DatedNodes cases_of(Plan& plan, const Rule& rule, const Doubt& doubt, const std::string& area);

// `mask` says which of rule.reading_doubts are read the other way; each only on the days that it touches.
Reading make_reading(Plan& plan, const Rule& rule, std::size_t part, std::size_t mask, std::size_t signature,
                     const std::string& area);

}  // namespace holdfast
