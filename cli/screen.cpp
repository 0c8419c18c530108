#include <ostream>

#include "cli/answered.hpp"
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
  return answer({options.rules, options.scenario, options.as_of, want}, streams,
                [&](const Determination& determination, const Ruleset& ruleset) {
                  streams.out << (options.format == "json"
                                      ? to_json(determination, ruleset.texts, options.language)
                                      : to_text(determination, ruleset.texts, options.language));
                  return options.strict && cannot_tell_yet(determination) ? cannot_tell : done;
                });
}

}  // namespace holdfast::cli
