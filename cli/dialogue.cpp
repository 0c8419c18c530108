#include "cli/dialogue.hpp"

#include <istream>
#include <ostream>

#include "cli/answer_words.hpp"
#include "cli/written.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/page.hpp"
#include "engine/determination/text.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t longest_line = 1000;
constexpr int under_question = 3;

}  // namespace

Dialogue::Dialogue(const Interview& interview, const Ruleset& ruleset, const AskOptions& options,
                   Streams streams)
    : interview_(interview),
      words_(ruleset.texts, options.language),
      typed_(ruleset.texts),
      json_(options.format == "json"),
      streams_(streams) {}

void Dialogue::say(const std::string& sentence, int indent) {
  Page page;
  page.line(sentence, indent);
  streams_.err << page.text();
}

void Dialogue::commands() { say(words_.say("ask.commands")); }

void Dialogue::result() {
  const auto& determination = interview_.determination();
  streams_.out << (json_ ? to_json(determination, words_.texts(), words_.language())
                         : to_text(determination, words_.texts(), words_.language()))
               << std::flush;
}

void Dialogue::show(const Put& put) {
  streams_.err << "\n";
  say(put.text);
  if (!put.help.empty()) say(put.help, under_question);
  for (std::size_t i = 0; i < put.question.values.size(); ++i)
    say(choice_line(i + 1, value_words(words_, put.question, put.question.values[i])), under_question);
  say(put.hint, under_question);
  if (put.question.need_not_answer) say(words_.say("ask.need_not_answer"), under_question);
}

// Nothing when the input has ended. Of a line that is too long only its beginning is kept, longer than any
// that is read.
std::optional<std::string> Dialogue::line() {
  streams_.err << "> " << std::flush;
  std::string text;
  bool any = false;
  for (char c = 0; streams_.in.get(c); any = true) {
    if (c == '\n') return text;
    if (text.size() <= longest_line) text += c;
  }
  return any ? std::optional(text) : std::nullopt;
}

bool Dialogue::take(const Put& put, const Reading& reading, const Object& object) {
  if (!reading.answer) {
    for (const auto& sentence : reading.says) say(sentence, under_question);
    return false;
  }
  if (const auto objection = object(*reading.answer)) {
    say(refusal(words_, put.question, *objection), under_question);
    return false;
  }
  const auto& answer = *reading.answer;
  if (answer.is_scalar() && (answer.text == "unknown" || answer.text == "declined")) {
    say(words_.say(answer.text == "unknown" ? "ask.left_open" : "ask.declined"), under_question);
    return true;
  }
  if (put.question.type.base == Type::Base::list && answer.is_scalar()) return true;  // its rows come now
  say(words_.say("ask.understood", {{"answer", answer_words(words_, put.question, answer)}}), under_question);
  if (put.question.type.base == Type::Base::place) how_to_tell(answer);
  const auto day = put.question.is_event() ? last_day_of(answer) : std::nullopt;
  if (day && !put.question.may_lie_ahead && *day > interview_.determination().as_of)
    say(words_.say("ask.still_to_come"), under_question);
  return true;
}

// A home near a border is easily put on its wrong side.
void Dialogue::how_to_tell(const Node& places) {
  const Node* any_of = places.find("any_of");
  for (const auto& place : any_of != nullptr ? any_of->items : std::vector{places})
    if (const auto* note = words_.find("places." + place.text + ".how_to_tell"))
      say(words_.say("phrases.how_to_tell", {{"note", *note}}), under_question);
}

Turn Dialogue::ask(const Put& put, const Read& read, const Object& object) {
  for (bool whole = true;;) {
    if (whole) show(put);
    whole = true;
    const auto typed = line();
    if (!typed) {
      streams_.err << "\n";
      return {Turn::Kind::end};
    }
    const auto text = typed->size() > longest_line ? std::string() : folded(*typed);
    const auto command = typed_.command(text);
    if (command == Command::back) return {Turn::Kind::back};
    if (command == Command::quit) return {Turn::Kind::quit};
    if (put.may_be_done && typed_.is("done", text)) return {Turn::Kind::done};
    if (command == Command::help || text.empty()) {
      commands();
      continue;
    }
    if (command == Command::result) {
      result();
      continue;
    }
    const auto reading = command == Command::unknown ? Reading{written("unknown"), {}}
                         : command == Command::skip  ? Reading{written("declined"), {}}
                                                     : read(text);
    if (take(put, reading, object)) return {Turn::Kind::answer, *reading.answer};
    whole = reading.ask_again;
  }
}

}  // namespace holdfast::cli
