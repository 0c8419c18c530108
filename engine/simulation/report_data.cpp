#include "engine/simulation/report_data.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/simulation/estimates.hpp"

namespace holdfast {
namespace {

const std::string* text_of(const std::vector<OutputFile>& files, const char* name) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const OutputFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &found->text;
}

TidyTable table_of(const std::vector<OutputFile>& files, const char* name) {
  const auto* text = text_of(files, name);
  assert(text != nullptr);
  return TidyTable(*text);
}

}  // namespace

ReportData::ReportData(const Partial& partial, const std::vector<OutputFile>& tables)
    : partial_(partial),
      shape_(partial.study),
      groups_(partial.study, partial.totals.groups),
      summary_(table_of(tables, "summary.csv")),
      transitions_(table_of(tables, "transitions.csv")),
      distribution_(table_of(tables, "distribution.csv")) {
  if (const auto* text = text_of(tables, "budget.csv")) budget_.emplace(*text);
  choose_groups();
  const auto keys = static_cast<std::ptrdiff_t>(study().by.size()) + 2;
  std::set<std::vector<std::string>> wanted{groups_.lines()[everybody()].key};
  for (const auto group : shown_groups_) wanted.insert(groups_.lines()[group].key);
  for (const auto& record : summary_.lines()) {
    const auto first = record.cells.begin();
    if (!wanted.contains({first + 2, first + keys})) continue;
    std::vector<std::string> key(first, first + keys);
    key.push_back(summary_.cell(record.cells, "measure"));
    by_key_.emplace(std::move(key), &record.cells);
  }
}

void ReportData::choose_groups() {
  for (std::size_t i = 0; i < groups_.groups(); ++i) shown_groups_.push_back(i);
  const auto rows = [&](std::size_t group) { return groups_.lines()[group].tally->rows(shape_.rows()); };
  std::stable_sort(shown_groups_.begin(), shown_groups_.end(),
                   [&](std::size_t one, std::size_t other) { return rows(one) > rows(other); });
  if (shown_groups_.size() > most_shown_groups) shown_groups_.resize(most_shown_groups);
  std::sort(shown_groups_.begin(), shown_groups_.end());
}

ShownCount ReportData::find(const std::vector<std::string>& key) const {
  const auto found = by_key_.find(key);
  ShownCount figure;
  if (found == by_key_.end()) return figure;
  const auto& line = *found->second;
  figure.is_there = true;
  figure.is_hidden = summary_.is_hidden(line);
  if (figure.is_hidden) return figure;
  figure.n = summary_.cell(line, "n");
  figure.weight = fraction_of(summary_.cell(line, "weighted_n"));
  figure.share_error = summary_.cell(line, "se_share");
  return figure;
}

ShownCount ReportData::count(const StudySpot& place, const std::string& measure) const {
  return find(joined({{study().laws[place.law].id, study().parts[place.part].rule},
                      groups_.lines()[place.group].key,
                      {measure}}));
}

ShownCount ReportData::rows(std::size_t group, const std::string& measure) const {
  return find(joined({{"", ""}, groups_.lines()[group].key, {measure}}));
}

Fraction ReportData::whole(const StudySpot& place) const {
  Integer sum = 0;
  const auto& tally = *groups_.lines()[place.group].tally;
  for (std::size_t state = 0; state < all_states; ++state)
    sum += tally.sum(shape_.state(place.law, place.part, state)).value();
  return {sum, pow(Integer(10), weight_scale)};
}

bool ReportData::is_of(const TidyTable::Line& line, const StudySpot& place) const {
  const auto& key = groups_.lines()[place.group].key;
  return line[0] == study().laws[place.law].id && line[1] == study().parts[place.part].rule &&
         std::equal(key.begin(), key.end(), line.begin() + 2);
}

std::vector<const TidyTable::Line*> ReportData::lines(const TidyTable& table, const StudySpot& place) const {
  std::vector<const TidyTable::Line*> made;
  for (const auto& record : table.lines())
    if (is_of(record.cells, place)) made.push_back(&record.cells);
  return made;
}

std::string ReportData::short_name(std::size_t law) const {
  return law == 0 ? study().laws[0].title : "Reform " + std::to_string(law);
}

std::string ReportData::group_name(std::size_t group) const {
  std::string made;
  const auto& key = groups_.lines()[group].key;
  for (std::size_t i = 0; i < key.size(); ++i)
    made += (i == 0 ? "" : ", ") + study().by[i] + " " + (key[i].empty() ? "(blank)" : key[i]);
  return made;
}

std::string ReportData::share(const ShownCount& figure, const StudySpot& place) const {
  if (figure.is_hidden) return "hidden";
  const auto text = figure.is_there ? percent(figure.weight, whole(place)) : "";
  return text.empty() ? "-" : text;
}

std::string ReportData::weight(const ShownCount& figure) const {
  if (figure.is_hidden) return "hidden";
  return figure.is_there ? readable(figure.weight) : "-";
}

std::string ReportData::shares_of() const {
  return study().weight.empty() ? "of all " + study().rows_are : "of the weight of all " + study().rows_are;
}

}  // namespace holdfast
