// The hand-written rules over files: cases.csv as `generate` writes it, in; the answers as CSV, out.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/limit.hpp"

namespace holdfast::bench {

// The facts of all rows of a file.
std::vector<Facts> read_facts(const std::string& path);

// From file to file, in the order of the rows. Stops the program when a file cannot be had.
void answer_file(const std::string& in, const std::string& out, int threads);

}  // namespace holdfast::bench
