#include "engine/ruleset/table.hpp"

#include <algorithm>
#include <tuple>

#include "engine/document/csv.hpp"
#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/quantity.hpp"

namespace holdfast {
namespace {

std::optional<int> small_number(std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number || number->scale != 0 || number->units < 0 || number->units > 1000) return std::nullopt;
  return static_cast<int>(number->units);
}

std::optional<Int> table_limit(Reader& reader, Fields& fields, std::string_view key) {
  const Node* node = fields.required(key);
  if (node == nullptr) return std::nullopt;
  const auto quantity = node->is_scalar() ? parse_quantity(node->text) : std::nullopt;
  if (quantity && quantity->unit == Type::Base::money) return quantity->units;
  reader.error(*node, fields.at(key), "wrong-unit", "expected a limit in dollars", "write it like `$0`");
  return std::nullopt;
}

}  // namespace

bool Table::left_out(const TableRow& row, std::string_view edition) const {
  if (edition.empty()) return false;
  const auto found = editions.find(std::string(edition));
  return found != editions.end() && found->second.count(row.edition) != 0;
}

std::span<const TableRow> Table::rows_of(std::string_view area) const {
  const auto first =
      std::partition_point(rows.begin(), rows.end(), [&](const TableRow& row) { return row.area < area; });
  const auto last =
      std::partition_point(first, rows.end(), [&](const TableRow& row) { return row.area == area; });
  return {first, last};
}

std::vector<Day> Table::releases(std::string_view area, std::string_view edition) const {
  auto days = releases_on_sheets(area, edition);
  for (const auto& row : sheets.empty() ? rows_of(area) : std::span<const TableRow>())
    if (!left_out(row, edition) && (days.empty() || days.back() != row.from)) days.push_back(row.from);
  if (expect_next && (days.empty() || days.back() < *expect_next)) days.push_back(*expect_next);
  return days;
}

DayRange Table::days_of_release(std::string_view area, Day day) const {
  DayRange days{first_day, last_day};
  for (const Day release : releases(area, "")) {
    if (release <= day) days.first = release;
    if (release > day) days.last = std::min(days.last, release - 1);
  }
  return days;
}

std::optional<Day> Table::release_on(std::string_view area, Day day, std::string_view edition) const {
  std::optional<Day> newest;
  for (const auto& row : rows_of(area))
    if (row.from <= day && !left_out(row, edition)) newest = row.from;
  return newest;
}

TableCell Table::find(std::string_view area, Day day, int key, std::string_view edition) const {
  if (!sheets.empty()) return find_on_sheets(area, day, key, edition);
  TableCell cell;
  const auto release = release_on(area, day, edition);
  if (expect_next && *expect_next <= day && (!release || *release < *expect_next)) {
    cell.state = TableCell::State::pending;
    return cell;
  }
  if (!release) return cell;
  const int asked = beyond && key > *beyond ? *beyond : key;
  for (const auto& row : rows_of(area)) {
    if (row.from != *release || row.key != asked || left_out(row, edition)) continue;
    if (!row.value) return cell;
    cell.state = asked == key ? TableCell::State::known : TableCell::State::beyond;
    cell.value = *row.value;
    cell.row = &row;
  }
  return cell;
}

void Table::read(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Fields top(reader, document.root, "", "a table");
  path = document.name;
  name = top.required_text("table").value_or("");
  title = top.required_text("title").value_or("");
  const bool of_sheets = document.root.find("sheets") != nullptr;
  if (of_sheets)
    publisher = top.required_text("publisher").value_or("");
  else
    file = top.required_text("file").value_or("");
  if (const Node* node = top.required("sources")) sources = read_sources(reader, *node, "/sources");
  if (const Node* node = top.required("gives")) {
    Fields fields(reader, *node, "/gives", "what a table gives");
    if (!of_sheets) fields.required_text("column");
    if (const Node* type = fields.required("type")) reader.choice(*type, "/gives/type", "`money`", {"money"});
    gives.base = Type::Base::money;
    gives.scale = money_scale;
    gives.least = table_limit(reader, fields, "at_least").value_or(0);
    gives.most = table_limit(reader, fields, "at_most").value_or(0);
    fields.finish();
  }
  if (const Node* node = top.required("found_by")) {
    Fields fields(reader, *node, "/found_by", "how a row is found");
    if (const Node* area = fields.required("area"))
      reader.choice(*area, "/found_by/area", of_sheets ? "`county_or_town`" : "`place`",
                    {of_sheets ? "county_or_town" : "place"});
    if (const Node* from = fields.required("from"))
      reader.choice(*from, "/found_by/from", "`governing_date`", {"governing_date"});
    for (const auto& member : node->members) {
      if (member.value.text != "argument") continue;
      parameter = member.key.text;
      fields.optional(parameter);
    }
    if (parameter.empty())
      reader.error(*node, "/found_by", "missing-key", "one column must be found by an `argument`");
    fields.finish();
  }
  if (const Node* node = top.optional("beyond")) {
    Fields fields(reader, *node, "/beyond", "what stands beyond the table");
    if (const Node* last = fields.required(parameter)) {
      beyond = small_number(last->text);
      if (!beyond) reader.error(*last, fields.at(parameter), "not-a-number", "expected a whole number");
    }
    if (const Node* then = fields.required("then"))
      reader.choice(*then, "/beyond/then", "`at_least_the_last`", {"at_least_the_last"});
    beyond_not_verified = fields.text("not_verified").value_or("");
    fields.finish();
  }
  if (const Node* node = top.required("row_missing"))
    reader.choice(*node, "/row_missing", "`unknown`", {"unknown"});
  if (const Node* node = top.required("expect_next")) {
    Fields fields(reader, *node, "/expect_next", "when the next figures are due");
    if (const Node* from = fields.required("from")) expect_next = reader.day(*from, "/expect_next/from");
    read_backing(reader, fields, sources);
    fields.finish();
  }
  if (const Node* node = top.optional("editions"))
    for (const auto& member : node->members) {
      const auto pointer = pointer_join("/editions", member.key.text);
      Fields fields(reader, member.value, pointer, "an edition");
      if (const Node* out = fields.required("leave_out")) {
        Fields which(reader, *out, fields.at("leave_out"), "what is left out");
        editions[member.key.text].insert(which.required_text("edition").value_or(""));
        which.finish();
      }
      fields.finish();
    }
  if (const Node* node = top.optional("recorded"))
    for (const auto& member : node->members) {
      Fields fields(reader, member.value, pointer_join("/recorded", member.key.text),
                    "when an edition was recorded");
      if (const Node* date = fields.required("date"))
        if (const auto day = reader.day(*date, fields.at("date"))) recorded[member.key.text] = *day;
      read_backing(reader, fields, sources);
      fields.finish();
    }
  top.text("never");
  if (of_sheets)  // read with their files
    for (const char* key : {"sheets", "columns", "with_size"}) top.required(key);
  top.finish();
}

