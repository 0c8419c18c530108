#include "engine/authoring/rule_page.hpp"

#include <algorithm>

#include "engine/authoring/case_words.hpp"
#include "engine/authoring/page_frame.hpp"
#include "engine/authoring/page_sections.hpp"
#include "engine/authoring/status_strip.hpp"
#include "engine/authoring/status_words.hpp"

namespace holdfast {
namespace {

void write_names(Html& html, const Ruleset& ruleset, const RuleWords& rule) {
  const auto key = "rules." + rule.id + ".name";
  const auto* english = ruleset.texts.find("en", key);
  html.element("h1", english == nullptr ? rule.title : *english);
  for (const auto& language : ruleset.texts.languages())
    if (const auto* name = ruleset.texts.find(language, key); name != nullptr && language != "en")
      html.element("p", *name, {{"class", "other-name"}, {"lang", language}});
  if (english != nullptr && *english != rule.title) html.element("p", rule.title, {{"class", "soft"}});
}

void write_status(Html& html, const RuleWords& rule, Day as_of) {
  html.open("section", {{"aria-labelledby", "status"}});
  html.element("h2", "Status", {{"id", "status"}});
  const auto status = status_on(rule.history, as_of);
  html.open("p").text("As of " + to_string(as_of) + ": ");
  html.element("span", status_name(status), {{"class", "status " + std::string(status_class(status))}});
  if (const auto evidence = evidence_in_words(rule.verified_through, as_of); !evidence.empty())
    html.text("; " + evidence);
  html.text(".").close();
  write_status_strip(html, rule.history, as_of);
  open_table(html, "What happened, in order", {"Day", "What happened", "Basis"});
  for (const auto& event : rule.events) {
    open_row(html);
    html.element("th", event.days, {{"scope", "row"}, {"role", "rowheader"}});
    open_cell(html, "What happened");
    html.text(event.words);
    if (!event.note.empty()) html.element("p", event.note, {{"class", "beside"}});
    html.close();
    open_cell(html, "Basis");
    write_basis(html, rule, event);
    html.close().close();
  }
  close_table(html);
  html.close();
}

void write_cases(Html& html, const RuleWords& rule) {
  if (rule.cases.empty()) return;
  html.open("section", {{"aria-labelledby", "cases"}});
  html.element("h2", "Cases", {{"id", "cases"}});
  const auto count = [&](std::string_view result) {
    return std::count_if(rule.cases.begin(), rule.cases.end(),
                         [&](const CaseWords& one) { return case_result(one) == result; });
  };
  std::string sum = std::to_string(count("passes")) + " of " + std::to_string(rule.cases.size()) + " pass";
  if (count("not run") > 0) sum += "; " + std::to_string(count("not run")) + " were not run";
  html.element("p", sum + ".");
  if (!rule.given_in_all_cases.empty()) {
    html.element("p", "Given in all of them:");
    write_list(html, rule.given_in_all_cases);
  }
  open_table(html, "Facts, and what a lawyer would expect the rule to say of them",
             {"Case", "Given", "Expected", "Result"});
  for (const auto& one : rule.cases) {
    open_row(html);
    html.open("th", {{"scope", "row"}, {"role", "rowheader"}}).text(one.name);
    if (!one.id.empty()) html.text(" (" + one.id + ")");
    if (!one.note.empty()) html.element("p", one.note, {{"class", "beside"}});
    html.close();
    open_cell(html, "Given");
    write_list(html, one.given);
    for (const auto& [name, words] :
         {NamedWords{"place", one.place}, NamedWords{"day of the answer", one.as_of},
          NamedWords{"the proposal is switched on", one.with_reform}})
      if (!words.empty()) html.element("p", name + ": " + words, {{"class", "beside"}});
    html.close();
    open_cell(html, "Expected");
    write_list(html, one.expected);
    html.close();
    open_cell(html, "Result");
    html.element("span", case_result(one), {{"class", one.result.passed() ? "passes" : "fails"}});
    for (const auto& difference : one.result.differences)
      html.element("p", difference, {{"class", "beside"}});
    html.close().close();
  }
  close_table(html);
  html.close();
}

void write_facts(Html& html, const RuleWords& rule) {
  if (rule.facts.empty()) return;
  html.open("section", {{"aria-labelledby", "facts"}});
  html.element("h2", "What may be asked", {{"id", "facts"}});
  html.open("dl", {{"class", "facts"}});
  for (const auto& one : rule.facts)
    html.open("dt").element("code", one.name).close().element("dd", one.words);
  html.close().close();
}

void write_contents(Html& html, const RuleWords& rule) {
  html.open("nav", {{"class", "contents"}, {"aria-label", "On this page"}}).open("ul");
  const auto link = [&](bool there, const char* id, const char* words) {
    if (there) html.open("li").element("a", words, {{"href", std::string("#") + id}}).close();
  };
  link(true, "status", "Status");
  link(!rule.told.empty(), "told", "What a tenant is told");
  link(!rule.law.empty(), "law", rule.proposal ? "What it would change" : "What the law says");
  link(!rule.figures.empty() || !rule.tables.empty(), "figures", "Figures");
  link(!rule.doubts.empty(), "doubts", "Not settled");
  link(!rule.cases.empty(), "cases", "Cases");
  link(!rule.facts.empty(), "facts", "What may be asked");
  link(true, "sources", "Sources");
  html.close().close();
}

}  // namespace

std::string rule_page(const Ruleset& ruleset, const RuleWords& rule, const Imprint& imprint) {
  auto html = begin_page(rule.title, relative_link(page_of(rule.id), "index.html"));
  write_names(html, ruleset, rule);
  if (rule.proposal)
    html.element("p", "A proposal: not law. It protects nobody.",
                 {{"class", "banner not-law"}, {"role", "note"}});
  write_unreviewed(html, ruleset.texts);
  html.open("dl", {{"class", "facts"}});
  for (const auto& one : rule.head) html.element("dt", one.name).element("dd", one.words);
  html.element("dt", "file").open("dd").element("code", rule.file).close();
  html.close();
  write_contents(html, rule);
  write_status(html, rule, imprint.as_of);
  write_told(html, rule);
  write_law(html, rule);
  write_figures(html, rule);
  write_doubts(html, rule);
  write_cases(html, rule);
  write_facts(html, rule);
  write_sources(html, rule);
  return end_page(html, ruleset, imprint);
}

}  // namespace holdfast
