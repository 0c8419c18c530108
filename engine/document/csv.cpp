#include "engine/document/csv.hpp"

namespace holdfast {
namespace {

// One record from `text` at `at`, which moves past it. False when a quote is never closed.
bool read_record(std::string_view text, std::size_t& at, int& line, CsvRecord& record) {
  record.line = line;
  std::string cell;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
        cell += '"';
        ++at;
      } else if (c == '"') {
        quoted = false;
      } else {
        if (c == '\n') ++line;
        cell += c;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == ',') {
      record.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      ++at;
      ++line;
      break;
    } else if (c != '\r') {
      cell += c;
    }
  }
  record.cells.push_back(std::move(cell));
  return !quoted;
}

}  // namespace

Result<Csv> read_csv(std::string_view text, const std::string& name) {
  Csv csv;
  Diagnostics diagnostics;
  const auto fail = [&](int line, std::string code, std::string message) {
    Diagnostic d;
    d.code = std::move(code);
    d.span = {name, line, 0, 1};
    d.message = std::move(message);
    diagnostics.push_back(std::move(d));
  };
  std::size_t at = 0;
  int line = 1;
  while (at < text.size()) {
    CsvRecord record;
    if (!read_record(text, at, line, record)) {
      fail(record.line, "unclosed-quote", "a quote that opens here is never closed");
      break;
    }
    if (record.cells.size() == 1 && record.cells[0].empty()) continue;
    if (csv.header.empty())
      csv.header = std::move(record.cells);
    else if (record.cells.size() != csv.header.size())
      fail(record.line, "wrong-cells",
           "expected " + std::to_string(csv.header.size()) + " cells, found " +
               std::to_string(record.cells.size()));
    else
      csv.records.push_back(std::move(record));
  }
  if (csv.header.empty() && diagnostics.empty()) fail(0, "empty-table", "the table is empty");
  return {std::move(csv), std::move(diagnostics)};
}

}  // namespace holdfast
