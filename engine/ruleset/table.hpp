// A dated table of published figures, from a CSV file: by area, by date in force, by one whole number.
// A figure that is not there is a gap of the law's, bounded where it can be; never an interpolation, and
// never last year's. Either its rows are listed, or it has *sheets*: a publisher's editions, each whole.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/day.hpp"
#include "engine/document/document.hpp"
#include "engine/language/type.hpp"
#include "engine/ruleset/places.hpp"
#include "engine/ruleset/sheet.hpp"
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
  enum class State {
    known,
    row_missing,
    pending,
    beyond,
    differs,  // from one part of the place to another
  };
  State state = State::row_missing;
  Int value = 0;                  // known: the figure; beyond: what it is at least; differs: the least
  Int most = 0;                   // differs: the greatest
  const TableRow* row = nullptr;  // known, beyond, differs: of a sheet, what all of its figures rest on
};

// One edition of a table, as its publisher has it.
struct TableSheet {
  std::shared_ptr<const Sheet> sheet;
  std::string file;                  // relative to the table's own
  std::vector<std::size_t> columns;  // by key, from the table's first
  bool others_as_before = false;     // a home that is not on it keeps what it had; else its figure is a gap
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
  std::vector<TableRow> rows;      // by area, from, key; of sheets, one for each, without area, key and value
  std::vector<TableSheet> sheets;  // by first day, as the rows; none: the rows are listed
  std::string publisher;
  Sources sources;

  // By what it finds the figures of homes in `place`: places with the same area have the same figures.
  std::string area_of(const Places& places, int place) const;
  // The publisher's name of the area, on the newest sheet that has it; of rows, the area itself.
  std::string area_name(std::string_view area) const;
  std::size_t figures() const;  // how many it has

  // The first days of the releases for `area`, in order; also the day from which the next is due.
  std::vector<Day> releases(std::string_view area, std::string_view edition) const;
  // The days on which the release counts that counts on `day`; before the first, all days until it.
  DayRange days_of_release(std::string_view area, Day day) const;
  // The figure for `key` on `day`. `edition` is "" or one of `editions`.
  TableCell find(std::string_view area, Day day, int key, std::string_view edition) const;

  void read(const Document& document, Diagnostics& diagnostics);
  // The files of the sheets; `files` gives each by its path, or null.
  using SheetFiles = std::function<std::shared_ptr<const Sheet>(const std::string& path)>;
  void read_sheets(const Document& document, const SheetFiles& files, Day known_on, Diagnostics& diagnostics);
  // This table with what `newer` has from that day.
  Table with_release(const Table& newer, Day from) const;
  // Without the rows that were published after `known_on`; then the next figures are due when the first of
  // them, but for revisions, came into force.
  void read_rows(std::string_view csv, const std::string& csv_path, Day known_on, Diagnostics& diagnostics);

 private:
  std::span<const TableRow> rows_of(std::string_view area) const;
  bool left_out(const TableRow& row, std::string_view edition) const;
  void forget_later(Day known_on);
  std::vector<Day> releases_on_sheets(std::string_view area, std::string_view edition) const;
  TableCell find_on_sheets(std::string_view area, Day day, int key, std::string_view edition) const;
  TableCell find_on_lines(const std::vector<int>& lines, Day day, int key, std::string_view edition) const;
  std::optional<Day> release_on(std::string_view area, Day day, std::string_view edition) const;
};

}  // namespace holdfast
