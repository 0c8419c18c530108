// What is wrong with a row: in which column, what was expected and the way out. Never what stands there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast {

struct CellError {
  std::uint32_t row = 0;  // of the piece of the table at hand
  std::string column;     // as the header names it; "" for the row
  std::string code;       // stable, kebab-case
  std::string expected;
  std::string help;
};

using CellErrors = std::vector<CellError>;

}  // namespace holdfast
