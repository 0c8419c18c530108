#include "engine/determination/question_list.hpp"

#include <algorithm>

#include "engine/determination/json_parts.hpp"
#include "engine/determination/page.hpp"
#include "engine/determination/page_foot.hpp"

namespace holdfast {

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

Json to_json(const Sentences& sentences, const Question& question) {
  const auto& words = sentences.words();
  return {{"fact", question.fact},
          {"ask", words.say("facts." + question.fact + ".ask")},
          {"help", words.say("facts." + question.fact + ".help")},
          {"bears_on", question.bears_on},
          {"decides", question.decides},
          {"open", question.open},
          {"nothing_else", question.nothing_else},
          {"why", why(words, question)}};
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
                              std::string_view language, std::size_t most) {
  const Sentences sentences(texts, language);
  Json made = {
      {"schema", "holdfast/questions/1"},
      {"as_of", to_string(determination.as_of)},
      {"ruleset",
       {{"sha256", determination.ruleset_sha256},
        {"known_on", determination.known_on ? Json(to_string(*determination.known_on)) : Json(nullptr)}}},
      {"engine", {{"version", HOLDFAST_VERSION}}},
      {"questions", Json::array()}};
  for (std::size_t i = 0; i < std::min(most, determination.questions.size()); ++i) {
    auto question = to_json(sentences, determination.questions[i]);
    for (const auto& one : texts.languages())
      question["in"][one] = Sentences(texts, one).ask(determination.questions[i].fact);
    made["questions"].push_back(std::move(question));
  }
  add_standing(sentences.words(), made);
  return made.dump(2) + "\n";
}

}  // namespace holdfast
