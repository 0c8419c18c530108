#include "engine/simulation/study_json.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

template <class Items, class Make>
Json list(const Items& items, Make make) {
  Json made = Json::array();
  for (const auto& one : items) made.push_back(make(one));
  return made;
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day_or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

std::optional<Day> day_of(const Json& json) {
  return json.is_null() ? std::nullopt : parse_day(json.get<std::string>());
}

std::vector<std::string> texts_of(const Json& json) { return json.get<std::vector<std::string>>(); }

}  // namespace

Json to_json(const Study& study) {
  return {{"as_of", study.as_of},
          {"engine", study.engine},
          {"rows_are", study.rows_are},
          {"laws", list(study.laws,
                        [](const Study::Law& law) {
                          return Json{{"id", law.id}, {"title", law.title}, {"sha256", law.sha256}};
                        })},
          {"rules", list(study.parts,
                         [](const Study::Part& part) {
                           return Json{{"rule", part.rule},
                                       {"title", part.title},
                                       {"place", part.place},
                                       {"enacted_by", part.enacted_by},
                                       {"amounts",
                                        list(part.amounts,
                                             [](const Study::Amount& amount) {
                                               return Json{{"name", amount.name}, {"digits", amount.scales}};
                                             })},
                                       {"debt", part.debt},
                                       {"limit", part.limit}};
                         })},
          {"by", study.by},
          {"weight", study.weight},
          {"replicates", study.replicates},
          {"replicate_scale", study.replicate_scale},
          {"smallest_cell", study.smallest_cell},
          {"map_sha256", study.map_sha256},
          {"shares_of", study.shares_of}};
}

Study study_of(const Json& json) {
  Study made;
  made.as_of = json.at("as_of");
  made.engine = json.at("engine");
  made.rows_are = json.at("rows_are");
  for (const auto& law : json.at("laws"))
    made.laws.push_back({law.at("id"), law.at("title"), law.at("sha256")});
  for (const auto& part : json.at("rules")) {
    Study::Part one;
    one.rule = part.at("rule");
    one.title = part.at("title");
    one.place = part.at("place");
    one.enacted_by = part.at("enacted_by");
    for (const auto& amount : part.at("amounts"))
      one.amounts.push_back({amount.at("name"), amount.at("digits").get<std::vector<int>>()});
    one.debt = part.at("debt");
    one.limit = part.at("limit");
    made.parts.push_back(std::move(one));
  }
  made.by = texts_of(json.at("by"));
  made.weight = json.at("weight");
  made.replicates = texts_of(json.at("replicates"));
  made.replicate_scale = json.at("replicate_scale");
  made.smallest_cell = json.at("smallest_cell");
  made.map_sha256 = json.at("map_sha256");
  made.shares_of = json.at("shares_of");
  return made;
}

Json to_json(const Budget& budget) {
  return {{"id", budget.id},
          {"title", budget.title},
          {"program", budget.program},
          {"bucket", budget.bucket},
          {"queue", list(budget.queue,
                         [](const Budget::QueueColumn& column) {
                           return Json{{"header", column.header}, {"is_date", column.is_date}};
                         })},
          {"seed", or_null(budget.seed)},
          {"last_in_part", budget.last_in_part},
          {"ways", list(budget.ways,
                        [](const std::vector<Budget::Round>& way) {
                          return list(way, [](const Budget::Round& round) {
                            return Json{{"from", day_or_null(round.from)},
                                        {"through", day_or_null(round.through)},
                                        {"money", round.money}};
                          });
                        })},
          {"round_column", budget.round_column},
          {"caps", list(budget.caps, [](const auto& cap) { return or_null(cap); })},
          {"debt", budget.debt}};
}

Budget budget_of(const Json& json) {
  Budget made;
  made.id = json.at("id");
  made.title = json.at("title");
  made.program = json.at("program");
  made.bucket = json.at("bucket");
  for (const auto& column : json.at("queue"))
    made.queue.push_back({column.at("header"), column.at("is_date")});
  if (!json.at("seed").is_null()) made.seed = json.at("seed").get<std::uint64_t>();
  made.last_in_part = json.at("last_in_part");
  for (const auto& way : json.at("ways")) {
    made.ways.emplace_back();
    for (const auto& round : way)
      made.ways.back().push_back({day_of(round.at("from")), day_of(round.at("through")), round.at("money")});
  }
  made.round_column = json.at("round_column");
  for (const auto& cap : json.at("caps"))
    made.caps.push_back(cap.is_null() ? std::nullopt : std::optional(cap.get<std::int64_t>()));
  made.debt = json.at("debt");
  return made;
}

Json to_json(const StudyInput& input) {
  return {{"piece", input.piece},
          {"name", input.name},
          {"sha256", input.sha256},
          {"rows", input.rows},
          {"rows_with_mistakes", input.wrong}};
}

StudyInput input_of(const Json& json) {
  return {json.at("piece"), json.at("name"), json.at("sha256"), json.at("rows"),
          json.at("rows_with_mistakes")};
}

}  // namespace holdfast