void Table::forget_later(Day known_on) {
  const auto later = [&](const TableRow& row) {
    const auto told = recorded.find(row.edition);
    return (told == recorded.end() ? row.from : told->second) > known_on;
  };
  const auto revision = [&](const TableRow& row) {
    return std::any_of(editions.begin(), editions.end(),
                       [&](const auto& one) { return one.second.count(row.edition) != 0; });
  };
  for (const auto& row : rows)
    if (later(row) && !revision(row) && (!expect_next || row.from < *expect_next)) expect_next = row.from;
  for (std::size_t i = sheets.size(); i-- > 0;)
    if (later(rows[i])) sheets.erase(sheets.begin() + static_cast<std::ptrdiff_t>(i));
  std::erase_if(rows, later);
}

void Table::read_rows(std::string_view csv, const std::string& csv_path, Day known_on,
                      Diagnostics& diagnostics) {
  const auto read = read_csv(csv, csv_path);
  diagnostics.insert(diagnostics.end(), read.diagnostics().begin(), read.diagnostics().end());
  if (!read) return;
  const auto fail = [&](const CsvRecord& record, std::size_t column, const char* code,
                        const std::string& message) {
    Diagnostic d;
    d.code = code;
    d.span = {csv_path, record.line, 0, 1};
    d.pointer = "/" + read->header[column];
    d.message = "column `" + read->header[column] + "`: " + message;
    diagnostics.push_back(std::move(d));
  };
  const std::vector<std::string> expected = {"area", "from",       "edition", parameter,
                                             "rent", "confidence", "source",  "not_verified"};
  if (read->header != expected) {
    Diagnostic d;
    d.code = "wrong-columns";
    d.span = {csv_path, 1, 0, 1};
    d.message =
        "expected the columns area,from,edition," + parameter + ",rent,confidence,source,not_verified";
    diagnostics.push_back(std::move(d));
    return;
  }
  for (const auto& record : read->records) {
    TableRow row;
    row.area = record.cells[0];
    const auto from = parse_day(record.cells[1]);
    if (!from) fail(record, 1, "not-a-date", "expected a date");
    row.from = from.value_or(0);
    row.edition = record.cells[2];
    const auto key = small_number(record.cells[3]);
    if (!key) fail(record, 3, "not-a-number", "expected a whole number");
    row.key = key.value_or(0);
    if (record.cells[4] != "unknown") {
      row.value = parse_money(record.cells[4]);
      if (!row.value || *row.value < gives.least || *row.value > gives.most)
        fail(record, 4, "not-an-amount", "expected dollars within what the table gives, or `unknown`");
    }
    row.backing.confidence = record.cells[5];
    row.backing.source = record.cells[6];
    row.backing.not_verified = record.cells[7];
    if (row.value && row.backing.source.empty() && row.backing.not_verified.empty())
      fail(record, 6, "source-missing", "a figure needs its source, or says why it is not verified");
    if (!row.backing.source.empty() && sources.count(row.backing.source) == 0)
      fail(record, 6, "unknown-source", "no source named `" + row.backing.source + "`");
    rows.push_back(std::move(row));
  }
  const auto order = [](const TableRow& row) { return std::tie(row.area, row.from, row.key); };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const TableRow& a, const TableRow& b) { return order(a) < order(b); });
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (order(rows[i - 1]) == order(rows[i])) {
      Diagnostic d;
      d.code = "duplicate-row";
      d.span = {csv_path, 0, 0, 1};
      d.message = "two rows for " + rows[i].area + " from " + to_string(rows[i].from) + ", " + parameter +
                  " " + std::to_string(rows[i].key);
      diagnostics.push_back(std::move(d));
    }
  forget_later(known_on);
  for (const auto& row : rows) {
    first_key = std::min(first_key, row.key);
    last_key = std::max(last_key, row.key);
  }
}

}  // namespace holdfast
