#include "engine/determination/sheet.hpp"

#include <algorithm>

#include "engine/determination/finding_text.hpp"
#include "engine/determination/markup.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/short_answer.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

constexpr std::size_t most_steps = 5;

constexpr std::string_view style =
    "@page{margin:15mm}"
    "body{font:12pt/1.35 system-ui,sans-serif;margin:0 "
    "auto;padding:1em;max-width:46em;color:#000;background:#fff}"
    "h1{font-size:1.35em;margin:0 0 .4em}h2{font-size:1.05em;margin:.9em 0 .2em;border-bottom:1px solid #000}"
    "ul,ol{margin:.2em 0;padding-left:1.3em}li{margin:.15em 0}p{margin:.2em 0}"
    ".days{border:2px solid #000;padding:.4em .8em;font-weight:bold}"
    ".foot{font-size:.8em;margin-top:1em}"
    "@media(max-width:24em){body{padding:.5em}}";

class SheetMaker {
 public:
  SheetMaker(const Determination& determination, const Texts& texts, std::string_view language)
      : made_(determination),
        sentences_(texts, language),
        words_(sentences_.words()),
        days_(days_that_count(determination, sentences_)) {}

  std::string make() {
    const auto title = escaped(words_.say("phrases.short_answer"));
    page_ = "<!doctype html>\n<html lang=\"" + escaped(words_.language()) +
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
            title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n<h1>" +
            title + "</h1>\n";
    days();
    list("ul", short_answer(made_, sentences_));
    helpful();
    steps();
    about();
    page_ += "</main>\n</body>\n</html>\n";
    return std::move(page_);
  }

 private:
  void days() {
    std::vector<std::string> lines;
    for (const auto& one : days_)
      if (one.deadline->day) lines.push_back(one.line);
    if (lines.empty()) return;
    page_ += "<div class=\"days\">\n";
    list("ul", lines);
    page_ += "</div>\n";
  }

  // What helps, or may: by its name and in its own sentence, each once.
  void helpful() {
    Page no_page;
    SourceNumbers numbers;
    const FindingText titles(sentences_, made_.as_of, no_page, numbers);
    std::vector<std::string> lines;
    for (const Outcome outcome : {Outcome::applies, Outcome::may_apply})
      for (const auto& one : made_.findings) {
        if (one.outcome != outcome || !in_force(one) || one.part == "proposal") continue;
        auto line = titles.title(one);
        if (outcome == Outcome::applies) line += ". " + sentences_.outcome(one);
        if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
      }
    list("ul", lines);
  }

  void steps() {
    std::vector<const Finding*> findings;
    for (const auto& one : made_.findings)
      if (one.part != "proposal") findings.push_back(&one);
    for (const auto* what : {"next_steps", "do_not", "who_to_call"}) {
      auto lines = steps_of(findings, what, days_, words_);
      if (lines.empty()) lines = words_.list("general." + std::string(what));
      if (lines.size() > most_steps) lines.resize(most_steps);
      section("phrases." + std::string(what));
      list(std::string_view(what) == "next_steps" ? "ol" : "ul", lines);
    }
  }

  void about() {
    Page foot;
    foot.line(words_.say("phrases.as_of", {{"day", made_.as_of_time ? words_.minute(*made_.as_of_time)
                                                                    : words_.date(made_.as_of)}}));
    write_standing(words_, made_, foot);
    page_ += "<p class=\"foot\">" + escaped(foot.text()) + "</p>\n";
  }

  void section(const std::string& key) { page_ += "<h2>" + escaped(words_.say(key)) + "</h2>\n"; }

  void list(std::string_view tag, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    page_.append("<").append(tag).append(">\n");
    for (const auto& line : lines) page_ += "<li>" + escaped(line) + "</li>\n";
    page_.append("</").append(tag).append(">\n");
  }

  const Determination& made_;
  const Sentences sentences_;
  const Words& words_;
  const std::vector<DayThatCounts> days_;
  std::string page_;
};

}  // namespace

std::string to_html(const Determination& determination, const Texts& texts, std::string_view language) {
  return SheetMaker(determination, texts, language).make();
}

}  // namespace holdfast
