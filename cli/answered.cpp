#include "cli/answered.hpp"

#include "cli/loaded.hpp"
#include "cli/scenario_file.hpp"

namespace holdfast::cli {

namespace {

std::optional<Determination> answered(const Asked& asked, const ScenarioText& text, const Ruleset& ruleset,
                                      Streams streams, int& code) {
  const auto file = load_scenario(text, asked.as_of, ruleset, streams, code);
  if (!file) return std::nullopt;
  const Plan plan(ruleset);
  Explorer explorer(plan);
  if (refused(*file, plan, explorer, streams)) {
    code = input_refused;
    return std::nullopt;
  }
  auto determination = determine(plan, file->scenario, explorer, asked.want);
  if (file->assumed_today) determination.assumptions.emplace_back("as_of_today");
  return determination;
}

}  // namespace

int answer(const Asked& asked, Streams streams,
           const std::function<int(const Determination&, const Ruleset&)>& use) {
  int code = done;
  const auto ruleset = load_rules(asked.rules, streams, code);
  if (!ruleset) return code;
  const auto text = read_scenario_text(asked.scenario, streams, code);
  if (!text) return code;
  const auto determination = answered(asked, *text, *ruleset, streams, code);
  return determination ? use(*determination, *ruleset) : code;
}

int answer_both(const Asked& asked, Streams streams,
                const std::function<int(Determination, Determination, const Ruleset&)>& use) {
  int code = done;
  WhichRules without = asked.rules;
  without.with.clear();
  const auto law = load_rules(without, streams, code);
  if (!law) return code;
  const auto reformed = load_rules(asked.rules, streams, code);
  if (!reformed) return code;
  const auto text = read_scenario_text(asked.scenario, streams, code);
  if (!text) return code;
  auto now = answered(asked, *text, *law, streams, code);
  if (!now) return code;
  auto then = answered(asked, *text, *reformed, streams, code);
  return then ? use(std::move(*now), std::move(*then), *reformed) : code;
}

}  // namespace holdfast::cli
