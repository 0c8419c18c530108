#include "api/handlers/study_json.hpp"

#include <array>
#include <cassert>

#include "api/handlers/law_json.hpp"
#include "engine/document/csv.hpp"
#include "engine/simulation/study_json.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast::api {
namespace {

constexpr std::string_view note =
    "Counts which rules are met, and says nothing of how anybody would behave. Scenarios beside `baseline` "
    "are not "
    "law. What is not known leaves a row between the two ends of a count; it is never dropped, and never a "
    "no.";

bool counts_rows(const std::string& column) {
  return column == "n" || column == "n_at_least" || column == "n_at_most";
}

// The table's own cells, so that nothing can be said here that is hidden there. `scenario` and `rule` stand
// first, then the columns of the groups.
Json lines_of(const std::string& table, std::size_t by) {
  constexpr std::size_t fixed = 2;
  const auto csv = read_csv(table, "");
  assert(csv);
  Json lines = Json::array();
  for (const auto& record : csv->records) {
    Json group = Json::array();
    Json line = {{"group", nullptr}};
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const auto& cell = record.cells[i];
      if (i >= fixed && i < fixed + by)
        group.push_back(cell);
      else if (csv->header[i].starts_with("se_"))
        continue;  // of replicate weights, which there are none of here
      else if (cell.empty())
        line[csv->header[i]] = nullptr;
      else if (counts_rows(csv->header[i]))
        line[csv->header[i]] = std::stoull(cell);
      else
        line[csv->header[i]] = cell;
    }
    line["group"] = std::move(group);
    lines.push_back(std::move(line));
  }
  return lines;
}

Json to_json(const RowMistake& mistake) {
  Json made = {{"row", mistake.row}};
  if (mistake.line > 0) made["line"] = mistake.line;
  if (!mistake.tells.empty()) made["tells"] = mistake.tells;
  made["code"] = mistake.code;
  made["message"] = mistake.message;
  if (!mistake.help.empty()) made["help"] = mistake.help;
  return made;
}

}  // namespace

std::string study_to_json(const Partial& partial, const Ruleset& ruleset,
                          const std::vector<RowMistake>& mistakes, std::uint64_t more_mistakes) {
  auto study = holdfast::to_json(partial.study);
  for (const auto* never : {"map_sha256", "replicates", "replicate_scale"}) study.erase(never);
  const auto& input = partial.totals.inputs.front();
  const auto by = partial.study.by.size();
  Json made = {{"schema", "holdfast/simulation/1"},
               {"label", static_label},
               {"note", note},
               {"ruleset", {{"sha256", ruleset.sha256}}},
               {"study", std::move(study)},
               {"rows", {{"read", input.rows}, {"with_mistakes", input.wrong}}},
               {"summary", lines_of(summary_table(partial.study, partial.totals), by)},
               {"transitions", lines_of(transitions_table(partial.study, partial.totals), by)},
               {"distribution", lines_of(distribution_table(partial.study, partial.totals), by)}};
  auto& told = made["mistakes"] = Json::array();
  for (const auto& mistake : mistakes) told.push_back(to_json(mistake));
  made["more_mistakes"] = more_mistakes;
  return written(made);
}

}  // namespace holdfast::api
