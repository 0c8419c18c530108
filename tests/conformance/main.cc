#include <iostream>
#include <span>

#include "tests/conformance/report.hpp"

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() != 2) {
    std::cerr << "conformance: name one folder of test cases of the TCK\n";
    return 2;
  }
  return holdfast::conformance::report(arguments[1], std::cout, std::cerr);
}
