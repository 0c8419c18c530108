#include <algorithm>

#include "engine/simulation/report_sections.hpp"

namespace holdfast {
namespace {

class BudgetSection {
 public:
  BudgetSection(const ReportData& data, const Budget& budget, ReportPage& page)
      : data_(data), table_(*data.budget()), budget_(budget), page_(page) {}

  void write() {
    page_.say(
        "Paid along the queue until the money is gone, and never more. Each way twice: to those who are "
        "surely eligible, "
        "at the least award; and to all who may be, at the most.");
    page_.say(how());
    for (std::size_t law = 0; law < data_.study().laws.size(); ++law) {
      const auto lines = of(law);
      const auto& title = data_.study().laws[law].title;
      if (law > 0 && are_same(lines, before_)) {
        page_.say(title + ": the same as under \"" + data_.study().laws[law - 1].title + "\".");
      } else {
        page_.heading(title);
        spent(law, lines);
        paid(law, lines);
        last(title, lines);
      }
      before_ = lines;
    }
  }

 private:
  std::string how() const {
    std::string queue;
    for (const auto& column : budget_.queue) queue += (queue.empty() ? "" : ", then ") + column.header;
    std::string made =
        queue.empty() ? "The queue is in the order of the tables" : "The queue goes by " + queue;
    made += budget_.seed ? "; equal rows by lot (seed " + std::to_string(*budget_.seed) + ")" : "";
    made +=
        budget_.last_in_part ? ". The last one reached may be paid in part." : ". Nobody is paid in part.";
    return made;
  }

  bool is_of(const TidyTable::Line& line, std::size_t law) const {
    return line[0] == data_.study().laws[law].id && table_.cell(line, "budget") == budget_.id;
  }

  Lines of(std::size_t law) const {
    Lines made;
    for (const auto& record : table_.lines())
      if (is_of(record.cells, law)) made.push_back(&record.cells);
    return made;
  }

  const std::string& cell(const TidyTable::Line& line, const char* column) const {
    return table_.cell(line, column);
  }
  // A cell of a line in words; what is hidden has none.
  template <class Words>
  std::string told(const TidyTable::Line& line, const char* column, Words words) const {
    return table_.is_hidden(line) ? "hidden" : words(cell(line, column));
  }
  std::string money(const TidyTable::Line& line, const char* column) const {
    return told(line, column, [](const std::string& text) { return dollars(text); });
  }
  std::string weight(const TidyTable::Line& line, const char* column) const {
    return told(line, column, [](const std::string& text) { return readable(fraction_of(text)); });
  }
  Fraction value(const TidyTable::Line& line, const char* column) const {
    return table_.is_hidden(line) ? Fraction{} : fraction_of(cell(line, column));
  }
  bool is_sure(const TidyTable::Line& line) const { return cell(line, "eligible") == "at_least"; }

  // "$44,600,000, awards up to $5,000, round 2".
  std::string way(const TidyTable::Line& line) const {
    std::string made = dollars(cell(line, "money"));
    if (!cell(line, "cap").empty()) made += ", awards up to " + dollars(cell(line, "cap"));
    if (!cell(line, "round").empty()) made += ", round " + cell(line, "round");
    return made;
  }

  std::string name(const TidyTable::Line& line) const {
    return way(line) + (is_sure(line) ? ": surely eligible" : ": may be eligible");
  }

  // A bar for each line, under the way that it is of.
  template <class Value, class Words>
  void bars(BandChart& chart, const Lines& lines, Value value, Words words) const {
    std::string before;
    for (const auto* line : lines) {
      if (way(*line) != before) {
        before = way(*line);
        chart.bars.emplace_back();
        chart.bars.back().label = before;
        chart.bars.back().is_heading = true;
      }
      BandChart::Bar bar;
      bar.label = is_sure(*line) ? "surely eligible" : "may be eligible";
      bar.most = value(*line);
      if (is_sure(*line)) bar.least = bar.most;
      bar.words = words(*line);
      chart.bars.push_back(std::move(bar));
    }
  }

  std::string numbers(std::size_t law) const {
    return table_.part([&](const TidyTable::Line& line) { return is_of(line, law); });
  }

