// Tables of sheets: reading them, holding them to the sums that their publisher's file has, finding figures.
#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <tuple>

#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/table.hpp"

namespace holdfast {
namespace {

constexpr Int cents = 100;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// `bedrooms_2` is the column of 2.
std::optional<int> size_of_column(std::string_view name) {
  const auto number = whole_number(name.substr(std::min(name.rfind('_') + 1, name.size())));
  constexpr std::int64_t most = 1000;
  if (!number || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

// The lines of one kind of home, sheet by sheet, as `12.7.-.3`.
std::vector<std::string> keys_of(std::string_view area) {
  std::vector<std::string> keys;
  while (!area.empty()) {
    const auto end = std::min(area.find(' '), area.size());
    keys.emplace_back(area.substr(0, end));
    area.remove_prefix(std::min(end + 1, area.size()));
  }
  return keys;
}

std::vector<int> lines_of(std::string_view key) {
  std::vector<int> lines;
  while (!key.empty()) {
    const auto end = std::min(key.find('.'), key.size());
    int line = -1;
    std::from_chars(key.data(), key.data() + end, line);
    lines.push_back(line);
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return lines;
}

// Reads the sheets of one table.
class SheetReader {
 public:
  SheetReader(Table& table, const Document& document, const Table::SheetFiles& files,
              Diagnostics& diagnostics)
      : table_(table), reader_(document, diagnostics), files_(files) {}

  void read() {
    const auto& root = reader_.document().root;
    if (const Node* columns = root.find("columns")) read_columns(*columns);
    if (const Node* with_size = root.find("with_size"))
      rises_ = reader_.choice(*with_size, "/with_size", "`never_falls`", {"never_falls"}).has_value();
    const auto& sheets = *root.find("sheets");
    for (std::size_t i = 0; i < sheets.items.size(); ++i)
      read_sheet(sheets.items[i], pointer_join("/sheets", std::to_string(i)));
    if (table_.sheets.empty() && !has_errors(reader_.diagnostics()))
      reader_.error(sheets, "/sheets", "wrong-shape", "expected a list of sheets");
  }

 private:
  void read_columns(const Node& node) {
    columns_ = reader_.texts(node, "/columns", "columns");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto size = size_of_column(columns_[i]);
      if (size && i == 0) table_.first_key = *size;
      if (!size || *size != table_.first_key + static_cast<int>(i))
        reader_.error(node.items[i], pointer_join("/columns", std::to_string(i)), "wrong-columns",
                      "expected columns that end in the sizes that they are of, in order",
                      "write them like `bedrooms_0`");
    }
    table_.last_key = table_.first_key + static_cast<int>(columns_.size()) - 1;
  }

  void read_sheet(const Node& node, const std::string& pointer) {
    Fields fields(reader_, node, pointer, "a sheet");
    if (!fields.usable()) return;
    TableSheet sheet;
    TableRow row;
    row.key = -1;
    sheet.file = fields.required_text("file").value_or("");
    row.edition = fields.required_text("edition").value_or("");
    if (const Node* from = fields.required("from"))
      row.from = reader_.day(*from, fields.at("from")).value_or(0);
    if (!table_.rows.empty() && row.from <= table_.rows.back().from)
      reader_.error(node, pointer, "out-of-order", "the sheets stand in the order of their first days");
    if (const Node* others = fields.required("others"))
      sheet.others_as_before =
          reader_.choice(*others, fields.at("others"), "what holds for homes that are not on it",
                         {"unknown", "as_before"}) == "as_before";
    row.backing = read_backing(reader_, fields, table_.sources);
    if (row.backing.source.empty())
      reader_.error(node, pointer, "source-missing", "a sheet needs its source");
    const auto path = reader_.document().name.substr(0, reader_.document().name.rfind('/') + 1) + sheet.file;
    sheet.sheet = files_(path);
    const Node* areas = fields.required("areas");
    const Node* homes = fields.required("homes");
    const Node* sums = fields.required("sums");
    if (const Node* made_from = fields.required("made_from")) {
      Fields origin(reader_, *made_from, fields.at("made_from"), "what a sheet was made from");
      origin.required_text("file");
      origin.required_text("sha256");
      origin.finish();
    }
    fields.finish();
    if (sheet.sheet == nullptr) {
      reader_.error(node, fields.at("file"), "missing-file", "the sheet `" + path + "` is not there");
      return;
    }
    for (const auto& name : columns_) {
      const auto column = sheet.sheet->column(name);
      if (!column) {
        reader_.error(node, fields.at("file"), "wrong-columns",
                      "`" + path + "` has no column `" + name + "`");
        return;
      }
      sheet.columns.push_back(*column);
    }
    if (areas != nullptr)
      count(*areas, fields.at("areas"), "areas", static_cast<std::int64_t>(sheet.sheet->lines()));
    if (homes != nullptr)
      count(*homes, fields.at("homes"), "homes", static_cast<std::int64_t>(sheet.sheet->homes()));
    if (sums != nullptr) check_sums(*sums, fields.at("sums"), sheet);
    check_lines(sheet);
    table_.sheets.push_back(std::move(sheet));
    table_.rows.push_back(std::move(row));
  }

  void count(const Node& node, const std::string& pointer, const std::string& what, std::int64_t found) {
    if (whole_number(node.text) == found) return;
    reader_.error(node, pointer, "sheet-differs",
                  "the sheet has " + std::to_string(found) + " " + what +
                      ", and its publisher's file as many as stand here",
                  "make the sheet again from the publisher's file");
  }

  // Over all homes, so that they are the sums of the publisher's own file, which has a line a home.
  void check_sums(const Node& node, const std::string& pointer, const TableSheet& sheet) {
    const auto told = reader_.texts(node, pointer, "sums");
    if (told.size() != columns_.size()) {
      reader_.error(node, pointer, "wrong-cells", "expected a sum for each column");
      return;
    }
    const auto homes = sheet.sheet->homes_by_line();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::int64_t sum = 0;
      for (std::size_t line = 0; line < homes.size(); ++line)
        if (const auto figure = sheet.sheet->figure(line, sheet.columns[i]); figure != Sheet::unknown)
          sum += figure * homes[line];
      count(node.items[i], pointer_join(pointer, std::to_string(i)),
            "dollars in all in `" + columns_[i] + "`", sum);
    }
  }

  void check_lines(const TableSheet& sheet) {
    for (std::size_t line = 0; line < sheet.sheet->lines(); ++line) {
      Int before = table_.gives.least;
      for (const std::size_t column : sheet.columns) {
        const auto figure = sheet.sheet->figure(line, column);
        if (figure == Sheet::unknown) continue;
        if (figure * cents < (rises_ ? before : table_.gives.least) || figure * cents > table_.gives.most) {
          Diagnostic d;
          d.code = "figure-falls";
          d.span = {sheet.sheet->path(), sheet.sheet->line_in_file(line), 0, 1};
          d.message = "a figure is less than that of a smaller size, or out of what the table gives";
          reader_.diagnostics().push_back(std::move(d));
          break;
        }
        before = figure * cents;
      }
    }
  }

  Table& table_;
  Reader reader_;
  const Table::SheetFiles& files_;
  std::vector<std::string> columns_;
  bool rises_ = false;
};

}  // namespace

void Table::read_sheets(const Document& document, const SheetFiles& files, Day known_on,
                        Diagnostics& diagnostics) {
  SheetReader(*this, document, files, diagnostics).read();
  forget_later(known_on);
}

std::string Table::area_of(const Places& places, int place) const {
  if (place < 0) return "";
  if (sheets.empty()) return places.entry(place).fair_market_area;
  std::set<std::string> keys;
  for (const auto& codes : places.codes_in(place)) {
    std::string key;
    bool any = false;
    for (const auto& one : sheets) {
      std::optional<std::size_t> line;
      for (const auto& code : codes)
        if (!line) line = one.sheet->line_of(code);
      any = any || line;
      key += (key.empty() ? "" : ".") + (line ? std::to_string(*line) : std::string("-"));
    }
    if (any) keys.insert(std::move(key));
  }
  std::string area;
  for (const auto& key : keys) area += (area.empty() ? "" : " ") + key;
  return area;
}

std::vector<Day> Table::releases_on_sheets(std::string_view area, std::string_view edition) const {
  std::vector<Day> days;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    bool on_it = !sheets[i].others_as_before;
    for (const auto& key : keys_of(area)) on_it = on_it || lines_of(key)[i] >= 0;
    if (on_it && !left_out(rows[i], edition)) days.push_back(rows[i].from);
  }
  return days;
}

std::string Table::area_name(std::string_view area) const {
  if (sheets.empty()) return std::string(area);
  const auto keys = keys_of(area);
  if (keys.size() != 1) return "";
  const auto lines = lines_of(keys.front());
  for (std::size_t i = sheets.size(); i-- > 0;)
    if (lines[i] >= 0) return std::string(sheets[i].sheet->area(static_cast<std::size_t>(lines[i])));
  return "";
}

std::size_t Table::figures() const {
  if (sheets.empty()) return rows.size();
  std::size_t count = 0;
  for (const auto& one : sheets) count += one.sheet->lines() * one.columns.size();
  return count;
}

TableCell Table::find_on_sheets(std::string_view area, Day day, int key, std::string_view edition) const {
  TableCell found;
  bool first = true;
  for (const auto& one : keys_of(area)) {
    const auto cell = find_on_lines(lines_of(one), day, key, edition);
    if (cell.row == nullptr) return cell;  // where one part has a gap, so has the whole
    if (first)
      found = cell;
    else if (cell.value != found.value || cell.most != found.most || cell.state != found.state) {
      if (found.state == TableCell::State::known) found.most = found.value;
      found.most = std::max(found.most, cell.state == TableCell::State::known ? cell.value : gives.most);
      found.value = std::min(found.value, cell.value);
      found.state = TableCell::State::differs;
    }
    first = false;
  }
  return found;
}

TableCell Table::find_on_lines(const std::vector<int>& lines, Day day, int key,
                               std::string_view edition) const {
  TableCell cell;
  std::size_t newest = sheets.size();
  std::size_t base = sheets.size();  // of the newest edition: a home that is not on it has a gap
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (rows[i].from > day || left_out(rows[i], edition)) continue;
    if (!sheets[i].others_as_before) base = newest = i;
    if (lines[i] >= 0) newest = i;
  }
  if (expect_next && *expect_next <= day && (base == sheets.size() || rows[base].from < *expect_next)) {
    cell.state = TableCell::State::pending;
    return cell;
  }
  const int asked = beyond && key > *beyond ? *beyond : key;
  if (newest == sheets.size() || lines[newest] < 0 || asked < first_key || asked > last_key) return cell;
  const auto& sheet = sheets[newest];
  const auto figure = sheet.sheet->figure(static_cast<std::size_t>(lines[newest]),
                                          sheet.columns[static_cast<std::size_t>(asked - first_key)]);
  if (figure == Sheet::unknown) return cell;
  cell.state = asked == key ? TableCell::State::known : TableCell::State::beyond;
  cell.value = figure * cents;
  cell.row = &rows[newest];
  return cell;
}

Table Table::with_release(const Table& newer, Day from) const {
  Table made = *this;
  const auto is = [&](const TableRow& row) { return row.from == from; };
  if (!made.sheets.empty()) {
    for (std::size_t i = made.sheets.size(); i-- > 0;)
      if (is(made.rows[i])) made.sheets.erase(made.sheets.begin() + static_cast<std::ptrdiff_t>(i));
    const auto at = std::count_if(made.rows.begin(), made.rows.end(),
                                  [&](const TableRow& row) { return row.from < from; });
    for (std::size_t i = 0; i < newer.sheets.size(); ++i)
      if (is(newer.rows[i])) made.sheets.insert(made.sheets.begin() + at, newer.sheets[i]);
  }
  std::erase_if(made.rows, is);
  for (const auto& row : newer.rows)
    if (is(row)) made.rows.push_back(row);
  std::stable_sort(made.rows.begin(), made.rows.end(), [](const TableRow& a, const TableRow& b) {
    return std::tie(a.area, a.from, a.key) < std::tie(b.area, b.from, b.key);
  });
  if (expect_next && from >= *expect_next) made.expect_next = newer.expect_next;
  return made;
}

}  // namespace holdfast
