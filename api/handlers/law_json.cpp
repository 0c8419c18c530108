#include "api/handlers/law_json.hpp"

#include <algorithm>

#include "engine/authoring/status_words.hpp"
#include "engine/ruleset/quantity.hpp"

namespace holdfast::api {
namespace {

Json day_or_null(Day day) {
  return day <= first_day || day >= last_day ? Json(nullptr) : Json(to_string(day));
}
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// "1 month", not "1.00 months": the digits of the figure's scale say nothing here.
std::string in_full(Quantity quantity) {
  const bool fixed = quantity.unit == Type::Base::money || quantity.unit == Type::Base::percent;
  for (; !fixed && quantity.scale > 0 && quantity.units % 10 == 0; --quantity.scale) quantity.units /= 10;
  return written(quantity);
}

}  // namespace

std::string_view status_word(Status status) {
  switch (status) {
    case Status::not_yet:
      return "not_yet";
    case Status::in_force:
      return "in_force";
    case Status::ended:
      return "ended";
    case Status::blocked:
      return "blocked";
    case Status::unsure:
      return "unsure";
    case Status::never:
      break;
  }
  return "never";
}

Json to_json(const LawDay& day) {
  return {{"earliest", day_or_null(day.earliest)}, {"latest", day_or_null(day.latest)}};
}

Json to_json(const Backing& backing) {
  return {{"source", text_or_null(backing.source)},
          {"confidence", text_or_null(backing.confidence)},
          {"not_verified", text_or_null(backing.not_verified)}};
}

Json to_json(const Event& event) {
  Json made = {{"event", event.type}, {"date", to_json(event.date)}, {"effective", to_json(event.effective)}};
  made["through"] = event.through ? to_json(*event.through) : Json(nullptr);
  made["recorded"] = event.recorded ? Json(to_string(*event.recorded)) : Json(nullptr);
  made.update(to_json(event.backing));
  return made;
}

Json events_to_json(const std::vector<Event>& history, std::optional<Day> through) {
  Json events = Json::array();
  for (const auto& event : history)
    if (!through || event.date.earliest <= *through) events.push_back(to_json(event));
  return events;
}

Json spans_to_json(const std::vector<Event>& history) {
  Json spans = Json::array();
  for (const auto& span : status_stretches(history))
    spans.push_back({{"status", status_word(span.status)},
                     {"from", day_or_null(span.days.first)},
                     {"through", day_or_null(span.days.last)}});
  return spans;
}

Json to_json(const Sources& sources) {
  Json made = Json::object();
  for (const auto& [id, source] : sources)
    made[id] = {{"cite", source.cite}, {"kind", source.kind}, {"url", text_or_null(source.url)}};
  return made;
}

Json to_json(const Figure& figure) {
  Json steps = Json::array();
  for (const auto& step : figure.steps) {
    Json one = {{"from", to_json(step.from)},
                {"value", step.value.unknown ? Json(nullptr) : Json(in_full(step.value))}};
    one.update(to_json(step.backing));
    steps.push_back(std::move(one));
  }
  return steps;
}

Json to_json(const Table& table, std::string_view area, Day day, int size) {
  const auto days = table.days_of_release(area, day);
  const auto cell = table.find(area, day, size, "");
  const auto dollars = [](Int units) { return Json("$" + money_to_string(units)); };
  const bool known = cell.state == TableCell::State::known;
  Json made = {{"from", to_json(LawDay{days.first, days.first})},
               {"through", day_or_null(days.last)},
               {"value", known ? dollars(cell.value) : Json(nullptr)},
               {"edition", cell.row == nullptr ? Json(nullptr) : Json(cell.row->edition)}};
  made.update(to_json(cell.row == nullptr ? Backing{} : cell.row->backing));
  if (known) return made;
  const bool differs = cell.state == TableCell::State::differs;
  made["gap"] = differs                                   ? "differs_within"
                : cell.state == TableCell::State::pending ? "pending"
                                                          : "row_missing";
  if (differs) made["at_least"] = dollars(cell.value);
  if (differs) made["at_most"] = dollars(cell.most);
  return made;
}

Json summary(const Ruleset& ruleset, const Rule& rule, const std::string& language) {
  const auto* name = ruleset.texts.find(language, "rules." + rule.id + ".name");
  return {{"id", rule.id},
          {"name", name == nullptr ? rule.title : *name},
          {"kind", rule.kind},
          {"place", ruleset.places.entry(rule.place).path},
          {"not_law", false},
          {"status", spans_to_json(rule.history)},
          {"confidence", rule.confidence},
          {"checked", to_string(rule.checked)},
          {"verified_through", to_string(rule.verified_through)},
          {"review_by", rule.review_by ? Json(to_string(*rule.review_by)) : Json(nullptr)}};
}

Json summary(const Ruleset& ruleset, const Reform& reform, const std::string& language) {
  const auto* name = ruleset.texts.find(language, "rules." + reform.id + ".name");
  Json places = Json::array();
  for (const int place : reform.places) places.push_back(ruleset.places.entry(place).path);
  return {{"id", reform.id},
          {"name", name == nullptr ? reform.title : *name},
          {"kind", "reform"},
          {"places", places},
          {"not_law", true},
          {"status", spans_to_json(reform.history)},
          {"checked", to_string(reform.checked)}};
}

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace holdfast::api
