#include "engine/determination/scenario_schema.hpp"

#include <nlohmann/json.hpp>

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;

// One value of a fact, as it is written.
Json value_of(const Type& type) {
  switch (type.base) {
    case Type::Base::yes_no:
      return {{"type", "boolean"}};
    case Type::Base::one_of:
      return {{"enum", *type.values}};
    case Type::Base::some_of:
      return {{"type", "array"}, {"items", {{"enum", *type.values}}}};
    case Type::Base::date:
      return {{"type", "string"}, {"pattern", "^([0-9]{4}-[0-9]{2}-[0-9]{2}|not_yet|never)$"}};
    case Type::Base::time:
      return {{"type", "string"},
              {"pattern", "^([0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?|not_yet|never)$"}};
    case Type::Base::place:
      return {{"type", "string"}};
    case Type::Base::percent:
      return {{"type", "string"}, {"pattern", "^[0-9]+(\\.[0-9]+)?%$"}};
    default:
      return {{"type", {"number", "string"}}, {"pattern", "^\\$?[0-9]+(\\.[0-9]+)?$"}};
  }
}

// A value, a range or a set of them, or that it is not known.
Json known(const Type& type) {
  const Json value = value_of(type);
  Json any = Json::array({Json{{"enum", {"unknown", "declined"}}}, value});
  const auto object = [&](Json properties) {
    any.push_back({{"type", "object"},
                   {"properties", std::move(properties)},
                   {"minProperties", 1},
                   {"additionalProperties", false}});
  };
  object({{"any_of", {{"type", "array"}, {"items", value}, {"minItems", 1}}}});
  if (type.base == Type::Base::date || type.base == Type::Base::time)
    object({{"from", value}, {"through", value}});
  else if (type.numeric())
    object({{"at_least", value}, {"at_most", value}});
  return {{"anyOf", std::move(any)}};
}

Json row_of(const Fact& list) {
  Json columns = Json::object();
  for (const auto& field : list.row)
    columns[field.name] = field.kind == RowField::Kind::month
                              ? Json{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}$"}}
                              : known(field.type());
  return {{"type", "object"}, {"properties", std::move(columns)}, {"additionalProperties", false}};
}

}  // namespace

Json scenario_schema(const Ruleset& ruleset, const std::string& language) {
  Json facts = Json::object();
  for (const auto& fact : ruleset.vocabulary.facts()) {
    if (fact.hidden) continue;
    Json one = known(fact.type);
    if (fact.type.base == Type::Base::list)
      one = {{"anyOf", Json::array({Json{{"enum", {"unknown", "declined"}}},
                                    Json{{"type", "array"}, {"items", row_of(fact)}}})}};
    if (const auto* ask = ruleset.texts.find(language, "facts." + fact.name + ".ask"))
      one["description"] = *ask;
    facts[fact.name] = std::move(one);
  }
  return {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"$id", "urn:holdfast:scenario:1"},
      {"title", "A scenario"},
      {"description", "What is known about one home and one notice. What is left out is unknown."},
      {"type", "object"},
      {"properties",
       {{"schema", {{"const", "holdfast/scenario/1"}}},
        {"as_of", {{"type", "string"}, {"description", "The day for which the law is read."}}},
        {"facts", {{"type", "object"}, {"properties", std::move(facts)}, {"additionalProperties", false}}}}},
      {"required", {"facts"}},
      {"additionalProperties", false}};
}

}  // namespace holdfast
