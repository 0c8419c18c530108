#include "engine/simulation/report_page.hpp"

namespace holdfast {
namespace {

// As it may stand in the name of a file and in an id.
std::string in_a_name(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string made;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      made += c;
    else if (!made.empty() && !made.ends_with('-'))
      made += '-';
  }
  if (made.size() > longest) made.erase(0, made.size() - longest);
  made.erase(0, made.find_first_not_of('-'));
  while (made.ends_with('-')) made.pop_back();
  return made;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

void ReportPage::begin_section(std::string_view title, const std::string& id) {
  ++section_;
  chart_ = 0;
  id_ = in_a_name(id);
  html_.open("section");
  html_.element("h2", title);
  html_.open("p", {{"class", "beside"}}).element("code", id).close();
}

void ReportPage::beside(BandChart chart, std::string numbers, const std::function<void()>& write) {
  const std::string kind = chart.name;
  chart.name = "c" + two_digits(section_) + "-" + two_digits(++chart_) + "-" + kind + "-" + id_;
  const auto picture = to_svg(chart);
  html_.open("div", {{"class", "pair"}});
  html_.open("div", {{"class", "numbers"}});
  write();
  html_.close();
  html_.open("figure");
  html_.picture(picture);
  html_.open("figcaption").text("Picture: ");
  html_.element("a", chart.name + ".svg", {{"href", "charts/" + chart.name + ".svg"}});
  html_.text(" and its numbers: ");
  html_.element("a", chart.name + ".csv", {{"href", "charts/" + chart.name + ".csv"}});
  html_.close().close().close();
  charts_.push_back({"charts/" + chart.name + ".svg", picture});
  charts_.push_back({"charts/" + chart.name + ".csv", std::move(numbers)});
}

void ReportPage::say(std::string_view text, std::string_view style) {
  if (style.empty())
    html_.element("p", text);
  else
    html_.element("p", text, {{"class", std::string(style)}});
}

void ReportPage::row(const std::vector<std::string_view>& columns, const std::vector<std::string>& cells) {
  open_row(html_);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0) {
      html_.element("th", cells[i], {{"scope", "row"}, {"role", "rowheader"}});
      continue;
    }
    open_cell(html_, columns[i]);
    html_.text(cells[i]).close();
  }
  html_.close();
}

}  // namespace holdfast
