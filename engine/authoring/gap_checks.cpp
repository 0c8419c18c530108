// Figures that are not there on a day on which a rule reads them, and that nobody said were not known: a size
// that a table leaves out, a year between the years of a calendar.
#include <algorithm>
#include <set>

#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

class TableCheck {
 public:
  explicit TableCheck(Examination& examination)
      : examination_(examination), plan_(examination.plan()), lower_(examination.possible().lower()) {}

  void check() {
    for (const auto& part : plan_.parts())
      for (const auto& edition : part.readings.front().editions) {
        if (!edition.alive()) continue;
        std::set<NodeId> seen;
        lookups(part, edition, edition.holds, seen);
        lookups(part, edition, edition.limit, seen);
        for (const auto& bucket : edition.award) lookups(part, edition, bucket.award, seen);
      }
  }

 private:
  void lookups(const PlanPart& part, const Edition& edition, NodeId id, std::set<NodeId>& seen) {
    if (id == no_node || !seen.insert(id).second) return;
    const auto& node = plan_.node(id);
    if (node.op == Op::lookup) holes(part, edition, node);
    for (const NodeId below : node.parts) lookups(part, edition, below, seen);
  }

  // Where some sizes have a figure, each has one, or a row that says that it is not known.
  void holes(const PlanPart& part, const Edition& edition, const PlanNode& lookup) {
    const auto& column = plan_.column(lookup.column);
    const auto& table = examination_.ruleset().tables[static_cast<std::size_t>(column.table)];
    if (std::none_of(column.cells.begin(), column.cells.end(),
                     [](const Cell& cell) { return cell.state == TableCell::State::known; }))
      return;
    if (!table.sheets.empty()) return;  // a sheet has a cell for each size
    const auto area = table.area_of(examination_.ruleset().places, part.spots.front());
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
      const int key = column.first_key + static_cast<int>(i);
      if (column.cells[i].state != TableCell::State::row_missing || said(table, area, edition.days, key))
        continue;
      const auto told =
          area + " " + std::to_string(key) + " " + to_string(release(table, area, edition.days.first));
      if (!told_.insert(told).second) continue;
      const Day first = std::max(edition.days.first, release(table, area, edition.days.first));
      examination_.report(
          {Severity::error, "figure-missing", table.path, "",
           "the table `" + table.name + "` has no figure for " + area + ", " + table.parameter + " " +
               std::to_string(key) + ", from " + to_string(first) + " on, and `" + part.rule->id +
               "` reads it then",
           "add the row to `" + table.file + "`; where the figure is not known, its row says `unknown`"},
          witness(part, edition, lookup, key));
    }
  }

  static Day release(const Table& table, const std::string& area, Day day) {
    Day newest = first_day;
    for (const auto& row : table.rows)
      if (row.area == area && row.from <= day) newest = std::max(newest, row.from);
    return newest;
  }

  static bool said(const Table& table, const std::string& area, const DayRange& days, int key) {
    const Day from = release(table, area, days.first);
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
      return row.area == area && row.from == from && row.key == key;
    });
  }

  // The size that is left out, on such a day: the answer is withheld.
  std::optional<WitnessScenario> witness(const PlanPart& part, const Edition& edition, const PlanNode& lookup,
                                         int key) {
    auto inquiry = examination_.possible().inquiry(part, [&](const Edition& one) -> NodeId {
      if (!(one.days == edition.days)) return no_node;
      PlanNode is_key;
      is_key.op = Op::compare;
      is_key.relation = Relation::equal;
      is_key.parts = {lower_.plus(lookup.parts[0], -key)};
      return lower_.both({one.holds, examination_.possible().plan().add(is_key)});
    });
    inquiry.wanted = PointOutcome::needs_review;
    const auto& block = part.rule->parts[static_cast<std::size_t>(part.part)];
    return examination_.witnesses().make(examination_.possible().ask(std::move(inquiry)),
                                         {{part.rule->id, block.name, Outcome::needs_review}});
  }

  Examination& examination_;
  const Plan& plan_;
  Lowering& lower_;
  std::set<std::string> told_;
};

void check_years(Examination& examination, const CourtCalendar& calendar) {
  const auto& years = calendar.calendar.years;
  if (years.empty()) return;
  for (int year = years.begin()->first; year < years.rbegin()->first; ++year)
    if (years.count(year) == 0)
      examination.report({Severity::error, "year-missing", calendar.file, "/years",
                          "the calendar `" + calendar.id + "` leaves out " + std::to_string(year) +
                              ", between years that it has; no count that reaches it gives a day",
                          "add the year with its source"});
}

// The calendar by which a rule counts has the year in which somebody looked at the rule.
void check_today(Examination& examination, const Rule& rule, const TimeLimit& limit,
                 const std::string& pointer) {
  if (limit.calendar < 0 || !alive_on(rule, rule.checked)) return;
  const auto& calendar = examination.ruleset().calendars[static_cast<std::size_t>(limit.calendar)];
  const int year = civil(rule.checked).year;
  if (calendar.calendar.years.count(year) != 0) return;
  examination.report({Severity::error, "calendar-ended", rule.file, pointer,
                      "the calendar `" + calendar.id + "` has no " + std::to_string(year) +
                          ", the year in which the rule was checked, so that no day can be told",
                      "add the year to `" + calendar.file + "`"});
}

}  // namespace

void check_gaps(Examination& examination) {
  TableCheck(examination).check();
  for (const auto& calendar : examination.ruleset().calendars) check_years(examination, calendar);
  for (const Rule& rule : examination.rules())
    for (const auto& part : rule.parts) {
      if (const auto* duty = std::get_if<Duty>(&part.block))
        check_today(examination, rule, duty->limit, part.pointer);
      if (const auto* covers = std::get_if<Covers>(&part.block))
        for (const auto& deed : covers->deeds)
          if (deed.within) check_today(examination, rule, *deed.within, deed.pointer);
      if (const auto* debt = std::get_if<ProtectedDebt>(&part.block))
        for (const auto& deed : debt->deeds)
          if (deed.within) check_today(examination, rule, *deed.within, deed.pointer);
    }
}

}  // namespace holdfast
