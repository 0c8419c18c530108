#include "engine/authoring/lone_rule.hpp"

#include <algorithm>

namespace holdfast {
namespace {

std::vector<std::string> questions(const Rule& rule) {
  std::vector<std::string> all;
  for (const auto& part : rule.parts)
    if (const auto* duty = std::get_if<Duty>(&part.block); duty != nullptr && !duty->question.empty())
      all.push_back(duty->question);
  return all;
}

}  // namespace

Ruleset lone_rule(const Ruleset& ruleset, const Rule& rule) {
  Ruleset world;
  world.vocabulary = ruleset.vocabulary;
  world.places = ruleset.places;
  world.tables = ruleset.tables;
  world.calendars = ruleset.calendars;
  world.reforms = ruleset.reforms;
  world.sha256 = ruleset.sha256;
  world.rules.push_back(rule);
  const auto asked = questions(rule);
  for (const auto& other : ruleset.rules) {
    const auto also = questions(other);
    const bool together = std::any_of(also.begin(), also.end(), [&](const std::string& question) {
      return std::find(asked.begin(), asked.end(), question) != asked.end();
    });
    if (together && other.id != rule.id) world.rules.push_back(other);
  }
  return world;
}

}  // namespace holdfast
