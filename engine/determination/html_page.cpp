#include "engine/determination/html_page.hpp"

#include "engine/document/digest.hpp"

namespace holdfast {
namespace {

std::string policy(std::string_view style_sheet) {
  return "default-src 'none'; style-src 'sha256-" + sha256_base64(style_sheet) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace

Html begin_html(std::string_view title, std::string_view style_sheet) {
  Html html;
  html.open("html", {{"lang", "en"}});
  html.open("head");
  html.single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(style_sheet)}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.element("title", title);
  html.style(style_sheet);
  html.close();
  html.open("body");
  html.element("a", "Skip to the page's own text", {{"class", "skip"}, {"href", "#main"}});
  return html;
}

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
