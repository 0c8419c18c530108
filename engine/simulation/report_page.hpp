// The page of a report while it is written: tables with their charts beside them, and the charts' files.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/determination/html_page.hpp"
#include "engine/simulation/band_chart.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

class ReportPage {
 public:
  explicit ReportPage(Html html) : html_(std::move(html)) {}

  Html& html() { return html_; }
  // The table that `write` writes, and the chart beside it. `numbers`: the lines of a table of the run that
  // the chart is drawn from. `chart.name` is finished here.
  void beside(BandChart chart, std::string numbers, const std::function<void()>& write);
  void heading(std::string_view text) { html_.element("h3", text); }
  void say(std::string_view text, std::string_view style = "");
  // A row of cells, of which the first is its head.
  void row(const std::vector<std::string_view>& columns, const std::vector<std::string>& cells);

  // `kind`: a rule or a budget; with a number, the names of its charts begin with it.
  void begin_section(std::string_view title, const std::string& kind, const std::string& id);
  void end_section() { html_.close(); }

  std::string finish() { return html_.finish(); }
  std::vector<OutputFile> take_charts() { return std::move(charts_); }

 private:
  Html html_;
  std::vector<OutputFile> charts_;
  std::map<std::string, int> sections_;  // of the kind so far
  std::string section_;
  std::map<std::string, int> kinds_;  // of the section's charts so far
};

}  // namespace holdfast
