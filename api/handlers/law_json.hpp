// Law as JSON: events, status, figures, sources. Days that reach beyond what rules may name are null.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast::api {

using Json = nlohmann::ordered_json;

// "in_force", "unsure", "blocked", "ended", "not_yet", "never"
std::string_view status_word(Status status);

Json to_json(const LawDay& day);  // {earliest, latest}; null before every day
Json to_json(const Event& event);
Json events_to_json(const std::vector<Event>& history, std::optional<Day> through);
Json spans_to_json(const std::vector<Event>& history);
Json to_json(const Sources& sources);
Json to_json(const Backing& backing);
Json to_json(const Figure& figure);
// The figure of a table for `size` on `day`, and on what days its release counts.
Json to_json(const Table& table, std::string_view area, Day day, int size);

// What a list tells of a rule or a proposal.
Json summary(const Ruleset& ruleset, const Rule& rule, const std::string& language);
Json summary(const Ruleset& ruleset, const Reform& reform, const std::string& language);

std::string written(const Json& json);  // as a body: on one line, with a final newline

}  // namespace holdfast::api
