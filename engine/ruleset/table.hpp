// A dated table of published figures, from a CSV file: by area, by date in force, by one whole number.
// A figure that is not there is a gap of the law's, bounded where it can be; never an interpolation, and
// never last year's.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/day.hpp"
#include "engine/document/document.hpp"
#include "engine/language/type.hpp"
#include "engine/ruleset/source.hpp"

namespace holdfast {

struct TableRow {
  std::string area;
  Day from = 0;
  std::string edition;
  int key = 0;
  std::optional<Int> value;  // nothing: published, and not known to us
  Backing backing;
};

// One figure, or why there is none.
struct TableCell {
  enum class State { known, row_missing, pending, beyond };
  State state = State::row_missing;
  Int value = 0;                  // known: the figure; beyond: what it is at least
  const TableRow* row = nullptr;  // known, beyond
};

class Table {
 public:
  std::string name;
  std::string title;
  std::string file;  // of the CSV, relative to the table's own
  std::string path;  // of the YAML file
  Type gives;
  std::string parameter;  // the column that the argument finds
  int first_key = 0;
  int last_key = 0;           // of all rows
  std::optional<int> beyond;  // above this key: at least the figure for it
  std::string beyond_not_verified;
  std::optional<Day> expect_next;
  std::map<std::string, Day> recorded;  // edition -> the day on which it was published, where it was told
  std::map<std::string, std::set<std::string>> editions;  // name -> editions that are left out
  std::vector<TableRow> rows;                             // by area, from, key
  Sources sources;

  // The first days of the releases for `area`, in order; also the day from which the next is due.
  std::vector<Day> releases(std::string_view area, std::string_view edition) const;
  // The figure for `key` on `day`. `edition` is "" or one of `editions`.
  TableCell find(std::string_view area, Day day, int key, std::string_view edition) const;

  void read(const Document& document, Diagnostics& diagnostics);
  // Without the rows that were published after `known_on`; then the next figures are due when the first of
  // them, but for revisions, came into force.
  void read_rows(std::string_view csv, const std::string& csv_path, Day known_on, Diagnostics& diagnostics);

 private:
  std::span<const TableRow> rows_of(std::string_view area) const;
  bool left_out(const TableRow& row, std::string_view edition) const;
  void forget_later(Day known_on);
  std::optional<Day> release_on(std::string_view area, Day day, std::string_view edition) const;
};

}  // namespace holdfast