  void spent(std::size_t law, const Lines& lines) {
    const auto& title = data_.study().laws[law].title;
    BandChart chart{"spent",
                    "Spent: " + budget_.title + ", " + title,
                    "Dollars; the box behind is the money that there was",
                    "on those surely eligible",
                    "on all who may be",
                    {},
                    {},
                    ""};
    bars(
        chart, lines, [&](const auto& line) { return value(line, "spent"); },
        [&](const auto& line) { return money(line, "spent"); });
    // What there was: the round's money and what came over from the rounds before.
    std::size_t i = 0;
    for (auto& bar : chart.bars) {
      if (bar.is_heading) continue;
      const auto& line = *lines[i++];
      if (table_.is_hidden(line)) continue;
      const auto left = value(line, "left");
      bar.frame =
          Fraction{left.over * bar.most.under + bar.most.over * left.under, left.under * bar.most.under};
      if (chart.full < *bar.frame) chart.full = *bar.frame;
    }
    if (chart.full.over == 0) chart.full = {1, 1};
    chart.scale = dollars(rounded(chart.full, 2));
    page_.beside(std::move(chart), numbers(law), [&] {
      const std::vector<std::string_view> titles{"Money and cap", "Asked", "Spent", "Of what was asked",
                                                 "Left"};
      open_table(page_.html(), title + ": money asked for and spent", titles);
      for (const auto* line : lines)
        page_.row(titles, {name(*line), money(*line, "asked"), money(*line, "spent"),
                           share(*line, "spent", "asked"), money(*line, "left")});
      close_table(page_.html());
    });
  }

  std::string share(const TidyTable::Line& line, const char* part, const char* whole) const {
    const auto text = percent(value(line, part), value(line, whole));
    return text.empty() ? "-" : text;
  }

  void paid(std::size_t law, const Lines& lines) {
    const auto& title = data_.study().laws[law].title;
    const auto& rows_are = data_.study().rows_are;
    BandChart chart{"paid",
                    "Paid " + rows_are + ": " + budget_.title + ", " + title,
                    (data_.study().weight.empty() ? "" : "Weight of ") + rows_are +
                        "; the box behind is all in the queue",
                    "of those surely eligible",
                    "of all who may be",
                    {},
                    {1, 1},
                    ""};
    bars(
        chart, lines, [&](const auto& line) { return value(line, "paid_weighted"); },
        [&](const auto& line) { return weight(line, "paid_weighted"); });
    std::size_t i = 0;
    for (auto& bar : chart.bars) {
      if (bar.is_heading) continue;
      const auto& line = *lines[i++];
      if (table_.is_hidden(line)) continue;
      bar.frame = value(line, "applicants_weighted");
      if (chart.full < *bar.frame) chart.full = *bar.frame;
    }
    chart.scale = readable(chart.full);
    page_.beside(std::move(chart), numbers(law), [&] {
      const std::vector<std::string_view> titles{"Money and cap", "In the queue", "Paid", "Share paid",
                                                 "Mean award"};
      open_table(page_.html(), title + ": who is paid", titles);
      for (const auto* line : lines)
        page_.row(titles, {name(*line), weight(*line, "applicants_weighted"), weight(*line, "paid_weighted"),
                           share(*line, "paid_weighted", "applicants_weighted"),
                           cell(*line, "mean_award").empty() ? "-" : dollars(cell(*line, "mean_award"))});
      close_table(page_.html());
    });
  }

  void last(const std::string& title, const Lines& lines) {
    const std::vector<std::string_view> titles{"Money and cap", "Does it run out", "At the row paid last",
                                               "Share of the debt of those paid", "Note"};
    open_table(page_.html(), title + ": when the money is gone", titles);
    for (const auto* line : lines) {
      const bool gone = cell(*line, "exhausted") == "yes";
      const auto& debt = cell(*line, "share_of_debt");
      page_.row(titles,
                {name(*line),
                 table_.is_hidden(*line) ? "hidden"
                 : gone                  ? "yes, after " + thousands(cell(*line, "paid_n")) + " rows"
                                         : "no",
                 at(*line), debt.empty() ? "-" : percent(fraction_of(debt), {1, 1}), cell(*line, "note")});
    }
    close_table(page_.html());
  }

  // "APPLIED_ON 2026-02-14".
  std::string at(const TidyTable::Line& line) const {
    const auto& value = cell(line, "last_paid_at");
    if (budget_.queue.empty() || value.empty()) return "-";
    return budget_.queue.back().header + " " + value;
  }

  const ReportData& data_;
  const TidyTable& table_;
  const Budget& budget_;
  ReportPage& page_;
  Lines before_;
};

}  // namespace

void write_budget(const ReportData& data, const Budget& budget, ReportPage& page) {
  page.begin_section(budget.title.empty() ? budget.id : budget.title, "budget", budget.id);
  BudgetSection(data, budget, page).write();
  page.end_section();
}

}  // namespace holdfast
