// What to ask next: only what can still change an answer or a day, what settles most first.
#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/scenario_file.hpp"
#include "engine/determination/determine.hpp"
#include "engine/determination/question_list.hpp"

namespace holdfast::cli {

int next(const NextOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto file = load_scenario(options.scenario, options.as_of, *ruleset, streams, code);
  if (!file) return code;
  const Plan plan(*ruleset);
  Explorer explorer(plan);
  if (refused(*file, plan, explorer, streams)) return input_refused;
  auto determination = determine(plan, file->scenario, explorer);
  if (file->assumed_today) determination.assumptions.emplace_back("as_of_today");
  const auto most = static_cast<std::size_t>(options.most);
  streams.out << (options.format == "json"
                      ? questions_to_json(determination, ruleset->texts, options.language, most)
                      : questions_to_text(determination, ruleset->texts, options.language, most));
  return done;
}

}  // namespace holdfast::cli
