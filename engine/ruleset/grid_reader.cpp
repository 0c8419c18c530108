#include "engine/ruleset/grid_reader.hpp"

#include <algorithm>
#include <set>

#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

// `any`, or `{from: …, after: …, before: …, through: …}`: each end says whether it is included.
std::optional<DayRange> read_stretch(RuleText& text, const Node& node, const std::string& pointer) {
  if (node.is_scalar() && node.text == "any") return DayRange{};
  Fields fields(text.reader, node, pointer, "a stretch of days");
  if (!fields.usable()) return std::nullopt;
  DayRange days;
  const auto end = [&](const char* key, Day DayRange::*side, int shift) {
    const Node* at = fields.optional(key);
    const auto day = at == nullptr ? std::nullopt : text.reader.day(*at, fields.at(key));
    if (day) days.*side = *day + shift;
  };
  end("from", &DayRange::first, 0);
  end("after", &DayRange::first, 1);
  end("through", &DayRange::last, 0);
  end("before", &DayRange::last, -1);
  fields.finish();
  if (days.empty()) text.reader.error(node, pointer, "reversed", "no day lies in it");
  return days;
}

bool is_word(const GridRow::Cell& cell) { return !cell.word.empty(); }

void read_row(RuleText& text, const Member& member, const std::vector<std::string>& columns) {
  GridRow row;
  row.name = member.key.text;
  row.pointer = pointer_join("/by_two_dates", row.name);
  Fields fields(text.reader, member.value, row.pointer, "a row");
  if (!fields.usable()) return;
  for (const int fact : text.rule.governed_by) {
    const auto& name = text.context.vocabulary.fact(fact).name;
    const Node* days = fields.required(name);
    row.days.push_back(days == nullptr ? DayRange{}
                                       : read_stretch(text, *days, fields.at(name)).value_or(DayRange{}));
  }
  for (const auto& column : columns) {
    GridRow::Cell cell;
    if (const auto written = fields.required_text(column)) {
      const auto quantity = parse_quantity(*written);
      cell.unknown = *written == "unknown";
      if (quantity && !cell.unknown)
        cell.amount = *quantity;
      else if (!cell.unknown)
        cell.word = *written;
    }
    row.cells.push_back(std::move(cell));
  }
  row.backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(member.value, row.pointer, row.backing, "");
  text.rule.grid.push_back(std::move(row));
}

// What stands in the column: amounts of one unit, or words.
void add_column(RuleText& text, const Node& node, std::size_t index, const std::string& name) {
  GridColumn column;
  column.name = name;
  std::set<std::string> words;
  std::set<Type::Base> units;
  for (const auto& row : text.rule.grid) {
    const auto& cell = row.cells[index];
    if (is_word(cell)) words.insert(cell.word);
    if (cell.unknown || is_word(cell)) continue;
    units.insert(cell.amount.unit);
    column.type.base = cell.amount.unit;
    column.type.scale = std::max(column.type.scale, cell.amount.scale);
  }
  const auto pointer = std::string("/by_two_dates");
  if (units.size() + (words.empty() ? 0 : 1) != 1) {
    text.reader.error(node, pointer, "wrong-unit",
                      "the column `" + name + "` needs amounts of one unit, or words");
    text.scope.add_broken(name);
    return;
  }
  if (words.empty()) {
    column.type.most = greatest(column.type.base, column.type.scale);
    for (auto& row : text.rule.grid) {
      auto& amount = row.cells[index].amount;
      amount.units *= power_of_ten(column.type.scale - amount.scale);
      amount.scale = column.type.scale;
    }
  } else {
    column.words = std::make_shared<const std::vector<std::string>>(words.begin(), words.end());
    column.type.base = Type::Base::one_of;
    column.type.values = column.words.get();
  }
  Symbol symbol;
  symbol.kind = Symbol::Kind::grid;
  symbol.index = static_cast<int>(text.rule.grid_columns.size());
  symbol.type = column.type;
  text.scope.add(name, symbol);
  text.rule.grid_columns.push_back(std::move(column));
}

bool meet(const DayRange& a, const DayRange& b) { return a.first <= b.last && b.first <= a.last; }

// No two rows may hold one pair of days.
void check_overlaps(RuleText& text, const Node& node) {
  const auto& rows = text.rule.grid;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size(); ++j)
      if (std::equal(rows[i].days.begin(), rows[i].days.end(), rows[j].days.begin(), meet))
        text.reader.error(node, rows[j].pointer, "rows-overlap",
                          "`" + rows[i].name + "` and `" + rows[j].name + "` hold the same days",
                          "say with `before`, `from` and `through` where one ends and the next begins");
}

// Days that no row holds are a gap in the grid, where the second event comes no earlier than the first.
void check_holes(RuleText& text, const Node& node) {
  const auto& rows = text.rule.grid;
  std::vector<std::set<Day>> edges(2);
  for (const auto& row : rows)
    for (std::size_t i = 0; i < 2; ++i)
      for (const Day day : {row.days[i].first, row.days[i].last, row.days[i].first - 1, row.days[i].last + 1})
        if (day >= first_day && day <= last_day) edges[i].insert(day);
  std::set<Day> second = edges[1];
  second.insert(edges[0].begin(), edges[0].end());
  for (const Day first : edges[0])
    for (const Day then : second) {
      if (then < first || std::any_of(rows.begin(), rows.end(), [&](const GridRow& row) {
            return row.days[0].holds(first) && row.days[1].holds(then);
          }))
        continue;
      text.reader.error(node, "/by_two_dates", "days-left-out",
                        "no row holds " + to_string(first) + " and " + to_string(then),
                        "where the law is not known, write a row whose cells are `unknown`");
      return;
    }
}

}  // namespace

void read_grid(RuleText& text, Fields& top) {
  const Node* node = top.optional("by_two_dates");
  const bool two = text.rule.governed_by.size() == 2;
  if (node == nullptr) {
    if (two)
      text.reader.error(text.root, "/governed_by", "missing-key",
                        "two dates need their grid, `by_two_dates`");
    return;
  }
  if (!two || !node->is_mapping() || node->members.empty()) {
    text.reader.error(*node, "/by_two_dates", "wrong-shape", "expected named rows over two dates",
                      "write `governed_by: [one_date, another]`, and rows of both");
    return;
  }
  static const std::set<std::string> common = {"source", "confidence", "not_verified", "note"};
  std::vector<std::string> columns;
  for (const auto& cell : node->members.front().value.members) {
    const auto& name = cell.key.text;
    const bool date = std::any_of(text.rule.governed_by.begin(), text.rule.governed_by.end(),
                                  [&](int fact) { return text.context.vocabulary.fact(fact).name == name; });
    if (!date && common.count(name) == 0) columns.push_back(name);
  }
  for (const auto& member : node->members) read_row(text, member, columns);
  if (text.rule.grid.size() != node->members.size()) return;
  for (std::size_t i = 0; i < columns.size(); ++i) add_column(text, *node, i, columns[i]);
  check_overlaps(text, *node);
  check_holes(text, *node);
}

}  // namespace holdfast
