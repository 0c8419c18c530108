#include "engine/simulation/partial.hpp"

#include <algorithm>

#include "engine/simulation/study_json.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "holdfast/partial/1";

Json to_json(const Queue& queue) {
  Json kept = Json::array();
  for (const auto& one : queue.in_order())
    kept.push_back({one.keys, one.tie, one.piece, one.row, one.award, one.weight, one.debt, one.at});
  return {{"rows", queue.rows},
          {"weight", queue.weight.value().str()},
          {"asked", queue.asked.value().str()},
          {"without_end", queue.without_end},
          {"kept", std::move(kept)}};
}

WideSum sum_of(const Json& json) { return WideSum::of(Integer(json.get<std::string>())); }

void read_queue(const Json& json, Queue& queue) {
  queue.rows = json.at("rows");
  queue.weight = sum_of(json.at("weight"));
  queue.asked = sum_of(json.at("asked"));
  queue.without_end = json.at("without_end");
  for (const auto& one : json.at("kept")) {
    Applicant made;
    made.keys = one.at(0).get<std::vector<std::int64_t>>();
    made.tie = one.at(1);
    made.piece = one.at(2);
    made.row = one.at(3);
    made.award = one.at(4);
    made.weight = one.at(5);
    made.debt = one.at(6);
    made.at = one.at(7);
    queue.add(std::move(made));
  }
}

// Only what is there: most cells of most groups are empty.
Json to_json(const Tally& tally) {
  Json cells = Json::array();
  for (std::size_t cell = 0; cell < tally.cells(); ++cell) {
    if (tally.rows(cell) == 0) continue;
    Json one = {cell, tally.rows(cell)};
    for (std::size_t lane = 0; lane < tally.lanes(); ++lane)
      one.push_back(tally.sum(cell, lane).value().str());
    cells.push_back(std::move(one));
  }
  return cells;
}

void read_tally(const Json& cells, Tally& tally) {
  for (const auto& one : cells) {
    const std::size_t cell = one.at(0);
    std::vector<WideSum> sums;
    for (std::size_t lane = 0; lane < tally.lanes(); ++lane) sums.push_back(sum_of(one.at(2 + lane)));
    if (cell < tally.cells()) tally.set(cell, one.at(1), sums);
  }
}

Diagnostic mistake(const std::string& name, const char* code, std::string message, std::string help) {
  Diagnostic d;
  d.code = code;
  d.span = {name, 1, 0, 1};
  d.message = std::move(message);
  d.help = std::move(help);
  return d;
}

}  // namespace

std::string partial_to_json(const Partial& partial) {
  Json json = {{"schema", schema}, {"study", to_json(partial.study)}};
  json["budgets"] = Json::array();
  for (const auto& budget : partial.budgets) json["budgets"].push_back(to_json(budget));
  json["tables"] = Json::array();
  for (const auto& input : partial.totals.inputs) json["tables"].push_back(to_json(input));
  json["groups"] = Json::array();
  for (const auto& [key, tally] : partial.totals.groups)
    json["groups"].push_back({{"by", key}, {"cells", to_json(tally)}});
  json["queues"] = Json::array();
  for (const auto& queue : partial.totals.queues.all()) json["queues"].push_back(to_json(queue));
  return json.dump() + "\n";
}

Result<Partial> read_partial(const std::string& text, const std::string& name) {
  try {
    const Json json = Json::parse(text);
    if (json.at("schema") != schema)
      return Diagnostics{mistake(name, "wrong-schema", "expected a partial result of this version",
                                 "`holdfast simulate --partial` writes them")};
    Partial made;
    made.study = study_of(json.at("study"));
    for (const auto& budget : json.at("budgets")) made.budgets.push_back(budget_of(budget));
    for (const auto& input : json.at("tables")) made.totals.inputs.push_back(input_of(input));
    const TallyShape shape(made.study);
    for (const auto& group : json.at("groups")) {
      Tally tally(shape);
      read_tally(group.at("cells"), tally);
      made.totals.groups.emplace(group.at("by").get<std::vector<std::string>>(), std::move(tally));
    }
    made.totals.queues = Queues(made.budgets, made.study.laws.size());
    auto& queues = made.totals.queues.all();
    for (std::size_t i = 0; i < queues.size(); ++i) read_queue(json.at("queues").at(i), queues[i]);
    return made;
  } catch (const std::exception&) {
    return Diagnostics{mistake(name, "not-a-partial",
                               "expected a partial result, whole and as it was written",
                               "write it again with `holdfast simulate --partial`")};
  }
}

Result<Partial> merge_partials(const std::vector<Partial>& partials, const std::vector<std::string>& names) {
  Diagnostics mistakes;
  Partial made = partials.front();
  for (std::size_t i = 1; i < partials.size(); ++i) {
    const auto& one = partials[i];
    if (!(one.study == made.study) || !(one.budgets == made.budgets)) {
      mistakes.push_back(mistake(names[i], "other-study", "is of another study than " + names[0],
                                 "simulate both with the same rules, reforms and options"));
      continue;
    }
    for (const auto& input : one.totals.inputs)
      for (const auto& before : made.totals.inputs)
        if (input.piece == before.piece)
          mistakes.push_back(
              mistake(names[i], "piece-twice",
                      "holds piece " + std::to_string(input.piece) + ", which another holds too",
                      "give each table a --piece of its own"));
    made.totals.merge(one.totals);
  }
  if (!mistakes.empty()) return mistakes;
  return made;
}

}  // namespace holdfast
