#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace holdfast::cli {

// Commands from elsewhere: adds them, and sets the exit code when one of them has run.
using MoreCommands = std::function<void(CLI::App& app, int& code)>;

// Runs the command that the arguments (without the program's name) ask for.
int run(const std::vector<std::string>& arguments, Streams streams, const MoreCommands& more = {});

}  // namespace holdfast::cli
