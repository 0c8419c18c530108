// limit CASES.csv ANSWERS.csv [THREADS]: the hand-written rules, from file to file.
#include <cstdio>
#include <cstdlib>

#include "tests/bench/limit_files.hpp"

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: limit CASES.csv ANSWERS.csv [THREADS]\n", stderr);
    return 2;
  }
  holdfast::bench::answer_file(arguments[1], arguments[2], count > 3 ? std::atoi(arguments[3]) : 1);
}
