#include "engine/determination/comparison.hpp"

#include "engine/determination/change_text.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/json_parts.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/standing.hpp"
#include "engine/determination/text.hpp"

namespace holdfast {
namespace {

void write_steps(const Comparison& comparison, const Words& words, Page& page) {
  for (std::size_t i = 0; i < comparison.law.stages.size(); ++i) {
    const auto& now = comparison.law.stages[i];
    const auto& then = comparison.reform.stages[i];
    if (now.barred == then.barred) continue;
    const auto mark = [&](const Determination& answer, const StageAnswer& stage) {
      return words.say("pieces.mark_step." +
                       (only_long_over(answer, stage) ? "silent" : std::string(name(stage.barred))));
    };
    page.bullet(
        words.say("if_law.step", {{"step", capitalized(words.say("stages." + std::string(name(now.stage))))},
                                  {"before", mark(comparison.law, now)},
                                  {"after", mark(comparison.reform, then)}}),
        2);
  }
}

}  // namespace

Comparison compare(Determination law, Determination reform) {
  Comparison made{std::move(law), std::move(reform), {}};
  made.changed = changes(made.law, made.reform, Weigh::amounts);
  // A proposal is no finding of law: that it is not listed when it is switched on is no news.
  std::erase_if(made.changed, [&](const Change& one) {
    for (const auto& on : made.reform.with)
      if (one.finding == on.reform) return true;
    return false;
  });
  return made;
}

std::string to_text(const Comparison& comparison, const Texts& texts, std::string_view language) {
  const Sentences sentences(texts, language);
  const Words& words = sentences.words();
  Page page;
  SourceNumbers numbers;
  page.heading(words.say("if_law.heading"));
  page.line(words.say("if_law.not_law"));
  for (const auto& one : comparison.reform.with)
    page.bullet(one.from == first_day
                    ? words.say("if_law.reform", {{"title", one.title}})
                    : words.say("if_law.reform_from", {{"title", one.title}, {"day", words.date(one.from)}}),
                2);
  if (comparison.changed.empty()) page.line(words.say("if_law.nothing"));
  write_steps(comparison, words, page);
  ChangeText(sentences, "if_law", page, numbers).write(comparison.law, comparison.reform, comparison.changed);
  write_sources(words, numbers, page, "if_law.sources");
  return to_text(comparison.law, texts, language) + "\n" + page.text();
}

std::string to_json(const Comparison& comparison, const Texts& texts, std::string_view language,
                    JsonWriter::Style style) {
  const Sentences sentences(texts, language);
  JsonWriter to(style);
  to.begin_object();
  to.member("schema", "holdfast/comparison/1");
  write_list(to, "with", comparison.reform.with, [&](const auto& one) { write(to, one); });
  write_list(to, "changed", comparison.changed,
             [&](const Change& one) { write(to, sentences, comparison.reform, one); });
  to.key("law");
  write(to, comparison.law, texts, language);
  to.key("reform");
  write(to, comparison.reform, texts, language);
  to.end_object();
  return to.take() + "\n";
}

}  // namespace holdfast
