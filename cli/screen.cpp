#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/scenario_file.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/text.hpp"

namespace holdfast::cli {
namespace {

bool cannot_tell_yet(const Determination& determination) {
  for (const auto& finding : determination.findings)
    if (finding.outcome == Outcome::may_apply || finding.outcome == Outcome::needs_review) return true;
  return false;
}

}  // namespace

int screen(const ScreenOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto file = load_scenario(options.scenario, options.as_of, *ruleset, streams, code);
  if (!file) return code;
  const Plan plan(*ruleset);
  Explorer explorer(plan);
  if (refused(*file, plan, explorer, streams)) return input_refused;
  auto determination =
      determine(plan, file->scenario, explorer, options.want == "answer" ? Want::answer : Want::questions);
  if (file->assumed_today) determination.assumptions.emplace_back("as_of_today");
  streams.out << (options.format == "json" ? to_json(determination, ruleset->texts, options.language)
                                           : to_text(determination, ruleset->texts, options.language));
  return options.strict && cannot_tell_yet(determination) ? cannot_tell : done;
}

}  // namespace holdfast::cli
