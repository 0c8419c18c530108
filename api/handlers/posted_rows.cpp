#include "api/handlers/posted_rows.hpp"

#include <cstring>
#include <tuple>
#include <unordered_map>

#include "api/handlers/header_mistakes.hpp"
#include "engine/population/quoting.hpp"

namespace holdfast::api {
namespace {

constexpr std::size_t most_columns = 400;
constexpr std::string_view pointer = "/rows";
constexpr std::string_view way_out =
    "write the table as text, its first line the names of the columns; or [{\"bedrooms\": 2}]";

void append_line(std::string& table, const std::vector<const std::string*>& cells) {
  const auto before = table.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) table += ',';
    if (cells[i] != nullptr) append_quoted(table, *cells[i], ',');
  }
  if (table.size() == before) table += "\"\"";  // a blank line is no row
  table += '\n';
}

}  // namespace

PostedRows::PostedRows(Body& body, std::size_t most_rows) {
  const Node* rows = body.find("rows");
  if (rows == nullptr) {
    body.mistake("", "missing-key", "`rows` is missing: the table", std::string(way_out));
  } else if (rows->is_sequence()) {
    collect(body, *rows, most_rows);
  } else if (rows->is_scalar() && rows->quoted && !rows->text.empty()) {
    as_text_ = true;
    table_ = rows->text;
  } else {
    body.mistake(std::string(pointer), "wrong-shape", "expected a table as text, or a list of rows",
                 std::string(way_out));
  }
}

PostedRows::~PostedRows() { explicit_bzero(table_.data(), table_.size()); }

void PostedRows::collect(Body& body, const Node& rows, std::size_t most_rows) {
  if (rows.items.size() > most_rows) {
    body.mistake(std::string(pointer), "too-many-rows",
                 "there are more than " + std::to_string(most_rows) + " rows",
                 "count larger tables with the command line");
    return;
  }
  std::vector<const std::string*> names;
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < rows.items.size(); ++i) {
    const auto& row = rows.items[i];
    const auto at = std::string(pointer) + "/" + std::to_string(i);
    if (!row.is_mapping()) {
      body.mistake(at, "wrong-shape", "expected an object: the cells of a row by the names of their columns",
                   "");
      return;
    }
    for (const auto& [key, value] : row.members) {
      if (!value.is_scalar()) {
        body.mistake(at, "wrong-shape", "expected cells as a table has them: text, a number, true or false",
                     "write `2400..2900` for a range, `a|b` for one of several");
        return;
      }
      if (numbers.emplace(key.text, names.size()).second) {
        names.push_back(&key.text);
        keys_.emplace_back(key.line, key.column);
      }
    }
    if (names.size() > most_columns) {
      body.mistake(std::string(pointer), "too-many-facts",
                   "there are more than " + std::to_string(most_columns) + " columns", "");
      return;
    }
  }
  if (names.empty()) {
    body.mistake(std::string(pointer), "wrong-shape", "expected a row, at least, with a cell",
                 std::string(way_out));
    return;
  }
  append_line(table_, names);
  for (const auto& row : rows.items) {
    std::vector<const std::string*> cells(names.size(), nullptr);
    for (const auto& [key, value] : row.members) cells[numbers.at(key.text)] = &value.text;
    append_line(table_, cells);
  }
}

Mistakes PostedRows::of_header(const Diagnostics& found, const Ruleset& ruleset) const {
  auto mistakes =
      mistakes_of_header(found, ruleset, "a column that `map`, `weight` or `by` names is not in the table");
  std::size_t at = 0;
  for (const auto& one : found) {
    if (one.severity != Severity::error || at == mistakes.size()) continue;
    auto& mistake = mistakes[at++];
    mistake.pointer = pointer;
    if (as_text_) continue;
    mistake.line = 0;
    const auto number = one.pointer.empty() ? 0 : std::stoul(one.pointer.substr(1));
    if (number == 0 || number > keys_.size() || one.code == "missing-column") continue;
    std::tie(mistake.line, mistake.column) = keys_[number - 1];
  }
  return mistakes;
}

}  // namespace holdfast::api
