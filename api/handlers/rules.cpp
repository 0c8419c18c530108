// The law itself, without anybody's facts.
#include <algorithm>

#include "api/handlers/handlers.hpp"
#include "api/handlers/law_json.hpp"
#include "engine/authoring/status_words.hpp"

namespace holdfast::api {
namespace {

const std::vector<std::string> status_words = {"in_force", "unsure", "blocked", "ended", "not_yet", "never"};

Json ruleset_json(const Ruleset& ruleset) { return {{"sha256", ruleset.sha256}}; }

const Reform* find_reform(const Ruleset& ruleset, const std::string& id) {
  for (const auto& reform : ruleset.reforms)
    if (reform.id == id) return &reform;
  return nullptr;
}

std::vector<std::string> ids(const Ruleset& ruleset) {
  std::vector<std::string> all;
  for (const auto& rule : ruleset.rules) all.push_back(rule.id);
  for (const auto& reform : ruleset.reforms) all.push_back(reform.id);
  return all;
}

Reply no_such(Problem problem, const std::string& language, const std::string& told,
              std::vector<std::string> candidates) {
  Mistake one;
  one.parameter = "id";
  one.code = "unknown-rule";
  one.message = "nothing has this id";
  one.near = near_names(told, std::move(candidates));
  return problem_reply(problem, language, "", {one});
}

// The status of a law on a day, what had happened by then, and how far the evidence reaches.
Json status_json(const std::string& id, const std::vector<Event>& history, const Sources& sources, Day as_of,
                 std::optional<Day> verified_through) {
  Json made = {{"id", id},
               {"as_of", to_string(as_of)},
               {"status", status_word(status_on(history, as_of))},
               {"in_force", status_on(history, as_of) == Status::in_force},
               {"events", events_to_json(history, as_of)},
               {"verified_through", verified_through ? Json(to_string(*verified_through)) : Json(nullptr)},
               {"seen_through_that_day", verified_through && *verified_through >= as_of}};
  made["sources"] = to_json(sources);
  return made;
}

Json details(const Rule& rule) {
  Json made;
  made["events"] = events_to_json(rule.history, std::nullopt);
  auto& figures = made["figures"] = Json::object();
  for (const auto& [name, figure] : rule.figures) figures[name] = to_json(figure);
  auto& doubts = made["unsettled"] = Json::array();
  for (const auto& doubt : rule.doubts)
    doubts.push_back({{"name", doubt.name},
                      {"question", doubt.question},
                      {"if_it_matters", doubt.if_it_matters == IfItMatters::warn ? "warn" : "needs_review"}});
  made["sources"] = to_json(rule.sources);
  return made;
}

}  // namespace

Reply rules(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto language = query.language(ruleset.texts, call.language);
  const auto place = query.place(ruleset.places);
  const auto as_of = query.day("as_of");
  const auto* status = query.find("status");
  if (status != nullptr &&
      std::find(status_words.begin(), status_words.end(), *status) == status_words.end()) {
    std::string all;
    for (const auto& word : status_words) all += (all.empty() ? "" : ", ") + word;
    query.mistake("status", "unknown-word", "expected a status", "one of: " + all);
  }
  if (status != nullptr && !as_of)
    query.mistake("status", "missing-parameter", "a status is one of a day", "add as_of");
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  const auto near = [&](int other) {
    return !place || ruleset.places.within(*place, other) || ruleset.places.within(other, *place);
  };
  const auto wanted = [&](const std::vector<Event>& history) {
    return status == nullptr || status_word(status_on(history, *as_of)) == *status;
  };
  const auto listed = [&](const auto& law) {
    auto one = summary(ruleset, law, language);
    if (as_of) one["status_on_that_day"] = status_word(status_on(law.history, *as_of));
    return one;
  };
  Json all = Json::array();
  for (const auto& law : ruleset.rules)
    if (near(law.place) && wanted(law.history)) all.push_back(listed(law));
  for (const auto& reform : ruleset.reforms)
    if (std::any_of(reform.places.begin(), reform.places.end(), near) && wanted(reform.history))
      all.push_back(listed(reform));
  const Json made = {
      {"schema", "holdfast/rules/1"},
      {"ruleset", ruleset_json(ruleset)},
      {"as_of", as_of ? Json(to_string(*as_of)) : Json(nullptr)},
      {"rules", std::move(all)},
      {"note", "Where nothing is listed, no rule is loaded: that is no proof that there is none."}};
  return good_reply(call, written(made), language);
}

Reply rule(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto language = query.language(ruleset.texts, call.language);
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  Json made = {{"schema", "holdfast/rule/1"}, {"ruleset", ruleset_json(ruleset)}};
  if (const auto* law = ruleset.find_rule(call.named.at(0))) {
    made.update(summary(ruleset, *law, language));
    made.update(details(*law));
  } else if (const auto* reform = find_reform(ruleset, call.named.at(0))) {
    made.update(summary(ruleset, *reform, language));
    made["events"] = events_to_json(reform->history, std::nullopt);
    made["sources"] = to_json(reform->sources);
  } else {
    return no_such(Problem::unknown_rule, language, call.named.at(0), ids(ruleset));
  }
  return good_reply(call, written(made), language);
}

Reply rule_status(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto as_of = query.day("as_of");
  const auto language = query.language(ruleset.texts, call.language);
  if (!as_of && query.find("as_of") == nullptr)
    query.mistake("as_of", "missing-parameter", "a status is one of a day", "add as_of=2026-11-24");
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  const auto& id = call.named.at(0);
  Json made = {{"schema", "holdfast/status/1"}, {"ruleset", ruleset_json(ruleset)}};
  if (const auto* law = ruleset.find_rule(id))
    made.update(status_json(id, law->history, law->sources, *as_of, law->verified_through));
  else if (const auto* reform = find_reform(ruleset, id))
    made.update(status_json(id, reform->history, reform->sources, *as_of, std::nullopt));
  else
    return no_such(Problem::unknown_rule, language, id, ids(ruleset));
  return good_reply(call, written(made), language);
}

namespace {

// `TABLE/PLACE/SIZE`: a table's figure for a place, on a day or edition by edition; nothing for other paths.
std::optional<Json> table_figure(const Ruleset& ruleset, const std::string& path, std::optional<Day> as_of) {
  const auto first = std::min(path.find('/'), path.size());
  const auto last = path.rfind('/');
  const auto index = ruleset.find_table(path.substr(0, first));
  if (!index || last == std::string::npos || last <= first) return std::nullopt;
  const auto& table = ruleset.tables[static_cast<std::size_t>(*index)];
  const auto place = ruleset.places.find(path.substr(first + 1, last - first - 1));
  const auto size = parse_decimal(path.substr(last + 1));
  if (!place || !size || size->scale != 0 || size->units < table.first_key || size->units > table.last_key)
    return std::nullopt;
  const auto area = table.area_of(ruleset.places, *place);
  Json values = Json::array();
  for (const Day day : as_of ? std::vector<Day>{*as_of} : table.releases(area, ""))
    values.push_back(to_json(table, area, day, static_cast<int>(size->units)));
  const auto name = table.area_name(area);
  return Json{{"schema", "holdfast/parameter/1"},
              {"ruleset", ruleset_json(ruleset)},
              {"path", path},
              {"table", table.name},
              {"area", name.empty() ? Json(nullptr) : Json(name)},
              {"as_of", as_of ? Json(to_string(*as_of)) : Json(nullptr)},
              {"values", std::move(values)},
              {"sources", to_json(table.sources)}};
}

}  // namespace

Reply parameter(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto as_of = query.day("as_of");
  const auto language = query.language(ruleset.texts, call.language);
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  const auto& path = call.named.at(0);
  if (const auto table = table_figure(ruleset, path, as_of))
    return good_reply(call, written(*table), language);
  const auto slash = std::min(path.rfind('/'), path.size());
  const auto* law = ruleset.find_rule(path.substr(0, slash));
  const auto figure = law == nullptr ? decltype(law->figures.begin()){}
                                     : law->figures.find(path.substr(std::min(slash + 1, path.size())));
  if (law == nullptr || figure == law->figures.end()) {
    std::vector<std::string> paths;
    for (const auto& one : ruleset.rules)
      for (const auto& [name, unused] : one.figures) paths.push_back(one.id + "/" + name);
    return no_such(Problem::unknown_rule, language, path, std::move(paths));
  }
  Json made = {{"schema", "holdfast/parameter/1"},
               {"ruleset", ruleset_json(ruleset)},
               {"path", path},
               {"rule", law->id},
               {"as_of", as_of ? Json(to_string(*as_of)) : Json(nullptr)}};
  auto steps = to_json(figure->second);
  if (as_of) {
    // Of the steps that may have begun by then; two where it is not known which of them counts.
    Json counting = Json::array();
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& from = figure->second.steps[i].from;
      if (from.earliest > *as_of) continue;
      if (from.latest <= *as_of) counting = Json::array();
      counting.push_back(steps[i]);
    }
    steps = std::move(counting);
    made["rule_status_on_that_day"] = status_word(status_on(law->history, *as_of));
  }
  made["values"] = std::move(steps);
  made["sources"] = to_json(law->sources);
  return good_reply(call, written(made), language);
}

}  // namespace holdfast::api
