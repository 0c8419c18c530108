#include "cli/answered.hpp"

#include "cli/loaded.hpp"
#include "cli/scenario_file.hpp"

namespace holdfast::cli {

int answer(const Asked& asked, Streams streams,
           const std::function<int(const Determination&, const Ruleset&)>& use) {
  int code = done;
  const auto ruleset = load_rules(asked.rules, streams, code);
  if (!ruleset) return code;
  const auto file = load_scenario(asked.scenario, asked.as_of, *ruleset, streams, code);
  if (!file) return code;
  const Plan plan(*ruleset);
  Explorer explorer(plan);
  if (refused(*file, plan, explorer, streams)) return input_refused;
  auto determination = determine(plan, file->scenario, explorer, asked.want);
  if (file->assumed_today) determination.assumptions.emplace_back("as_of_today");
  return use(determination, *ruleset);
}

}  // namespace holdfast::cli
