#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace holdfast::cli {

// Runs the command that the arguments (without the program's name) ask for.
int run(const std::vector<std::string>& arguments, Streams streams);

}  // namespace holdfast::cli
