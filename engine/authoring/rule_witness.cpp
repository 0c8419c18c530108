#include "engine/authoring/rule_witness.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "engine/authoring/completion.hpp"
#include "engine/authoring/everything_open.hpp"
#include "engine/authoring/expectation.hpp"
#include "engine/authoring/rule_difference.hpp"
#include "engine/authoring/same_answer.hpp"
#include "engine/authoring/scenario_writer.hpp"
#include "engine/determination/determine.hpp"
#include "engine/ruleset/rule_reader.hpp"

namespace holdfast {
namespace {

constexpr int budget = 3000;  // evaluations of one pair of parts

Ruleset bare(const Ruleset& world) {
  Ruleset made;
  made.vocabulary = world.vocabulary;
  made.places = world.places;
  made.calendars = world.calendars;
  return made;
}

std::vector<std::string> differing(const std::vector<Expectation>& before,
                                   const std::vector<Expectation>& after) {
  std::map<std::string, std::pair<std::string, std::string>> keys;
  for (const auto& one : before) keys[one.key].first = one.text;
  for (const auto& one : after) keys[one.key].second = one.text;
  std::vector<std::string> all;
  for (const auto& list : {before, after})
    for (const auto& one : list) {
      const auto found = keys.find(one.key);
      if (found == keys.end()) continue;
      const auto& [was, is] = found->second;
      const auto word = [](const std::string& text) { return text.empty() ? "nothing" : text; };
      if (was != is) all.push_back(one.key + ": " + word(was) + " -> " + word(is));
      keys.erase(found);
    }
  return all;
}

// A rule alone in a world, and what it tells.
struct Told {
  Told(const Ruleset& world, const std::vector<Table>& tables, const Rule& rule)
      : ruleset(bare(world)),
        plan((ruleset.tables = tables, ruleset.rules = {rule}, ruleset)),
        explorer(plan) {}

  std::vector<Expectation> says(const std::string& yaml) {
    const auto document = read_yaml(yaml, "witness", Echo::never);
    const auto scenario =
        document ? read_scenario(*document, ruleset, std::nullopt) : Result<Scenario>(Diagnostics{});
    if (!scenario || explorer.first_contradiction(*scenario) >= 0) return {};
    return expectations(determine(plan, *scenario, explorer, Want::answer), ruleset.rules.front());
  }

  Ruleset ruleset;
  Plan plan;
  Explorer explorer;
};

class WitnessSearch {
 public:
  WitnessSearch(const Ruleset& world, const std::string& file) : world_(world), file_(file) {}

  RuleWitness find(const TextAndTables& before, const TextAndTables& after) {
    RuleWitness found;
    const bool shared = before.tables == after.tables;
    const auto ours = read(before, 0);
    const auto theirs = read(after, shared ? 0 : before.tables->size());
    if (!ours || !theirs) return found;
    found.read = true;
    Ruleset both = bare(world_);
    both.tables = *before.tables;
    if (!shared) both.tables.insert(both.tables.end(), after.tables->begin(), after.tables->end());
    both.rules = {*ours, *theirs};
    const Plan plan(both);
    found.same = same_answer(plan);
    if (found.same) return found;
    was_.emplace(world_, both.tables, *ours);
    is_.emplace(world_, both.tables, *theirs);
    // Of all that may differ, whether it helps says most.
    for (const auto telling : {Telling::help, Telling::outcome, Telling::everything})
      if (look(plan, telling, found)) break;
    return found;
  }

 private:
  bool look(const Plan& plan, Telling telling, RuleWitness& found) {
    Assessor assessor(plan);
    const ScenarioWriter writer(plan);
    const auto& rule = plan.ruleset().rules[1];
    const auto fixed = untellable(rule);
    for (const auto& [a, b] : pairs(plan)) {
      const auto at =
          find_difference(plan, assessor, *a, *b, everything_open(plan, *a), budget, fixed, telling).at;
      if (!at) continue;
      // Facts that only one of the texts reads are told too.
      PlanPart part = *b;
      for (const int fact : a->facts)
        if (std::find(part.facts.begin(), part.facts.end(), fact) == part.facts.end())
          part.facts.push_back(fact);
      const auto yaml = writer.written(part, b->signature, *at, rule.checked);
      if (answers(yaml).empty()) continue;
      found.scenario = plainer(yaml, rule.checked);
      found.answers = answers(found.scenario);
      return true;
    }
    return false;
  }

  std::vector<std::string> answers(const std::string& yaml) {
    const auto before = was_->says(yaml);
    const auto after = is_->says(yaml);
    return before.empty() && after.empty() ? std::vector<std::string>{} : differing(before, after);
  }

  // The same difference of what is told first, with as few facts as do, and asked on a day near to when
  // somebody looked at the rule.
  std::string plainer(const std::string& yaml, Day usual) {
    const auto first = answers(yaml).front();
    const auto tells = [&](const std::string& other) {
      const auto told = answers(other);
      return !told.empty() && told.front() == first;
    };
    auto lines = lines_of(yaml);
    auto asked = lines;
    asked[0] = "as_of: " + to_string(usual);
    if (tells(joined(asked))) lines = asked;
    for (std::size_t i = lines.size(); i-- > facts_begin;) {
      auto fewer = lines;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (tells(joined(fewer))) lines = std::move(fewer);
    }
    return joined(lines);
  }

  static constexpr std::size_t facts_begin = 3;  // as_of, facts, home_place

  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
  }

  // With its own tables, which stand in the world after `shadows` others; those cannot be named.
  std::optional<Rule> read(const TextAndTables& side, std::size_t shadows) const {
    std::vector<Table> tables(shadows);
    for (auto& shadow : tables) shadow.name = "#";
    tables.insert(tables.end(), side.tables->begin(), side.tables->end());
    Document document;
    document.name = file_;
    document.root = *side.text;
    const RuleContext context{world_.vocabulary, world_.places, tables, world_.calendars};
    Diagnostics diagnostics;
    auto rule = read_rule(document, context, Whose::own, diagnostics);
    return has_errors(diagnostics) ? std::nullopt : std::optional(std::move(rule));
  }

  const Ruleset& world_;
  const std::string& file_;
  std::optional<Told> was_;
  std::optional<Told> is_;
};

}  // namespace

RuleWitness find_witness(const Ruleset& world, const std::string& file, const TextAndTables& before,
                         const TextAndTables& after) {
  return WitnessSearch(world, file).find(before, after);
}

std::string find_home(const Ruleset& world, const Rule& rule, std::vector<std::string>& answers) {
  Told alone(world, world.tables, rule);
  const ScenarioWriter writer(alone.plan);
  for (const auto wanted : {PointOutcome::applies, PointOutcome::does_not_apply, PointOutcome::needs_review})
    for (const auto& part : alone.plan.parts()) {
      const auto open = everything_open(alone.plan, part);
      Explorer::Witnesses homes;
      alone.explorer.explore(part, open, box_of(open), Explorer::budget, &homes);
      for (auto& [outcome, box] : homes) {
        if (outcome != only(wanted)) continue;
        for (const int fact : part.facts)
          pin(open, fact, world.vocabulary.fact(fact).type.base, 0, box[static_cast<std::size_t>(fact)]);
        auto yaml = writer.written(part, part.signature, box, rule.checked);
        const auto says = alone.says(yaml);
        if (says.empty()) continue;
        answers = {"outcome: nothing -> " + says.front().text};
        return yaml;
      }
    }
  return "";
}

}  // namespace holdfast
