// What a report tells, looked up in the tables of its run.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/simulation/partial.hpp"
#include "engine/simulation/plain_numbers.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"
#include "engine/simulation/tidy_table.hpp"

namespace holdfast {

// A count of rows: its rows and their weight, where it may be shown.
struct ShownCount {
  bool is_there = false;
  bool is_hidden = false;
  std::string n;
  Fraction weight;
  std::string share_error;  // of replicate weights, or ""
  bool is_shown() const { return is_there && !is_hidden; }
};

// A report shows so many groups; the tables have all of them.
constexpr std::size_t most_shown_groups = 20;

// By scenario, rule and group, as they stand in the tables.
struct StudySpot {
  std::size_t law = 0;
  std::size_t part = 0;
  std::size_t group = 0;  // of `groups().lines()`
};

class ReportData {
 public:
  ReportData(const Partial& partial, const std::vector<OutputFile>& tables);

  const Partial& partial() const { return partial_; }
  const Study& study() const { return partial_.study; }
  const GroupLines& groups() const { return groups_; }
  std::size_t everybody() const { return groups_.lines().size() - 1; }
  // Those with the most rows, in the order of the tables; without everybody.
  const std::vector<std::size_t>& shown_groups() const { return shown_groups_; }
  const TidyTable& summary() const { return summary_; }
  const TidyTable& transitions() const { return transitions_; }
  const TidyTable& distribution() const { return distribution_; }
  const std::optional<TidyTable>& budget() const { return budget_; }

  ShownCount count(const StudySpot& place, const std::string& measure) const;
  ShownCount rows(std::size_t group, const std::string& measure) const;  // of no rule
  // What shares are of: the weight of all rows without mistakes.
  Fraction whole(const StudySpot& place) const;

  // Whether the line of a table is of the scenario, the rule and the group.
  bool is_of(const TidyTable::Line& line, const StudySpot& place) const;
  // The lines of a table that are.
  std::vector<const TidyTable::Line*> lines(const TidyTable& table, const StudySpot& place) const;

  std::string short_name(std::size_t law) const;  // "The law", "Reform 2"
  // "BEDROOMS 2, DISTRICT 7".
  std::string group_name(std::size_t group) const;
  // "12.3%", "hidden", "-".
  std::string share(const ShownCount& figure, const StudySpot& place) const;
  std::string weight(const ShownCount& figure) const;
  std::string shares_of() const;  // "of the weight of all households"

 private:
  void choose_groups();
  ShownCount find(const std::vector<std::string>& key) const;

  const Partial& partial_;
  const TallyShape shape_;
  const GroupLines groups_;
  const TidyTable summary_;
  const TidyTable transitions_;
  const TidyTable distribution_;
  std::optional<TidyTable> budget_;
  std::vector<std::size_t> shown_groups_;
  std::map<std::vector<std::string>, const TidyTable::Line*> by_key_;  // scenario, rule, group, measure
};

}  // namespace holdfast
