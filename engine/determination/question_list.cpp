#include "engine/determination/question_list.hpp"

#include <algorithm>

#include "engine/determination/json_parts.hpp"
#include "engine/determination/page.hpp"
#include "engine/determination/page_foot.hpp"

namespace holdfast {
namespace {

void write_members(JsonWriter& to, const Sentences& sentences, const Question& question) {
  const auto& words = sentences.words();
  to.member("fact", question.fact);
  to.member("ask", words.say("facts." + question.fact + ".ask"));
  to.member("help", words.say("facts." + question.fact + ".help"));
  write_texts(to, "bears_on", question.bears_on);
  write_texts(to, "decides", question.decides);
  to.member("open", question.open);
  to.member("nothing_else", question.nothing_else);
  to.member("why", why(words, question));
}

}  // namespace

std::string why(const Words& words, const Question& question) {
  if (question.fact == "home_place") return words.say("next.place");
  const auto count = [&](const char* key, std::size_t some) {
    return words.say(key, {{"count", std::to_string(some)}, {"open", std::to_string(question.open)}});
  };
  std::string text = question.decides.empty() ? count("next.bears_on", question.bears_on.size())
                                              : count("next.decides", question.decides.size());
  if (question.nothing_else) text += " " + words.say("next.nothing_else");
  return text;
}

void write(JsonWriter& to, const Sentences& sentences, const Question& question) {
  to.begin_object();
  write_members(to, sentences, question);
  to.end_object();
}

std::string questions_to_text(const Determination& determination, const Texts& texts,
                              std::string_view language, std::size_t most) {
  const Sentences sentences(texts, language);
  const auto& words = sentences.words();
  Page page;
  page.heading(words.say("next.head"));
  if (determination.questions.empty()) page.line(words.say("next.none"));
  for (std::size_t i = 0; i < std::min(most, determination.questions.size()); ++i) {
    const auto& question = determination.questions[i];
    page.title(std::to_string(i + 1) + ". " + sentences.ask(question.fact));
    page.line(why(words, question), 3);
  }
  page.heading(words.say("phrases.about"));
  write_standing(words, determination, page);
  return page.text();
}

std::string questions_to_json(const Determination& determination, const Texts& texts,
                              std::string_view language, std::size_t most, JsonWriter::Style style) {
  const Sentences sentences(texts, language);
  JsonWriter to(style);
  to.begin_object();
  to.member("schema", "holdfast/questions/1");
  to.member("as_of", to_string(determination.as_of));
  to.key("ruleset");
  to.begin_object();
  to.member("sha256", determination.ruleset_sha256);
  write_day_or_null(to, "known_on", determination.known_on);
  to.end_object();
  to.key("engine");
  to.begin_object();
  to.member("version", HOLDFAST_VERSION);
  to.end_object();
  to.key("questions");
  to.begin_array();
  for (std::size_t i = 0; i < std::min(most, determination.questions.size()); ++i) {
    const auto& question = determination.questions[i];
    to.begin_object();
    write_members(to, sentences, question);
    to.key("in");
    to.begin_object();
    for (const auto& one : texts.languages()) to.member(one, Sentences(texts, one).ask(question.fact));
    to.end_object();
    to.end_object();
  }
  to.end_array();
  write_standing(to, sentences.words());
  to.end_object();
  return to.take() + "\n";
}

}  // namespace holdfast
