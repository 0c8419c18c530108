#include <ostream>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/loaded.hpp"
#include "cli/place_finder.hpp"
#include "cli/row_dialogue.hpp"

namespace holdfast::cli {
namespace {

// Asks about one fact, in the way of its type.
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

void take_back(Dialogue& dialogue, Interview& interview) {
  const auto& words = dialogue.words();
  const Fact* fact = interview.take_back();
  dialogue.say(fact == nullptr
                   ? words.say("ask.nothing_to_take_back")
                   : words.say("ask.taken_back", {{"fact", words.say("facts." + fact->name + ".name")}}));
}

}  // namespace

int ask(const AskOptions& options, Streams streams) {
  int code = done;
  std::optional<Day> as_of;
  if (!options.as_of.empty()) {
    as_of = parse_day(options.as_of);
    if (!as_of) {
      streams.err << "--as-of: expected a date that exists, like 2026-11-24\n";
      return usage;
    }
  }
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const Plan plan(*ruleset);
  Interview interview(plan, as_of);
  Dialogue dialogue(interview, *ruleset, options, streams);
  const auto& words = dialogue.words();
  dialogue.say(words.say("ask.welcome"));
  dialogue.commands();
  while (const Fact* fact = interview.next()) {
    auto turn = ask_about(*fact, dialogue, interview, *ruleset);
    if (turn.kind == Turn::Kind::quit) {
      dialogue.say(words.say("ask.stopped"));
      return done;
    }
    if (turn.kind == Turn::Kind::end) {
      dialogue.result();
      return done;
    }
    if (turn.kind == Turn::Kind::answer)
      interview.tell(*fact, std::move(turn.answer));
    else
      take_back(dialogue, interview);
  }
  streams.err << "\n";
  dialogue.say(words.say(interview.determination().questions.empty() ? "ask.no_more" : "ask.all_asked"));
  streams.err << "\n";
  dialogue.result();
  return done;
}

}  // namespace holdfast::cli
