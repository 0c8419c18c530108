// Every file that a simulation leaves behind, but for the micro tables: the tables, what their columns
// mean for other programs, the report with its charts, and what was run.
#pragma once

#include <vector>

#include "engine/simulation/partial.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

std::vector<OutputFile> run_files(const Partial& partial);

}  // namespace holdfast
