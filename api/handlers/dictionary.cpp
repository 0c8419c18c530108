// What a scenario may tell, and the places and days that it may speak of.
#include <algorithm>

#include "api/handlers/handlers.hpp"
#include "api/handlers/law_json.hpp"
#include "engine/determination/days.hpp"

namespace holdfast::api {
namespace {

constexpr int most_days = 3660;

std::string limit(const Type& type, Int units) {
  if (type.base == Type::Base::money) return money_to_string(units);
  if (type.base == Type::Base::percent) return percent_to_string(units);
  return to_string(Decimal{units, type.scale});
}

Json fact_json(const Ruleset& ruleset, const Fact& fact, const std::string& language) {
  const auto say = [&](const std::string& key) {
    const auto* found = ruleset.texts.find(language, key);
    return found == nullptr ? Json(nullptr) : Json(*found);
  };
  const auto key = "facts." + fact.name;
  Json made = {{"name", fact.name},
               {"type", name(fact.type.base)},
               {"ask", say(key + ".ask")},
               {"help", say(key + ".help")},
               {"asked", fact.asked},
               {"sensitive", fact.sensitive},
               {"only_for", fact.rule.empty() ? Json(nullptr) : Json(fact.rule)}};
  if (fact.type.numeric()) {
    made["at_least"] = limit(fact.type, fact.type.least);
    made["at_most"] = limit(fact.type, fact.type.most);
    made["digits_after_the_point"] = fact.type.base == Type::Base::percent ? 2 : fact.type.scale;
  }
  if (fact.values != nullptr) {
    auto& values = made["values"] = Json::array();
    for (const auto& value : *fact.values)
      values.push_back({{"value", value}, {"label", say("values." + fact.name + "." + value)}});
  }
  for (const auto& field : fact.row) {
    Json column = {{"name", field.name},
                   {"type", field.kind == RowField::Kind::month ? "month" : name(field.type().base)}};
    if (field.values != nullptr) column["values"] = *field.values;
    made["row"].push_back(std::move(column));
  }
  return made;
}

template <class Which>
Which which(Query& query, std::string_view parameter, std::initializer_list<Which> all) {
  const auto* told = query.find(parameter);
  if (told == nullptr) return *all.begin();
  std::string names;
  for (const auto one : all) {
    if (name(one) == *told) return one;
    names += (names.empty() ? "" : ", ") + std::string(name(one));
  }
  query.mistake(parameter, "unknown-word", "expected one of its values", "one of: " + names);
  return *all.begin();
}

std::optional<int> count_of_days(Query& query) {
  const auto* told = query.find("count");
  const auto number = [](char c) { return c >= '0' && c <= '9'; };
  if (told != nullptr && !told->empty() && told->size() < 5 &&
      std::all_of(told->begin(), told->end(), number))
    if (const int count = std::stoi(*told); count <= most_days) return count;
  query.mistake("count", told == nullptr ? "missing-parameter" : "out-of-range",
                "expected a number from 0 to " + std::to_string(most_days));
  return std::nullopt;
}

}  // namespace

Reply facts(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto language = query.language(ruleset.texts, call.language);
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  Json all = Json::array();
  for (const auto& fact : ruleset.vocabulary.facts())
    if (!fact.hidden) all.push_back(fact_json(ruleset, fact, language));
  const Json made = {{"schema", "holdfast/facts/1"},
                     {"ruleset", {{"sha256", ruleset.sha256}}},
                     {"language", language},
                     {"facts", all}};
  return good_reply(call, written(made), language);
}

Reply places(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  const auto near = query.place(ruleset.places);
  const auto language = query.language(ruleset.texts, call.language);
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  // Thousands only stand on a list: they are told of where somebody asks about a place.
  const auto wanted = [&](int place) {
    if (!near) return !ruleset.places.entry(place).listed;
    return ruleset.places.within(place, *near) || ruleset.places.within(*near, place);
  };
  Json all = Json::array();
  for (std::size_t i = 0; i < ruleset.places.entries().size(); ++i) {
    if (!wanted(static_cast<int>(i))) continue;
    const auto& place = ruleset.places.entry(static_cast<int>(i));
    const auto* title = ruleset.texts.find(language, "places." + place.path + ".title");
    const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    all.push_back({{"place", place.path},
                   {"title", title == nullptr ? place.title : *title},
                   {"level", place.level},
                   {"in", place.parent < 0 ? Json(nullptr) : Json(ruleset.places.entry(place.parent).path)},
                   {"has_parts", place.has_parts},
                   {"time_zone", or_null(place.time_zone)},
                   {"how_to_tell", or_null(place.how_to_tell)},
                   {"who_to_call", or_null(place.who_to_call)},
                   {"known_as", place.known_as}});
  }
  const Json made = {
      {"schema", "holdfast/places/1"}, {"ruleset", {{"sha256", ruleset.sha256}}}, {"places", all}};
  return good_reply(call, written(made), language);
}

Reply days(const Call& call) {
  const auto& ruleset = call.ruleset();
  Query query(call.target);
  DaysAsked asked;
  const auto language = query.language(ruleset.texts, call.language);
  const auto from = query.day("from");
  if (query.find("from") == nullptr)
    query.mistake("from", "missing-parameter", "expected a date: days are counted after it",
                  "add from=2026-11-20");
  const auto count = count_of_days(query);
  asked.unit = which(query, "unit", {DayUnit::court, DayUnit::calendar, DayUnit::business});
  asked.if_closed =
      which(query, "if_closed", {IfClosed::stays, IfClosed::next_open_day, IfClosed::previous_open_day});
  const auto* calendar = query.find("calendar");
  std::string all;
  std::vector<std::string> ids;
  for (const auto& one : ruleset.calendars) {
    all += (all.empty() ? "" : ", ") + one.id;
    ids.push_back(one.id);
  }
  if (calendar != nullptr) {
    asked.calendar = ruleset.find_calendar(*calendar);
    if (asked.calendar == nullptr)
      query.mistake("calendar", "unknown-calendar", "no calendar has this name", "one of: " + all,
                    near_names(*calendar, ids));
  } else if (asked.unit != DayUnit::calendar || asked.if_closed != IfClosed::stays) {
    query.mistake("calendar", "missing-parameter", "name the calendar that says which days are closed",
                  "one of: " + all);
  }
  if (const auto& mistakes = query.finish(); !mistakes.empty()) return wrong_query(mistakes, language);
  asked.from = *from;
  asked.count = *count;
  return good_reply(call, days_to_json(asked, json_style), "");
}

}  // namespace holdfast::api
