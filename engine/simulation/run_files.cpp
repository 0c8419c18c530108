#include "engine/simulation/run_files.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "engine/document/digest.hpp"
#include "engine/simulation/codebook.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/report.hpp"
#include "engine/simulation/study_json.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

// Of all rows whose weight could be read.
Integer weight_of(const Partial& partial) {
  const TallyShape shape(partial.study);
  Integer made = 0;
  for (const auto& [key, tally] : partial.totals.groups) made += tally.sum(shape.rows()).value();
  return made;
}

std::string shell_word(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_./:,@#=+").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return text;
  std::string made = "'";
  for (const char c : text) made += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return made + "'";
}

std::string joined_by_comma(const std::vector<std::string>& names) {
  std::string made;
  for (const auto& name : names) made += (made.empty() ? "" : ",") + name;
  return made;
}

// The run again, however it was cut into pieces: tables, map and budgets by what they are, as nobody's
// folders are told.
std::string command(const Partial& partial) {
  const auto& study = partial.study;
  std::string made = "holdfast simulate TABLES";
  const auto option = [&](const char* name, const std::string& value) {
    if (!value.empty()) made += std::string(" ") + name + " " + shell_word(value);
  };
  option("--as-of", study.as_of);
  if (!study.map_sha256.empty()) made += " --map MAP";
  for (std::size_t law = 1; law < study.laws.size(); ++law) {
    auto ids = study.laws[law].id;
    std::replace(ids.begin(), ids.end(), '+', ',');
    option("--reform", ids);
  }
  for (const auto& part : study.parts)
    if (part.rule != Study::any_name) option("--rule", part.rule);
  for (std::size_t i = 0; i < partial.budgets.size(); ++i) made += " --budget BUDGET";
  option("--weight", study.weight);
  option("--repwt", joined_by_comma(study.replicates));
  option("--repwt-scale", study.replicate_scale);
  option("--by", joined_by_comma(study.by));
  option("--smallest-cell", std::to_string(study.smallest_cell));
  return made + " --out OUT";
}

// What was run, for whoever wants to run it again: digests and options, and no fact of anybody.
std::string manifest(const Partial& partial, const std::vector<OutputFile>& files) {
  const auto& study = partial.study;
  Json json = {{"schema", "holdfast/run/1"},
               {"label", static_label},
               {"command", command(partial)},
               {"study", to_json(study)}};
  json["budgets"] = Json::array();
  for (const auto& budget : partial.budgets) json["budgets"].push_back(to_json(budget));
  std::uint64_t rows = 0;
  std::uint64_t wrong = 0;
  for (const auto& input : partial.totals.inputs) {
    json["tables"].push_back(to_json(input));
    rows += input.rows;
    wrong += input.wrong;
  }
  json["rows"] = {{"read", rows},
                  {"ok", rows - wrong},
                  {"with_mistakes", wrong},
                  {"weight", Estimates(study).weight(weight_of(partial))}};
  for (const auto& file : files)
    json["files"].push_back({{"name", file.name}, {"sha256", sha256_hex(file.text)}});
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
