// The figures of a table for one place: on a day, or edition by edition; with what they rest on, and where
// one is not known, why.
#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/place_option.hpp"
#include "engine/base/decimal.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {
namespace {

std::string words(const TableCell& cell) {
  switch (cell.state) {
    case TableCell::State::known:
      return "$" + money_to_string(cell.value);
    case TableCell::State::differs:
      return "from $" + money_to_string(cell.value) + " to $" + money_to_string(cell.most) +
             ", by the part of the place";
    case TableCell::State::beyond:
      return "at least $" + money_to_string(cell.value);
    case TableCell::State::pending:
      return "not known: new figures are due";
    case TableCell::State::row_missing:
      break;
  }
  return "not known: it is not in our table";
}

class FigureList {
 public:
  FigureList(const Ruleset& ruleset, const Table& table, int place, std::ostream& out)
      : table_(table), area_(table.area_of(ruleset.places, place)), out_(out) {}

  const std::string& area() const { return area_; }

  void on(Day day) {
    const auto days = table_.days_of_release(area_, day);
    out_ << "\n" << (days.first == first_day ? "before all editions" : "from " + to_string(days.first));
    if (days.last != last_day) out_ << " through " << to_string(days.last);
    out_ << "\n";
    const TableRow* row = nullptr;
    for (int size = table_.first_key; size <= table_.last_key; ++size) {
      const auto cell = table_.find(area_, day, size, "");
      out_ << "  " << table_.parameter << " " << size << "  " << words(cell) << "\n";
      if (cell.row != nullptr) row = cell.row;
    }
    if (row != nullptr) rests_on(*row);
  }

  void all() {
    for (const Day release : table_.releases(area_, "")) on(release);
  }

 private:
  void rests_on(const TableRow& row) {
    out_ << "  edition     " << row.edition << "\n";
    if (const auto source = table_.sources.find(row.backing.source); source != table_.sources.end())
      out_ << "  source      " << source->second.cite << " (" << source->second.kind << ")\n";
    if (!row.backing.confidence.empty()) out_ << "  confidence  " << row.backing.confidence << "\n";
    if (!row.backing.not_verified.empty()) out_ << "  not verified: " << row.backing.not_verified << "\n";
  }

  const Table& table_;
  const std::string area_;
  std::ostream& out_;
};

}  // namespace

int rules_figure(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto index = ruleset->find_table(options.rule);
  const auto place = ruleset->places.find(options.place);
  std::optional<Day> day;
  if (!options.day.empty()) day = parse_day(options.day);
  if (!index) {
    std::vector<std::string> names;
    for (const auto& table : ruleset->tables) names.push_back(table.name);
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    streams.err << "no table `" << options.rule << "`; there are " << all << "\n";
    return usage;
  }
  if (!place) {
    streams.err << "no place `" << options.place << "`; " << near_places(ruleset->places, options.place)
                << "\n";
    return usage;
  }
  if (!options.day.empty() && !day) {
    streams.err << "expected a date like 2026-11-24\n";
    return usage;
  }
  const auto& table = ruleset->tables[static_cast<std::size_t>(*index)];
  const auto* title = ruleset->texts.find(options.language, "places." + options.place + ".title");
  FigureList list(*ruleset, table, *place, streams.out);
  streams.out << table.title << "\nplace  " << (title == nullptr ? options.place : *title) << "\n";
  if (const auto area = table.area_name(list.area()); !area.empty()) streams.out << "area   " << area << "\n";
  if (list.area().empty()) streams.out << "no line of the table is for this place\n";
  if (day)
    list.on(*day);
  else
    list.all();
  return done;
}

}  // namespace holdfast::cli
