#include "engine/authoring/neighbour.hpp"

#include <algorithm>

#include "engine/authoring/case_scenario.hpp"
#include "engine/authoring/written_case.hpp"

namespace holdfast {
namespace {

void set(Node& given, const std::string& fact, const Node& value) {
  for (auto& member : given.members)
    if (member.key.text == fact) {
      member.value = value;
      return;
    }
  Node key;
  key.text = fact;
  given.members.push_back({key, value});
}

// The day on which the fact lies, if that is after which nothing that has happened can lie.
std::optional<Day> day_needed(const Fact& fact, const Side& side, const Known& now) {
  if (!fact.type.event() || fact.may_lie_ahead || fact.lies_ahead) return std::nullopt;
  const auto value = written_value(fact, side, now);
  if (!value) return std::nullopt;
  if (const auto minute = parse_minute(value->text)) return day_of_minute(*minute);
  return parse_day(value->text);
}

}  // namespace

Scenario opened(const Plan& plan, const Scenario& scenario, const MovedFacts& facts) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  const auto anything = unknown_scenario(plan.ruleset(), last_day);
  Scenario open = scenario;
  for (const int fact : facts) {
    auto& known = open.facts[static_cast<std::size_t>(fact)];
    if (fact == vocabulary.as_of())
      known.pieces = {{first_minute(first_day), last_minute(last_day)}};
    else
      known = anything.facts[static_cast<std::size_t>(fact)];
  }
  return open;
}

std::optional<Neighbour> moved(const Plan& plan, const Rule& rule, const RuleCase& from,
                               const Scenario& scenario, const MovedFacts& facts, const Box& to,
                               Explorer& explorer) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  Neighbour made;
  made.told = from;
  made.told.expect = {};
  if (const Node* own = from.at.find("given")) made.given = *own;
  made.given.kind = Node::Kind::mapping;
  Day as_of = from.as_of.value_or(rule.checked);
  for (const int number : facts) {
    const auto& fact = vocabulary.fact(number);
    const auto& side = to[static_cast<std::size_t>(number)];
    const auto& now = scenario.facts[static_cast<std::size_t>(number)];
    if (number == vocabulary.as_of()) {
      as_of = std::clamp(as_of, day_of_minute(static_cast<Minute>(side.least)),
                         day_of_minute(static_cast<Minute>(side.most)));
      continue;
    }
    const auto value = fact.hidden ? std::nullopt : written_value(fact, side, now);
    if (!value) return std::nullopt;
    if (const auto day = day_needed(fact, side, now)) as_of = std::max(as_of, *day);
    made.told.given[fact.name] = *value;
    set(made.given, fact.name, *value);
  }
  if (as_of != rule.checked) made.as_of = to_string(as_of);
  made.told.as_of = as_of;
  Diagnostics diagnostics;
  made.scenario = case_scenario(plan, rule.file, rule.checked, made.told, explorer, diagnostics);
  return has_errors(diagnostics) ? std::nullopt : std::optional(std::move(made));
}

}  // namespace holdfast
