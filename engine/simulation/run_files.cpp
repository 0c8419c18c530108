#include "engine/simulation/run_files.hpp"

#include <algorithm>
#include <iterator>

#include "engine/document/digest.hpp"
#include "engine/simulation/codebook.hpp"
#include "engine/simulation/report.hpp"
#include "engine/simulation/study_json.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

std::string digest(const std::string& text) {
  Sha256 made;
  made.add(text);
  return made.hex();
}

// What was run, for whoever wants to run it again: digests and options, and no fact of anybody.
std::string manifest(const Partial& partial, const std::vector<OutputFile>& files) {
  const auto& study = partial.study;
  Json json = {{"schema", "holdfast/run/1"}, {"label", static_label}, {"study", to_json(study)}};
  json["budgets"] = Json::array();
  for (const auto& budget : partial.budgets) json["budgets"].push_back(to_json(budget));
  std::uint64_t rows = 0;
  std::uint64_t wrong = 0;
  for (const auto& input : partial.totals.inputs) {
    json["tables"].push_back(to_json(input));
    rows += input.rows;
    wrong += input.wrong;
  }
  json["rows"] = {{"read", rows}, {"with_mistakes", wrong}};
  for (const auto& file : files)
    json["files"].push_back({{"name", file.name}, {"sha256", digest(file.text)}});
  return json.dump(2) + "\n";
}

}  // namespace

std::vector<OutputFile> run_files(const Partial& partial) {
  const auto& study = partial.study;
  const bool budgets = !partial.budgets.empty();
  std::vector<OutputFile> files{{"summary.csv", summary_table(study, partial.totals)},
                                {"transitions.csv", transitions_table(study, partial.totals)},
                                {"distribution.csv", distribution_table(study, partial.totals)}};
  if (budgets) files.push_back({"budget.csv", budget_table(study, partial.budgets, partial.totals)});
  auto report = report_files(partial, files);
  files.push_back({"codebook.json", codebook_json(study, budgets)});
  files.push_back({"labels.do", stata_labels(study, budgets)});
  files.push_back({"labels.R", r_labels(study, budgets)});
  std::move(report.begin(), report.end(), std::back_inserter(files));
  files.push_back({"run.json", manifest(partial, files)});
  return files;
}

}  // namespace holdfast
