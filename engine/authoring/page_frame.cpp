#include "engine/authoring/page_frame.hpp"

#include <algorithm>

#include "engine/authoring/page_style.hpp"
#include "engine/document/digest.hpp"

namespace holdfast {
namespace {

std::string policy() {
  return "default-src 'none'; style-src 'sha256-" + sha256_base64(page_style) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace

Html begin_page(std::string_view title, const std::string& index) {
  Html html;
  html.open("html", {{"lang", "en"}});
  html.open("head");
  html.single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.element("title", title);
  html.style(page_style);
  html.close();
  html.open("body");
  html.element("a", "Skip to the page's own text", {{"class", "skip"}, {"href", "#main"}});
  if (!index.empty()) {
    html.open("header").open("nav", {{"aria-label", "Library"}});
    html.element("a", "All rules", {{"href", index}});
    html.close().close();
  }
  html.open("main", {{"id", "main"}});
  return html;
}

std::string_view language_name(std::string_view language) {
  if (language == "en") return "English";
  return language == "es" ? "Español" : language;
}

void write_unreviewed(Html& html, const Texts& texts) {
  html.open("div", {{"class", "banner"}, {"role", "note"}});
  html.open("p").element("strong", "Not reviewed.");
  html.text(" No lawyer's review of the law on this page is recorded.");
  for (const auto& language : texts.languages()) {
    const auto& who = texts.reviewed_by(language);
    if (who.empty() || who.starts_with("nobody"))
      html.text(" Nobody has reviewed what a tenant is told in ")
          .text(language == "en"   ? "English"
                : language == "es" ? "Spanish"
                                   : language)
          .text(".");
  }
  html.text(" Do not rely on it without checking the sources.").close();
  html.close();
}

std::string end_page(Html& html, const Ruleset& ruleset, const Imprint& imprint) {
  html.close();
  html.open("footer");
  for (const auto& language : ruleset.texts.languages())
    if (const auto* disclaimer = ruleset.texts.find(language, "disclaimer"))
      html.element("p", *disclaimer, {{"lang", language}});
  html.element("p",
               "Information, not legal advice. Where no rule is listed, none was written down here: that is "
               "no proof that there is none.");
  html.open("p").text("As of " + to_string(imprint.as_of) + ". Made by holdfast " + imprint.version +
                      " from the rules with SHA-256 ");
  html.element("code", ruleset.sha256).text(".").close();
  html.close();
  return html.finish();
}

std::string page_of(const std::string& id) { return id + ".html"; }

void open_table(Html& html, std::string_view caption, const std::vector<std::string_view>& columns,
                std::string_view style) {
  html.open("table", {{"role", "table"}, {"class", std::string(style)}});
  html.element("caption", caption);
  html.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  for (const auto column : columns) html.element("th", column, {{"scope", "col"}, {"role", "columnheader"}});
  html.close().close();
  html.open("tbody", {{"role", "rowgroup"}});
}

void open_row(Html& html) { html.open("tr", {{"role", "row"}}); }

void open_cell(Html& html, std::string_view column, const Html::Attributes& attributes) {
  Html::Attributes all = {{"role", "cell"}, {"data-column", std::string(column)}};
  all.insert(all.end(), attributes.begin(), attributes.end());
  html.open("td", all);
}

void close_table(Html& html) { html.close().close(); }

}  // namespace holdfast
