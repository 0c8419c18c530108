// A small table as text (RFC 4180: commas, double quotes, one record a line or more), for the figures of law.
// Every record has as many cells as the header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.hpp"

namespace holdfast {

struct CsvRecord {
  int line = 0;  // where it begins, 1-based
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<std::string> header;
  std::vector<CsvRecord> records;
};

Result<Csv> read_csv(std::string_view text, const std::string& name);

}  // namespace holdfast
