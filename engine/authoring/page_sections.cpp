#include "engine/authoring/page_sections.hpp"

#include <set>

#include "engine/authoring/page_frame.hpp"

namespace holdfast {
namespace {

void write_citation(Html& html, const Sources& sources, const std::string& id) {
  const auto found = sources.find(id);
  if (found == sources.end()) {
    html.text(id);
  } else if (may_be_followed(found->second.url)) {
    html.element("a", found->second.cite, {{"href", found->second.url}, {"rel", "noreferrer"}});
  } else {
    html.text(found->second.cite + " (no address known" +
              (found->second.site.empty() ? "" : "; site: " + found->second.site) + ")");
  }
}

void write_backing(Html& html, const Sources& sources, const Backing& backing, const std::string& rules_own) {
  if (!backing.source.empty()) write_citation(html, sources, backing.source);
  const auto& confidence = backing.confidence.empty() ? rules_own : backing.confidence;
  if (!confidence.empty()) html.element("p", "confidence: " + confidence, {{"class", "beside"}});
  if (backing.not_verified.empty()) return;
  html.open("p", {{"class", "beside"}}).element("span", "Not verified:", {{"class", "mark"}});
  html.text(" " + backing.not_verified).close();
}

Backing backing_of(const Statement& statement) {
  return {statement.source, statement.confidence, statement.not_verified};
}

void open_section(Html& html, const char* id, std::string_view heading) {
  html.open("section", {{"aria-labelledby", id}});
  html.element("h2", heading, {{"id", id}});
}

void write_statement(Html& html, const RuleWords& rule, const Statement& one) {
  html.element("strong", one.name);
  if (!one.words.empty()) html.text(": " + one.words);
  if (!one.written.empty()) html.text(" ").element("code", one.written);
  if (!one.days.empty()) html.element("p", one.days, {{"class", "beside"}});
  if (!one.source.empty() || !one.confidence.empty() || !one.not_verified.empty()) {
    html.open("div", {{"class", "beside"}});
    write_backing(html, rule.sources, backing_of(one), "");
    html.close();
  }
  if (!one.note.empty()) html.element("p", one.note, {{"class", "beside"}});
}

void write_tables(Html& html, const RuleWords& rule) {
  for (const auto& table : rule.tables) {
    html.element("h3", table.title);
    html.open("p", {{"class", "soft"}}).text("Read from ").element("code", table.file);
    if (!table.next.empty()) html.text("; " + table.next);
    html.text(".").close();
    const auto smaller = [](const std::string& a, const std::string& b) {
      return std::pair(a.size(), a) < std::pair(b.size(), b);  // whole numbers
    };
    std::set<std::string, decltype(smaller)> sizes(smaller);
    for (const auto& release : table.releases)
      for (const auto& figure : release.figures) sizes.insert(figure.name);
    std::vector<std::string> names;
    names.reserve(sizes.size());
    for (const auto& size : sizes) names.push_back(table.size + " " + size);
    std::vector<std::string_view> columns = {"From"};
    columns.insert(columns.end(), names.begin(), names.end());
    columns.push_back("Basis");
    open_table(html, "Figures by size, from each day on", columns);
    for (const auto& release : table.releases) {
      open_row(html);
      html.open("th", {{"scope", "row"}, {"role", "rowheader"}}).text(release.days);
      html.element("p", release.area, {{"class", "beside"}}).close();
      for (const auto& size : sizes) {
        open_cell(html, table.size + " " + size);
        for (const auto& figure : release.figures)
          if (figure.name == size) html.text(figure.words);
        html.close();
      }
      open_cell(html, "Basis");
      write_backing(html, table.sources, release.backing, "");
      html.close().close();
    }
    close_table(html);
  }
}

void write_reading(Html& html, const DoubtWords::Change& change) {
  html.open("li").element("code", change.what);
  html.text(": we read “" + change.ours + "”; others may read “" + change.other + "”.").close();
}

}  // namespace

std::string_view status_class(Status status) {
  switch (status) {
    case Status::in_force:
      return "in-force";
    case Status::unsure:
      return "unsure";
    case Status::blocked:
      return "blocked";
    case Status::ended:
      return "ended";
    case Status::not_yet:
    case Status::never:
      break;
  }
  return "no-law";
}

void write_basis(Html& html, const RuleWords& rule, const Statement& statement) {
  write_backing(html, rule.sources, backing_of(statement), rule.confidence);
}

void write_list(Html& html, const std::vector<NamedWords>& list) {
  html.open("ul", {{"class", "plain"}});
  for (const auto& one : list) html.element("li", one.name + ": " + one.words);
  html.close();
}

void write_told(Html& html, const RuleWords& rule) {
  if (rule.told.empty()) return;
  open_section(html, "told", "What a tenant is told");
  html.element("p", "Words in braces are filled with the tenant's own figures.");
  std::vector<std::string_view> columns = {"When"};
  for (const auto& told : rule.told.front().told) columns.push_back(language_name(told.first));
  open_table(html, "Each sentence in each language", columns);
  for (const auto& one : rule.told) {
    open_row(html);
    html.element("th", one.name, {{"scope", "row"}, {"role", "rowheader"}});
    for (const auto& [language, sentences] : one.told) {
      open_cell(html, language_name(language));
      html.open("div", {{"lang", language}});
      for (const auto& sentence : sentences) html.element("p", sentence);
      html.close().close();
    }
    html.close();
  }
  close_table(html);
  html.close();
}

void write_law(Html& html, const RuleWords& rule) {
  if (rule.law.empty()) return;
  open_section(html, "law", rule.proposal ? "What it would change" : "What the law says");
  html.open("p", {{"class", "soft"}}).text("Made from the file, statement by statement. What stands ");
  html.element("code", "in this type").text(" is as the file has it.").close();
  html.open("ul", {{"class", "law"}});
  // INVARIANT: before each statement, `depth` lists lie inside items that are still open.
  int depth = 0;
  for (std::size_t i = 0; i < rule.law.size(); ++i) {
    const auto& one = rule.law[i];
    for (; depth > one.depth; --depth) html.close().close();
    html.open("li");
    write_statement(html, rule, one);
    const bool parts_follow = i + 1 < rule.law.size() && rule.law[i + 1].depth > one.depth;
    if (parts_follow) {
      html.open("ul");
      ++depth;
    } else {
      html.close();
    }
  }
  for (; depth > 0; --depth) html.close().close();
  html.close().close();
}

void write_figures(Html& html, const RuleWords& rule) {
  if (rule.figures.empty() && rule.tables.empty()) return;
  open_section(html, "figures", "Figures");
  if (!rule.figures.empty()) {
    open_table(html, "The only numbers of the rule", {"Figure", "Value", "Days", "Basis"});
    for (const auto& one : rule.figures) {
      open_row(html);
      html.element("th", one.name, {{"scope", "row"}, {"role", "rowheader"}});
      open_cell(html, "Value");
      html.text(one.words);
      if (!one.note.empty()) html.element("p", one.note, {{"class", "beside"}});
      html.close();
      open_cell(html, "Days");
      html.text(one.days.empty() ? "as long as the rule" : one.days).close();
      open_cell(html, "Basis");
      write_basis(html, rule, one);
      html.close().close();
    }
    close_table(html);
  }
  write_tables(html, rule);
  html.close();
}

void write_doubts(Html& html, const RuleWords& rule) {
  if (rule.doubts.empty()) return;
  open_section(html, "doubts", "Not settled");
  for (const auto& one : rule.doubts) {
    html.element("h3", one.question);
    html.element("p", one.withheld
                          ? "Where the readings differ, the answer is withheld."
                          : "Where the readings differ, ours is kept, and the doubt is shown beside it.");
    if (one.changes.empty()) {
      html.element("p", "What the other reading would be is not known.");
    } else {
      html.open("ul");
      for (const auto& change : one.changes) write_reading(html, change);
      html.close();
    }
    if (!one.when.empty()) html.element("p", "Only where: " + one.when + ".");
    if (!one.days.empty()) html.element("p", "Only " + one.days + ".");
    if (!one.why.empty()) html.element("p", "Why: " + one.why + ".");
    for (const auto& source : one.sources) {
      html.open("p", {{"class", "beside"}}).text("Source: ");
      write_citation(html, rule.sources, source);
      html.close();
    }
    if (!one.cases.empty()) {
      html.open("p", {{"class", "beside"}}).text("Cases that speak of it: ");
      for (std::size_t i = 0; i < one.cases.size(); ++i) html.text((i == 0 ? "" : "; ") + one.cases[i]);
      html.text(".").close();
    }
  }
  html.close();
}

void write_sources(Html& html, const RuleWords& rule) {
  open_section(html, "sources", "Sources");
  html.open("ul", {{"class", "sources"}});
  for (const auto& [id, source] : rule.sources) {
    html.open("li");
    write_citation(html, rule.sources, id);
    html.text(" (" + source.kind + ") ").element("code", id);
    if (const auto note = rule.source_notes.find(id); note != rule.source_notes.end())
      html.element("p", note->second, {{"class", "beside"}});
    html.close();
  }
  html.close().close();
}

}  // namespace holdfast
