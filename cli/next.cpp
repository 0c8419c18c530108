// What to ask next: only what can still change an answer or a day, what settles most first.
#include <ostream>

#include "cli/answered.hpp"
#include "engine/determination/question_list.hpp"

namespace holdfast::cli {

int next(const NextOptions& options, Streams streams) {
  return answer({options.rules, options.scenario, options.as_of, Want::next}, streams,
                [&](const Determination& determination, const Ruleset& ruleset) {
                  const auto to = options.format == "json" ? questions_to_json : questions_to_text;
                  streams.out << to(determination, ruleset.texts, options.language,
                                    static_cast<std::size_t>(options.most));
                  return done;
                });
}

}  // namespace holdfast::cli
