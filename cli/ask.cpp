#include <ostream>

#include "cli/command.hpp"
#include "cli/fact_dialogue.hpp"
#include "cli/loaded.hpp"

namespace holdfast::cli {
namespace {

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
