#include "engine/authoring/page_frame.hpp"

#include <algorithm>

#include "engine/determination/page_style.hpp"

namespace holdfast {

Html begin_page(std::string_view title, const std::string& index) {
  Html html = begin_html(title, page_style);
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

}  // namespace holdfast
