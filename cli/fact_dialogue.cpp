#include "cli/fact_dialogue.hpp"

#include "cli/place_finder.hpp"
#include "cli/row_dialogue.hpp"

namespace holdfast::cli {

Turn ask_about(const Fact& fact, Dialogue& dialogue, const Interview& interview, const Ruleset& ruleset) {
  const auto& words = dialogue.words();
  const auto question = question_of(fact);
  const Put put{question,
                std::to_string(interview.answers() + 1) + ". " + words.say("facts." + fact.name + ".ask"),
                words.say("facts." + fact.name + ".help"), words.say("ask.hints." + question.kind)};
  if (fact.type.base == Type::Base::list) return RowDialogue(dialogue, interview, fact).ask(put);
  const auto object = [&](const Node& answer) { return interview.objection(fact, answer); };
  if (fact.type.base == Type::Base::place) {
    PlaceFinder finder(ruleset.places, words, dialogue.typed());
    return dialogue.ask(
        put, [&](const std::string& text) { return finder.read(text); }, object);
  }
  const AnswerReader reader(question, words, dialogue.typed());
  return dialogue.ask(
      put, [&](const std::string& text) { return reader.read(text); }, object);
}

}  // namespace holdfast::cli
