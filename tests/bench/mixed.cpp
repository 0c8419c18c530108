// mixed ROWS SEED CASES.csv: homes made up at random over every place of the rules of this repository, as a
// table: known, about, one of several, declined, or not told at all.
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "tests/columns/mixed_rows.hpp"
#include "tests/support/scenarios.hpp"

int main(int count, char** arguments) {
  using namespace holdfast;
  if (count < 4) {
    std::fputs("usage: mixed ROWS SEED CASES.csv\n", stderr);
    return 2;
  }
  constexpr std::size_t at_once = 10000;
  const std::size_t rows = std::strtoull(arguments[1], nullptr, 10);
  MixedRows mixed(shipped_plan(), *parse_day("2026-11-24"), std::strtoull(arguments[2], nullptr, 10));
  std::ofstream file(arguments[3], std::ios::binary);
  file << mixed.header();
  for (std::size_t done = 0; done < rows; done += at_once) {
    const auto block = mixed.block(std::min(at_once, rows - done));
    std::string csv;
    for (std::size_t row = 0; row < block.rows; ++row) mixed.append(block, row, done + row + 1, csv);
    file << csv;
  }
  file.flush();
  if (!file) {
    std::perror(arguments[3]);
    return 1;
  }
}
