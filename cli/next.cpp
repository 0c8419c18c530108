// What to ask next: only what can still change an answer or a day, what settles most first.
#include <ostream>

#include "cli/answered.hpp"
#include "engine/determination/question_list.hpp"

namespace holdfast::cli {

int next(const NextOptions& options, Streams streams) {
  return answer({options.rules, options.scenario, options.as_of, Want::next}, streams,
                [&](const Determination& determination, const Ruleset& ruleset) {
                  const auto most = static_cast<std::size_t>(options.most);
                  const auto& texts = ruleset.texts;
                  streams.out << (options.format == "json"
                                      ? questions_to_json(determination, texts, options.language, most)
                                      : questions_to_text(determination, texts, options.language, most));
                  return done;
                });
}

}  // namespace holdfast::cli
