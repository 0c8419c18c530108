// What `simulate`, `merge` and `sweep` take on the command line.
#pragma once

#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace holdfast::cli {

// Adds them; the options outlive the parsing, and `code` is how to exit.
void add_simulate_commands(CLI::App& app, SimulateOptions& simulating, MergeOptions& merging, Streams streams,
                           int& code);
void add_sweep_command(CLI::App& app, SweepOptions& sweeping, Streams streams, int& code);

}  // namespace holdfast::cli
