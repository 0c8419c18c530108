#include <ostream>

#include "cli/answered.hpp"
#include "engine/determination/comparison.hpp"
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
  const Want want = options.want == "answer"      ? Want::answer
                    : options.want == "questions" ? Want::questions
                                                  : Want::changes;
  if (!options.rules.with.empty())
    return answer_both({options.rules, options.scenario, options.as_of, want}, streams,
                       [&](Determination law, Determination reform, const Ruleset& reformed) {
                         const auto both = compare(std::move(law), std::move(reform));
                         streams.out << (options.format == "json"
                                             ? to_json(both, reformed.texts, options.language)
                                             : to_text(both, reformed.texts, options.language));
                         return options.strict && cannot_tell_yet(both.law) ? cannot_tell : done;
                       });
  return answer({options.rules, options.scenario, options.as_of, want}, streams,
                [&](const Determination& determination, const Ruleset& ruleset) {
                  streams.out << (options.format == "json"
                                      ? to_json(determination, ruleset.texts, options.language)
                                      : to_text(determination, ruleset.texts, options.language));
                  return options.strict && cannot_tell_yet(determination) ? cannot_tell : done;
                });
}

}  // namespace holdfast::cli
