#include "engine/evaluate/scenario.hpp"

#include <algorithm>

#include "engine/evaluate/fact_reader.hpp"

namespace holdfast {
namespace {

// Into what nothing was told of yet: a scenario has hundreds, and is made for each answer.
void set_unknown(const Fact& fact, Day as_of, Known& known) {
  const auto& type = fact.type;
  switch (type.base) {
    case Type::Base::date:
    case Type::Base::time:
      known.pieces.push_back({earliest(fact, as_of), latest(fact, as_of)});
      known.may_not_happen = known.may_come = true;
      known.open_below = known.open_above = true;
      break;
    case Type::Base::yes_no:
      known.may = 3;
      break;
    case Type::Base::one_of:
    case Type::Base::some_of:
      known.may =
          type.values->size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << type.values->size()) - 1;
      break;
    case Type::Base::place:
    case Type::Base::list:
      break;
    default:
      known.pieces.push_back({type.least, type.most});
      known.open_below = known.open_above = true;
      break;
  }
}

// Calls `use` for each fact that is told, and reports keys that are none.
void read_each(Reader& reader, const std::vector<std::pair<const Node*, const Node*>>& told,
               const std::string& pointer, const Ruleset& ruleset, Scenario& scenario) {
  for (const auto& [key, value] : told) {
    const auto at = pointer_join(pointer, plain_name(key->text) ? key->text : "…");
    const auto index = ruleset.vocabulary.find(key->text);
    if (index && !ruleset.vocabulary.fact(*index).hidden) {
      read_fact(reader, ruleset, *index, *value, at, scenario);
    } else if (const auto forbidden = ruleset.vocabulary.forbidden(key->text)) {
      reader.error(*key, at, "forbidden-fact", "`" + *forbidden + "` is never asked and never read",
                   "delete it; it was not kept");
    } else {
      std::string help = did_you_mean(key->text, ruleset.vocabulary.names());
      if (help.empty()) help = "`holdfast rules list --facts` shows the facts";
      reader.error(
          *key, at, "unknown-fact",
          plain_name(key->text) ? "no fact named `" + key->text + "`" : "this is not the name of a fact",
          help);
    }
  }
}

}  // namespace

Scenario unknown_scenario(const Ruleset& ruleset, Day as_of) {
  Scenario scenario;
  scenario.as_of = as_of;
  const auto& facts = ruleset.vocabulary.facts();
  scenario.facts.resize(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) set_unknown(facts[i], as_of, scenario.facts[i]);
  auto& now = scenario.facts[static_cast<std::size_t>(ruleset.vocabulary.as_of())];
  now = {};
  now.pieces = {{first_minute(as_of), last_minute(as_of)}};
  scenario.spots = ruleset.places.described_spots();
  return scenario;
}

void read_facts(const Document& document, const std::map<std::string, Node>& facts,
                const std::string& pointer, const Ruleset& ruleset, Scenario& scenario,
                Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  std::vector<Node> keys;
  keys.reserve(facts.size());
  std::vector<std::pair<const Node*, const Node*>> told;
  for (const auto& [name, value] : facts) {
    Node key;
    key.text = name;
    key.line = value.line;
    keys.push_back(std::move(key));
    told.emplace_back(&keys.back(), &value);
  }
  read_each(reader, told, pointer, ruleset, scenario);
}

Result<Scenario> read_scenario(const Document& document, const Ruleset& ruleset, std::optional<Day> as_of) {
  Diagnostics diagnostics;
  Reader reader(document, diagnostics);
  Fields top(reader, document.root, "", "a scenario");
  if (!top.usable()) return diagnostics;
  if (const Node* schema = top.optional("schema"))
    reader.choice(*schema, "/schema", "a schema that this program reads", {"holdfast/scenario/1"});
  std::optional<Minute> now;
  if (const Node* node = top.optional("as_of")) {
    const auto told = reader.text(*node, "/as_of", "a date");
    // A date, or a date and a time in the home's own zone.
    const auto day = told ? parse_day(std::string_view(*told).substr(0, 10)) : std::nullopt;
    if (told && !as_of) now = parse_minute(*told);
    if (!day || (told->size() != 10 && !parse_minute(*told)))
      reader.error(*node, "/as_of", "not-a-date",
                   "`as_of`: expected a date, or a date and time in the home's own zone",
                   "write `2026-11-24` or `2026-11-24 16:59`");
    else if (!as_of)
      as_of = day;
  } else if (!as_of) {
    reader.error(document.root, "", "missing-key",
                 "a scenario lacks `as_of`, the day for which the law is read",
                 "write `as_of: 2026-11-24`, or give `--as-of`");
  }
  auto scenario = unknown_scenario(ruleset, as_of.value_or(0));
  if (now) scenario.facts[static_cast<std::size_t>(ruleset.vocabulary.as_of())].pieces = {{*now, *now}};
  if (const Node* facts = top.required("facts")) {
    if (!facts->is_mapping()) {
      reader.error(*facts, "/facts", "wrong-shape", "expected facts as a mapping of names to values");
    } else {
      std::vector<std::pair<const Node*, const Node*>> told;
      told.reserve(facts->members.size());
      for (const auto& member : facts->members) told.emplace_back(&member.key, &member.value);
      read_each(reader, told, "/facts", ruleset, scenario);
    }
  }
  top.finish();
  return {std::move(scenario), std::move(diagnostics)};
}

}  // namespace holdfast
