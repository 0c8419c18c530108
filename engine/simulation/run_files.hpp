// Every file that a simulation leaves behind, but for the micro tables and the report: the tables, what their
// columns mean for other programs, and what was run.
#pragma once

#include <vector>

#include "engine/simulation/partial.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

std::vector<OutputFile> run_files(const Partial& partial);

}  // namespace holdfast
