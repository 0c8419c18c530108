#include <sys/prctl.h>
#include <sys/resource.h>

#include <exception>
#include <iostream>

#include "api/serve.hpp"
#include "cli/folder.hpp"
#include "cli/options.hpp"

int main(int count, char** arguments) {
  // What a tenant told is in memory: a crash must not write it to disk.
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0);  // a core that is piped to a program knows no limit
  // The command line and the server know nothing of each other; they meet here.
  holdfast::api::ServeOptions serving;
  const auto add_server = [&serving](CLI::App& app, int& code) {
    holdfast::api::add_serve_command(app, serving, {holdfast::cli::find_rules, holdfast::cli::read_folder},
                                     std::cerr, code);
  };
  try {
    return holdfast::cli::run({arguments + 1, arguments + count}, {std::cin, std::cout, std::cerr},
                              add_server);
  } catch (const std::exception&) {
    // The message of an exception may hold what somebody typed: it is not shown.
    std::cerr << "holdfast: something went wrong inside the program, or a file could not be read\n";
    return holdfast::cli::internal_error;
  }
}
