#include "engine/authoring/library_page.hpp"

#include <algorithm>

#include "engine/authoring/case_words.hpp"
#include "engine/authoring/page_frame.hpp"
#include "engine/authoring/page_sections.hpp"
#include "engine/authoring/rule_page.hpp"
#include "engine/authoring/status_words.hpp"

namespace holdfast {
namespace {

std::string place_title(const Ruleset& ruleset, const std::string& path) {
  const auto* title = ruleset.texts.find("en", "places." + path + ".title");
  if (title != nullptr) return *title;
  const auto found = ruleset.places.find(path);
  return found ? ruleset.places.entry(*found).title : path;
}

std::string cases_in_words(const RuleWords& rule) {
  const auto passed = std::count_if(rule.cases.begin(), rule.cases.end(),
                                    [](const CaseWords& one) { return one.result.passed(); });
  const auto failed = std::count_if(rule.cases.begin(), rule.cases.end(), [](const CaseWords& one) {
    return one.result.run && !one.result.passed();
  });
  auto words = std::to_string(passed);
  if (failed > 0) words += "; " + std::to_string(failed) + " FAIL";
  const auto rest = static_cast<std::ptrdiff_t>(rule.cases.size()) - passed - failed;
  return rest > 0 ? words + "; " + std::to_string(rest) + " not run" : words;
}

void write_name(Html& html, const Ruleset& ruleset, const RuleWords& rule) {
  const auto key = "rules." + rule.id + ".name";
  const auto* english = ruleset.texts.find("en", key);
  html.element("a", english == nullptr ? rule.title : *english,
               {{"href", relative_link("index.html", page_of(rule.id))}});
  for (const auto& language : ruleset.texts.languages())
    if (const auto* name = ruleset.texts.find(language, key); name != nullptr && language != "en")
      html.element("p", *name, {{"class", "beside"}, {"lang", language}});
}

void write_status(Html& html, const RuleWords& rule, Day as_of) {
  const auto status = status_on(rule.history, as_of);
  open_cell(html, "Status");
  html.element("span", status_name(status), {{"class", "status " + std::string(status_class(status))}});
  html.element("p", status_in_words(rule.history), {{"class", "beside"}});
  if (const auto evidence = evidence_in_words(rule.verified_through, as_of); !evidence.empty())
    html.element("p", evidence, {{"class", "beside"}});
  html.close();
}

void write_rules(Html& html, const Ruleset& ruleset, const std::vector<const RuleWords*>& rules,
                 const std::string& place, Day as_of) {
  open_table(html, "Rules of " + place, {"Rule", "Status", "Confidence", "Looked at", "Cases that pass"},
             "rules");
  for (const auto* rule : rules) {
    open_row(html);
    html.open("th", {{"scope", "row"}, {"role", "rowheader"}});
    write_name(html, ruleset, *rule);
    html.close();
    write_status(html, *rule, as_of);
    open_cell(html, "Confidence");
    html.text(rule->confidence).close();
    open_cell(html, "Looked at");
    html.text(to_string(rule->checked)).close();
    open_cell(html, "Cases that pass");
    html.text(cases_in_words(*rule)).close();
    html.close();
  }
  close_table(html);
}

void write_proposals(Html& html, const Ruleset& ruleset, const std::vector<RuleWords>& rules, Day as_of) {
  html.open("section", {{"aria-labelledby", "proposals"}});
  html.element("h2", "Proposals: not law", {{"id", "proposals"}});
  html.element("p", "Asked for, moved or debated. None of these is law, and none protects anybody.",
               {{"class", "banner not-law"}, {"role", "note"}});
  open_table(html, "What is not law", {"Proposal", "Places", "What happened last", "Looked at"});
  for (const auto& rule : rules) {
    if (!rule.proposal) continue;
    open_row(html);
    html.open("th", {{"scope", "row"}, {"role", "rowheader"}});
    write_name(html, ruleset, rule);
    html.close();
    open_cell(html, "Places");
    for (const auto& place : rule.places) html.element("p", place_title(ruleset, place));
    html.close();
    open_cell(html, "What happened last");
    std::string last = "nothing had happened by then";
    for (std::size_t i = 0; i < rule.history.size() && i < rule.events.size(); ++i)
      if (rule.history[i].date.earliest <= as_of) last = rule.events[i].words + ", " + rule.events[i].days;
    html.text(last).close();
    open_cell(html, "Looked at");
    html.text(to_string(rule.checked)).close();
    html.close();
  }
  close_table(html);
  html.close();
}

}  // namespace

std::string library_page(const Ruleset& ruleset, const std::vector<RuleWords>& rules,
                         const Imprint& imprint) {
  auto html = begin_page("Tenant protections: every rule", "");
  html.element("h1", "Tenant protections: every rule");
  const auto proposals =
      std::count_if(rules.begin(), rules.end(), [](const RuleWords& one) { return one.proposal; });
  html.element("p", std::to_string(static_cast<std::ptrdiff_t>(rules.size()) - proposals) +
                        " rules, and apart from them " + std::to_string(proposals) +
                        " proposals that are not law. Status as of " + to_string(imprint.as_of) + ".");
  write_unreviewed(html, ruleset.texts);
  std::vector<std::pair<std::string, std::vector<const RuleWords*>>> by_place;
  for (const auto& place : ruleset.places.entries()) {
    std::vector<const RuleWords*> here;
    for (const auto& rule : rules)
      if (!rule.proposal && rule.places.front() == place.path) here.push_back(&rule);
    if (!here.empty()) by_place.emplace_back(place.path, std::move(here));
  }
  html.open("nav", {{"class", "contents"}, {"aria-label", "Places"}}).open("ul");
  for (const auto& [path, here] : by_place)
    html.open("li").element("a", place_title(ruleset, path), {{"href", "#" + path}}).close();
  if (proposals > 0) html.open("li").element("a", "Proposals: not law", {{"href", "#proposals"}}).close();
  html.close().close();
  for (const auto& [path, here] : by_place) {
    const auto title = place_title(ruleset, path);
    html.open("section", {{"aria-labelledby", path}});
    html.element("h2", title, {{"id", path}});
    write_rules(html, ruleset, here, title, imprint.as_of);
    html.close();
  }
  if (proposals > 0) write_proposals(html, ruleset, rules, imprint.as_of);
  return end_page(html, ruleset, imprint);
}

std::vector<SourceFile> library_pages(const Ruleset& ruleset, const std::vector<RuleWords>& rules,
                                      const Imprint& imprint) {
  std::vector<SourceFile> pages = {{"index.html", library_page(ruleset, rules, imprint)}};
  for (const auto& rule : rules) pages.push_back({page_of(rule.id), rule_page(ruleset, rule, imprint)});
  return pages;
}

}  // namespace holdfast
