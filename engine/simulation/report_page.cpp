#include "engine/simulation/report_page.hpp"

namespace holdfast {
void ReportPage::begin_section(std::string_view title, const std::string& kind, const std::string& id) {
  section_ = kind + "-" + std::to_string(++sections_[kind]);
  kinds_.clear();
  html_.open("section");
  html_.element("h2", title);
  html_.open("p", {{"class", "beside"}}).element("code", id).close();
}

void ReportPage::beside(BandChart chart, std::string numbers, const std::function<void()>& write) {
  const int times = ++kinds_[chart.name];
  chart.name = section_ + "-" + chart.name + (times > 1 ? "-" + std::to_string(times) : "");
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
