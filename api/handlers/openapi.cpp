// The description of the API (OpenAPI 3.1), made of the route table, the schemas of replies and the
// vocabulary that is loaded: it cannot say anything but what is served.
#include "api/handlers/handlers.hpp"
#include "api/handlers/law_json.hpp"
#include "api/handlers/request_schemas.hpp"
#include "api/reply_schemas.hpp"
#include "api/routes.hpp"

namespace holdfast::api {
namespace {

constexpr std::string_view components = "#/components/schemas/";

Json reference(std::string_view name) { return {{"$ref", std::string(components) + std::string(name)}}; }

// "#/$defs/day" in Determination → "#/components/schemas/Determination/$defs/day"
void point_into_components(Json& node, std::string_view name) {
  if (node.is_array())
    for (auto& item : node) point_into_components(item, name);
  if (!node.is_object()) return;
  for (auto& [key, value] : node.items()) {
    if (key != "$ref" || !value.is_string()) {
      point_into_components(value, name);
      continue;
    }
    auto to = value.get<std::string>();
    if (to.starts_with("#/$defs/"))
      to = std::string(components) + (name.empty() ? to.substr(8) : std::string(name) + to.substr(1));
    for (const auto& schema : reply_schemas)
      if (!schema.urn.empty() && to.starts_with(schema.urn))
        to = std::string(components) + std::string(schema.name) +
             (to.size() > schema.urn.size() ? to.substr(schema.urn.size() + 1) : "");
    value = to;
  }
}

Json schemas(const Ruleset& ruleset, const std::string& language, std::uint64_t most_rows) {
  Json all = Json::object();
  for (const auto& [name, urn, text] : reply_schemas) {
    auto made = Json::parse(text);
    made.erase("$schema");
    made.erase("$id");
    point_into_components(made, name);
    if (!name.empty())
      all[std::string(name)] = std::move(made);
    else
      for (auto& [own, schema] : made["$defs"].items()) all[own] = std::move(schema);
  }
  all.update(request_schemas(ruleset, language, most_rows));
  return all;
}

Json content_of(const Route& route) {
  Json content = Json::object();
  for (const auto media : route.media) {
    if (media.empty()) continue;
    Json schema = {{"type", "string"}};
    if (media == json_media) {
      schema = route.answers[0].empty() ? Json{{"type", "object"}} : reference(route.answers[0]);
      if (!route.answers[1].empty())
        schema = {{"oneOf", Json::array({reference(route.answers[0]), reference(route.answers[1])})}};
    }
    content[std::string(media)] = {{"schema", std::move(schema)}};
  }
  return content;
}

Json problem(int status, std::string_view says) {
  Json made = {{"description", says},
               {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  if (status == 503 || status == 429) made["headers"]["Retry-After"] = {{"schema", {{"type", "integer"}}}};
  return made;
}

Json responses_of(const Route& route) {
  Json headers = {
      {"Holdfast-Ruleset",
       {{"description", "SHA-256 of the rules that answered"}, {"schema", {{"type", "string"}}}}}};
  Json made = Json::object();
  if (route.keep == Keep::ask_again) headers["ETag"] = {{"schema", {{"type", "string"}}}};
  made["200"] = {{"description", route.summary}, {"headers", headers}, {"content", content_of(route)}};
  if (route.keep == Keep::ask_again) made["304"] = {{"description", "It is what If-None-Match names"}};
  made["400"] = problem(400, "A parameter of the address is wrong, or the body is not JSON");
  if (route.path.find('{') != std::string_view::npos)
    made["404"] = problem(404, "There is none of that name");
  made["406"] = problem(406, "It cannot be had in a form that Accept names");
  made["409"] = problem(409, "Other rules are loaded than those that Holdfast-Ruleset insists on");
  if (!route.examples.empty()) {
    made["413"] = problem(413, "The body is too large");
    made["415"] = problem(415, route.streams ? "The body is neither text/csv nor application/x-ndjson"
                                             : "The body is not application/json, or compressed");
    made["422"] = problem(422, "Facts or options that could not be read, all of them");
  }
  made["503"] = problem(503, "Too much is going on, or the server is about to stop");
  return made;
}

Json operation(const Route& route) {
  Json made = {
      {"operationId", route.name},
      {"summary", route.summary},
      {"tags", Json::array({route.path.starts_with("/v1/") ? (route.examples.empty() ? "law" : "answers")
                                                           : "server"})}};
  Json parameters = Json::array();
  for (const auto& one : route.parameters)
    parameters.push_back({{"name", one.name},
                          {"in", one.in == Parameter::In::path ? "path" : "query"},
                          {"required", one.required},
                          {"description", one.says},
                          {"schema", {{"type", "string"}}},
                          {"example", one.example}});
  parameters.push_back({{"$ref", "#/components/parameters/Ruleset"}});
  made["parameters"] = std::move(parameters);
  if (!route.examples.empty()) {
    Json content = Json::object();
    for (const auto& example : route.examples) {
      const bool json = example.media == json_media;
      auto& form = content[std::string(example.media)];
      form["schema"] = json ? reference(route.asks) : Json{{"type", "string"}};
      form["examples"][std::string(example.name)] = {
          {"value", json ? Json::parse(example.body) : Json(example.body)}};
    }
    made["requestBody"] = {{"required", true}, {"content", std::move(content)}};
  }
  made["responses"] = responses_of(route);
  return made;
}

}  // namespace

Reply openapi(const Call& call) {
  Json paths = Json::object();
  for (const auto& route : routes())
    paths[std::string(route.path)][route.method == Method::post ? "post" : "get"] = operation(route);
  const Json made = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Holdfast"},
        {"version", HOLDFAST_VERSION},
        {"summary", "What local tenant protections mean for one home and one notice"},
        {"description",
         "Legal information, not legal advice. Facts are only ever sent in the body of a POST. Nothing is "
         "kept. What is "
         "not known is left out, and is never an error."},
        {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", Json::array({{{"url", "/"}}})},
      {"security", Json::array({Json::object(), {{"token", Json::array()}}})},
      {"tags",
       Json::array({{{"name", "answers"}, {"description", "About one home, from facts"}},
                    {{"name", "law"}, {"description", "The rules themselves, without anybody's facts"}},
                    {{"name", "server"}, {"description", "For whoever runs it"}}})},
      {"paths", std::move(paths)},
      {"components",
       {{"securitySchemes",
         {{"token",
           {{"type", "http"}, {"scheme", "bearer"}, {"description", "Only where the server has a token"}}}}},
        {"parameters",
         {{"Ruleset",
           {{"name", "Holdfast-Ruleset"},
            {"in", "header"},
            {"required", false},
            {"description", "Answer from the rules with this SHA-256, or not at all (409)"},
            {"schema", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}}}}}},
        {"schemas", schemas(call.ruleset(), call.language, call.service.simulation_rows())}}}};
  return good_reply(call, written(made), call.language);
}

}  // namespace holdfast::api
