#include "engine/determination/sheet.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/finding_text.hpp"
#include "engine/determination/markup.hpp"
#include "engine/determination/page_foot.hpp"
#include "engine/determination/short_answer.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

// So much of each that a sheet of Letter or A4 holds it, in letters of eleven points.
constexpr std::size_t most_steps = 5;
constexpr std::size_t most_told = 4;    // in sentences
constexpr std::size_t most_named = 4;   // of what may help
constexpr std::size_t most_behind = 2;  // of what a step of the case depends on

constexpr std::string_view style =
    "@page{margin:9mm 13mm}"
    "body{font:12pt/1.35 Arial,Helvetica,sans-serif;margin:0 "
    "auto;padding:1em;max-width:46em;color:#000;background:#fff}"
    "h1{font-size:1.35em;margin:0 0 .4em}h2{font-size:1.05em;margin:.9em 0 .2em;border-bottom:1px solid #000}"
    "ul,ol{margin:.2em 0;padding-left:1.3em}li{margin:.15em 0}p{margin:.2em 0}"
    ".days{border:2px solid #000;padding:.4em .8em;font-weight:bold}"
    ".foot{margin-top:.8em}"
    "@media print{body{font-size:11pt;padding:0;max-width:none;line-height:1.17}h1{margin-bottom:.2em}"
    "h2{margin-top:.4em}li{margin:.05em 0}.days{padding:.1em .6em}.foot{margin-top:.5em}}"
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
    list("ul", short_answer(made_, sentences_, most_behind));
    helpful();
    steps();
    maybe();
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

  // What helps: the first in their own sentences and with the doubts about them, all by name.
  void helpful() {
    std::vector<std::string> lines;
    std::vector<Group> others;
    for (const auto* one : ranked()) {
      if (one->outcome != Outcome::applies) continue;
      if (lines.size() == most_told) {
        add(others, *one);
        continue;
      }
      auto line = title(*one, sentences_.name(*one)) + ". " + sentences_.outcome(*one);
      if (!one->warns.empty()) line += " " + words_.say("phrases.doubts");
      for (const auto& doubt : one->warns) line += " " + sentences_.doubt(one->rule, doubt);
      add_once(lines, line);
    }
    for (const auto& group : others)
      lines.push_back(group.begins + first_names(group.names, all_names, words_) + ".");
    list("ul", lines);
    for (const auto& place : made_.places)
      if (!place.covered) line(sentences_.place(place) + ". " + words_.say("outcomes.not_covered.meaning"));
  }

  // What may help, by name, as far as it fits.
  void maybe() {
    std::vector<Group> groups;
    for (const auto* one : ranked())
      if (one->outcome == Outcome::may_apply) add(groups, *one);
    if (groups.empty()) return;
    section("phrases.may_help_too");
    std::vector<std::string> lines;
    std::size_t room = most_named;
    std::size_t left_out = 0;
    for (const auto& group : groups) {
      const auto named = std::min(room, group.names.size());
      room -= named;
      left_out += group.names.size() - named;
      if (named == 0) continue;
      const std::vector<std::string> first(group.names.begin(),
                                           group.names.begin() + static_cast<std::ptrdiff_t>(named));
      lines.push_back(group.begins + first_names(first, all_names, words_) + ".");
    }
    list("ul", lines);
    if (left_out > 0) line(words_.say("phrases.rules_left_out", {{"count", std::to_string(left_out)}}));
  }

  // Names that a line begins alike for.
  struct Group {
    std::string begins;
    std::vector<std::string> names;
  };
  void add(std::vector<Group>& groups, const Finding& finding) const {
    const auto begins = title(finding, "");
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& other) { return other.begins == begins; });
    if (group == groups.end()) group = groups.insert(group, {begins, {}});
    add_once(group->names, sentences_.name(finding));
  }

  // "If your home is in …: This helps you: …"
  std::string title(const Finding& finding, const std::string& rule) const {
    const std::string head = finding.kind == "deadline" ? ".head_to_do" : ".head";
    auto text = words_.say(
        "phrases.finding",
        {{"outcome", words_.say("outcomes." + std::string(name(finding.outcome)) + head)}, {"rule", rule}});
    if (finding.place_is == PlaceIs::certain) return text;
    return words_.say("phrases.if_in_place", {{"place", words_.say("places." + finding.place + ".title")}}) +
           ": " + text;
  }

  // What speaks here, and what helps first.
  std::vector<const Finding*> ranked() const {
    std::vector<const Finding*> all;
    for (const auto& one : made_.findings)
      if (one.part != "proposal" && in_force(one) && FindingText::why_not_for_this(one).empty())
        all.push_back(&one);
    std::stable_sort(all.begin(), all.end(),
                     [](const Finding* a, const Finding* b) { return rank(a->outcome) < rank(b->outcome); });
    return all;
  }

  void steps() {
    const auto findings = ranked();
    for (const auto* what : {"next_steps", "do_not", "who_to_call"}) {
      auto lines = steps_of(findings, what, days_, words_);
      if (lines.empty()) lines = words_.list("general." + std::string(what));
      const auto left_out = lines.size() - std::min(lines.size(), most_steps);
      lines.resize(lines.size() - left_out);
      section("phrases." + std::string(what));
      list(std::string_view(what) == "next_steps" ? "ol" : "ul", lines);
      if (left_out > 0) line(words_.say("phrases.steps_left_out", {{"count", std::to_string(left_out)}}));
    }
  }

  void about() {
    Page foot;
    foot.line(words_.say("phrases.as_of", {{"day", made_.as_of_time ? words_.minute(*made_.as_of_time)
                                                                    : words_.date(made_.as_of)}}));
    write_standing(words_, made_, foot);
    page_ += "<p class=\"foot\">" + escaped(foot.text()) + "</p>\n";
  }

  void line(std::string_view text) { page_ += "<p>" + escaped(text) + "</p>\n"; }
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
