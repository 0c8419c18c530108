#include "api/handlers/request_schemas.hpp"

#include "api/handlers/reforms.hpp"
#include "api/handlers/study_order.hpp"
#include "engine/determination/scenario_schema.hpp"

namespace holdfast::api {
namespace {

Json reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

Json asks(const Ruleset& ruleset, const std::string& language, const Json& own,
          const std::vector<std::string>& needed) {
  auto made = scenario_schema(ruleset, language);
  made.erase("$schema");
  made.erase("$id");
  made["properties"]["lang"] = {{"enum", ruleset.texts.languages()}};
  for (const auto& [key, value] : own.items()) made["properties"][key] = value;
  made["required"] = Json::array({"as_of", "facts"});
  for (const auto& key : needed) made["required"].push_back(key);
  return made;
}

Json list(Json items, std::uint64_t most, const std::string& says) {
  return {{"type", "array"}, {"items", std::move(items)}, {"maxItems", most}, {"description", says}};
}

Json object(Json properties, const std::vector<std::string>& needed) {
  Json made = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!needed.empty()) made["required"] = needed;
  made["additionalProperties"] = false;
  return made;
}

Json any_keys(Json values, const std::string& says) {
  return {{"type", "object"}, {"additionalProperties", std::move(values)}, {"description", says}};
}

Json asks_simulation(const Ruleset& ruleset, const Json& day, const Json& reform, std::uint64_t most_rows) {
  const Json text = {{"type", "string"}};
  const Json cell = {{"type", {"string", "number", "boolean"}}};
  const Json scenario =
      object({{"with", {{"type", "array"}, {"items", reform}, {"minItems", 1}, {"maxItems", most_reforms}}}},
             {"with"});
  auto made = object(
      {{"as_of", day},
       {"lang", {{"enum", ruleset.texts.languages()}}},
       {"rows",
        {{"anyOf",
          Json::array(
              {Json{{"type", "string"},
                    {"description", "A table in CSV, its first line the names of the columns"}},
               list(
                   any_keys(cell, "The cells of a row by the names of their columns, as a table writes them"),
                   most_rows, "A row each")})}}},
       {"map", reference("Map")},
       {"scenarios",
        list(scenario, most_scenarios, "Beside the law; the reforms of one are laid in together")},
       {"rules",
        list(text, most_simulated_rules,
             "What is counted: ids of rules, perhaps with # and a part; left out: what the reforms touch")},
       {"weight",
        {{"type", "string"}, {"minLength", 1}, {"description", "A column; left out, each row counts once"}}},
       {"by", list(text, most_simulated_by,
                   "Columns whose values make groups, " + std::to_string(most_simulated_groups) +
                       " of them at most; what stands there comes back")},
       {"smallest_cell",
        {{"type", "integer"},
         {"minimum", 0},
         {"maximum", most_smallest_cell},
         {"default", usual_smallest_cell},
         {"description", "Counts of fewer rows are hidden; 0 shows all"}}}},
      {"as_of", "rows"});
  made["title"] = "A population, and what is counted";
  return made;
}

}  // namespace

Json request_schemas(const Ruleset& ruleset, const std::string& language, std::uint64_t most_rows) {
  Json all = Json::object();
  const Json text = {{"type", "string"}};
  const Json day = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  const Json reform = {
      {"type", "object"},
      {"properties",
       {{"reform", {{"type", "string"}, {"description", "The id of a proposal of the loaded rules"}}},
        {"text", {{"type", "string"}, {"description", "Or a reform of your own, in YAML"}}},
        {"from", day}}},
      {"additionalProperties", false}};
  all["ScenarioFacts"] = scenario_schema(ruleset, language)["properties"]["facts"];
  all["AskDetermination"] =
      asks(ruleset, language,
           {{"want", {{"enum", {"answer", "questions", "changes"}}, {"default", "answer"}}},
            {"rules",
             {{"type", "array"},
              {"items", text},
              {"minItems", 1},
              {"maxItems", 50},
              {"description", "Only these rules are asked, by id; not with `with`, and for JSON alone"}}},
            {"with", {{"type", "array"}, {"items", reform}, {"maxItems", most_reforms}}}},
           {});
  all["AskQuestions"] =
      asks(ruleset, language, {{"most", {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}}}, {});
  all["AskPartition"] = asks(ruleset, language,
                             {{"along",
                               {{"type", "object"},
                                {"properties", {{"name", text}, {"from", text}, {"to", text}}},
                                {"required", {"name"}},
                                {"additionalProperties", false}}}},
                             {"along"});
  for (const auto* name : {"AskDetermination", "AskQuestions", "AskPartition"}) {
    all[name]["title"] = "A scenario, and what is asked of it";
    all[name]["properties"]["facts"] = reference("ScenarioFacts");
  }
  all["AskSimulation"] = asks_simulation(ruleset, day, reform, most_rows);
  return all;
}

}  // namespace holdfast::api
