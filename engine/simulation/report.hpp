// A run as a memo: one page that stands by itself, and its charts as files, each with its numbers. Made from
// the tables as they are written, so that it says what they say and shows nothing that they hide.
#pragma once

#include <string>
#include <vector>

#include "engine/simulation/partial.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

// `tables`: those of the run, by the names of their files. First `report.html`, then `charts/…`.
std::vector<OutputFile> report_files(const Partial& partial, const std::vector<OutputFile>& tables);

}  // namespace holdfast
