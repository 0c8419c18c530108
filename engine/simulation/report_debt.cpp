#include <algorithm>

#include "engine/simulation/report_sections.hpp"

namespace holdfast {
namespace {

std::string bin_name(const TidyTable& table, const TidyTable::Line& line) {
  const auto& above = table.cell(line, "debt_over_limit_above");
  const auto& through = table.cell(line, "debt_over_limit_at_most");
  if (above.empty()) return "up to " + through;
  return through.empty() ? "above " + above : above + " to " + through;
}

class DebtSection {
 public:
  DebtSection(const ReportData& data, std::size_t part, ReportPage& page)
      : data_(data), table_(data.distribution()), part_(part), page_(page) {}

  void write() {
    bool begun = false;
    for (std::size_t law = 0; law < data_.study().laws.size(); ++law) {
      const StudySpot place{law, part_, data_.everybody()};
      const auto lines = data_.lines(table_, place);
      if (lines.empty()) continue;
      if (!begun) {
        page_.heading("Debt over limit");
        page_.say(
            "What is owed, divided by the limit: 1.00 is a debt as high as the limit. A bin begins above its "
            "first "
            "number and ends with its second. A row of which the debt or the limit is not known for sure may "
            "be in several bins.",
            "soft");
      }
      const bool first = !begun;
      begun = true;
      const auto title = data_.study().laws[law].title;
      if (!first && are_same(lines, before_))
        page_.say(title + ": the same as under \"" + before_title_ + "\".");
      else
        one(place, title, lines);
      before_ = lines;
      before_title_ = title;
    }
  }

 private:
  void one(const StudySpot& place, const std::string& title, const Lines& lines) {
    BandChart chart{"debt",
                    "Debt over limit: " + title,
                    "Share " + data_.shares_of(),
                    "surely in this bin",
                    "may be in this bin",
                    {},
                    {},
                    ""};
    const auto whole = data_.whole(place);
    for (const auto* line : lines) chart.bars.push_back(bar(*line, whole));
    Fraction widest;
    for (const auto& one : chart.bars)
      if (widest < one.most) widest = one.most;
    const auto scale = scale_for(widest, whole);
    chart.full = scale.full;
    chart.scale = scale.words;
    page_.beside(std::move(chart),
                 table_.part([&](const TidyTable::Line& line) { return data_.is_of(line, place); }),
                 [&] { table(title, lines); });
  }

  BandChart::Bar bar(const TidyTable::Line& line, const Fraction& whole) const {
    BandChart::Bar made;
    made.label = bin_name(table_, line);
    made.words = "hidden";
    if (table_.is_hidden(line)) return made;
    made.least = fraction_of(table_.cell(line, "weighted_at_least"));
    made.most = fraction_of(table_.cell(line, "weighted_at_most"));
    made.words = band(percent(made.least, whole), percent(made.most, whole));
    return made;
  }

  void table(const std::string& title, const Lines& lines) {
    const std::vector<std::string_view> titles{"Debt over limit", "Surely", "May be, at most"};
    open_table(page_.html(), title + ": " + data_.study().rows_are + " by debt over limit", titles);
    for (const auto* line : lines) {
      const auto cell = [&](const char* column) {
        return table_.is_hidden(*line) ? std::string("hidden")
                                       : readable(fraction_of(table_.cell(*line, column)));
      };
      page_.row(titles, {bin_name(table_, *line), cell("weighted_at_least"), cell("weighted_at_most")});
    }
    close_table(page_.html());
  }

  const ReportData& data_;
  const TidyTable& table_;
  const std::size_t part_;
  ReportPage& page_;
  Lines before_;
  std::string before_title_;
};

}  // namespace

void write_debt(const ReportData& data, std::size_t part, ReportPage& page) {
  DebtSection(data, part, page).write();
}

void write_amounts(const ReportData& data, std::size_t part, ReportPage& page) {
  const auto& table = data.summary();
  const auto& told = data.study().parts[part];
  const std::vector<std::string_view> titles{"Amount and scenario", "In all, at least", "In all, at most",
                                             "Mean", "Note"};
  bool begun = false;
  for (const auto& amount : told.amounts)
    for (std::size_t law = 0; law < data.study().laws.size(); ++law)
      for (const auto* line : data.lines(table, {law, part, data.everybody()})) {
        if (table.cell(*line, "measure") != amount.name) continue;
        if (!begun) {
          page.heading("Sums of money");
          open_table(page.html(),
                     "Over the rows that are surely helped, at least; over those that may be, at most",
                     titles);
        }
        begun = true;
        const auto cell = [&](const char* column) {
          const auto& text = table.cell(*line, column);
          return text.empty() ? std::string("-") : dollars(text);
        };
        auto name = amount.name;
        std::replace(name.begin(), name.end(), '_', ' ');
        page.row(titles, {name + ": " + data.study().laws[law].title, cell("total_at_least"),
                          cell("total_at_most"), cell("mean"), table.cell(*line, "note")});
      }
  if (begun) close_table(page.html());
}

}  // namespace holdfast
