#include "engine/simulation/report_sections.hpp"

namespace holdfast {
namespace {

class RuleSection {
 public:
  RuleSection(const ReportData& data, std::size_t part, ReportPage& page)
      : data_(data), study_(data.study()), part_(part), page_(page) {}

  void write() {
    for (std::size_t law = 0; law < study_.laws.size(); ++law) page_.say(sentence(law));
    helped();
    if (study_.laws.size() > 1) changes();
  }

  void groups() {
    if (study_.by.empty()) return;
    page_.heading("By group");
    if (data_.shown_groups().size() < data_.groups().groups())
      page_.say("The " + std::to_string(data_.shown_groups().size()) + " groups with the most rows, of " +
                    thousands(std::to_string(data_.groups().groups())) + "; summary.csv has all of them.",
                "soft");
    auto chart = helped_chart("groups", "Helped, by group: " + title());
    for (const auto group : data_.shown_groups()) {
      const bool one_law = study_.laws.size() == 1;
      if (!one_law) chart.bars.push_back(heading(data_.group_name(group)));
      for (std::size_t law = 0; law < study_.laws.size(); ++law) {
        chart.bars.push_back(helped_bar({law, part_, group}));
        chart.bars.back().label = one_law ? data_.group_name(group) : data_.short_name(law);
      }
    }
    page_.beside(std::move(chart), group_numbers(), [&] { group_table(); });
  }

 private:
  const std::string& title() const { return study_.parts[part_].title; }
  const std::string& law_title(std::size_t law) const { return study_.laws[law].title; }
  StudySpot all(std::size_t law) const { return {law, part_, data_.everybody()}; }

  std::string sentence(std::size_t law) const {
    const auto place = all(law);
    const auto none = data_.count(place, "no_rule");
    if (none.is_shown() && none.weight == data_.whole(place)) return law_title(law) + ": no such rule.";
    const auto least = data_.share(data_.count(place, "helps_at_least"), place);
    const auto most = data_.share(data_.count(place, "helps_at_most"), place);
    const auto open = data_.share(data_.count(place, "undetermined"), place);
    std::string made = law_title(law) + ": surely helps " + least;
    if (least != most || open == "hidden")
      made += ", and may help up to " + most + ", " + data_.shares_of() + "; for " + open +
              " it depends on what is not known";
    else
      made += " " + data_.shares_of();
    if (!study_.shares_of.empty())
      made += "; by the shares declared for " + study_.shares_of + ", " +
              band(data_.share(data_.count(place, "helps_by_shares_at_least"), place),
                   data_.share(data_.count(place, "helps_by_shares_at_most"), place));
    return made + ".";
  }

  BandChart helped_chart(std::string name, std::string title) const {
    return {std::move(name),
            std::move(title),
            "Share " + data_.shares_of(),
            "surely helped",
            "may be helped: undetermined",
            {},
            {1, 1},
            "100%"};
  }

  // Shares of the whole, so that every bar has the same scale.
  BandChart::Bar bar(std::string label, const StudySpot& place, const char* least, const char* most) const {
    const auto from = data_.count(place, least);
    const auto to = data_.count(place, most);
    BandChart::Bar made;
    made.label = std::move(label);
    made.words = band(data_.share(from, place), data_.share(to, place));
    const auto whole = data_.whole(place);
    if (whole.over == 0) return made;
    made.is_hidden = from.is_hidden;
    if (from.is_shown()) made.least = {from.weight.over * whole.under, from.weight.under * whole.over};
    made.most = made.least;
    if (to.is_shown()) made.most = {to.weight.over * whole.under, to.weight.under * whole.over};
    return made;
  }

  static BandChart::Bar heading(std::string words) {
    BandChart::Bar made;
    made.label = std::move(words);
    made.is_heading = true;
    return made;
  }

  BandChart::Bar helped_bar(const StudySpot& place) const {
    return bar(law_title(place.law), place, "helps_at_least", "helps_at_most");
  }

  void helped() {
    page_.heading("Whom it helps");
    auto chart = helped_chart("helped", "Helped: " + title());
    for (std::size_t law = 0; law < study_.laws.size(); ++law) chart.bars.push_back(helped_bar(all(law)));
    const auto numbers = data_.summary().part([&](const TidyTable::Line& line) {
      const auto& measure = data_.summary().cell(line, "measure");
      return is_here(line) && (measure.starts_with("helps_") || measure == "undetermined");
    });
    page_.beside(std::move(chart), numbers, [&] {
      counts("Rows that the rule helps, by scenario", "Scenario", 0,
             {{"Surely helped", "helps_at_least"},
              {"May be helped, at most", "helps_at_most"},
              {"Undetermined", "undetermined"}});
    });
  }

  void changes() {
    page_.heading("Who gains and who loses, against the law");
    BandChart chart{"changes",
                    "Gains and losses: " + title(),
                    "Share " + data_.shares_of(),
                    "surely",
                    "may be: undetermined",
                    {},
                    {},
                    ""};
    Fraction widest;
    for (std::size_t law = 1; law < study_.laws.size(); ++law) {
      chart.bars.push_back(heading(law_title(law)));
      chart.bars.push_back(bar("gain", all(law), "gains_at_least", "gains_at_most"));
      chart.bars.push_back(bar("lose", all(law), "loses_at_least", "loses_at_most"));
      for (const auto& one : {chart.bars.rbegin()[0], chart.bars.rbegin()[1]})
        if (widest < one.most) widest = one.most;
    }
    const auto scale = scale_for(widest, {1, 1});
    chart.full = scale.full;
    chart.scale = scale.words;
    const auto numbers = data_.summary().part([&](const TidyTable::Line& line) {
      const auto& measure = data_.summary().cell(line, "measure");
      return is_here(line) && (measure.starts_with("gains_") || measure.starts_with("loses_"));
    });
    page_.beside(std::move(chart), numbers, [&] {
      counts("Rows that gain the rule's help, and that lose it", "Reform", 1,
             {{"Gain, at least", "gains_at_least"},
              {"Gain, at most", "gains_at_most"},
              {"Lose, at least", "loses_at_least"},
              {"Lose, at most", "loses_at_most"}});
    });
    page_.say(
        "At least: surely not helped before and surely helped after, or the other way round. At most: no row "
        "beyond this can.",
        "soft");
  }

  // Whether the line is of this rule and of all groups.
  bool is_here(const TidyTable::Line& line) const {
    for (std::size_t law = 0; law < study_.laws.size(); ++law)
      if (data_.is_of(line, all(law))) return true;
    return false;
  }

  struct Column {
    std::string_view title;
    const char* measure;
  };

  void counts(std::string_view caption, std::string_view first, std::size_t first_law,
              const std::vector<Column>& columns) {
    std::vector<std::string_view> titles{first};
    for (const auto& column : columns) titles.push_back(column.title);
    open_table(page_.html(), caption, titles);
    for (std::size_t law = first_law; law < study_.laws.size(); ++law) {
      open_row(page_.html());
      page_.html().element("th", law_title(law), {{"scope", "row"}, {"role", "rowheader"}});
      for (const auto& column : columns) count(column, all(law));
      page_.html().close();
    }
    close_table(page_.html());
  }

  void count(const Column& column, const StudySpot& place) {
    const auto figure = data_.count(place, column.measure);
    auto& html = page_.html();
    open_cell(html, column.title);
    html.text(data_.share(figure, place));
    if (figure.is_shown()) {
      const bool weighted = !study_.weight.empty();
      html.element("span", data_.weight(figure) + (weighted ? "" : " " + study_.rows_are),
                   {{"class", "under"}});
      if (weighted) html.element("span", "in " + thousands(figure.n) + " rows", {{"class", "under"}});
      if (!figure.share_error.empty())
        html.element("span", "standard error " + percent(fraction_of(figure.share_error), {1, 1}),
                     {{"class", "under"}});
    }
    html.close();
  }

  std::string group_numbers() const {
    return data_.summary().part([&](const TidyTable::Line& line) {
      if (!data_.summary().cell(line, "measure").starts_with("helps_")) return false;
      for (std::size_t law = 0; law < study_.laws.size(); ++law)
        for (const auto group : data_.shown_groups())
          if (data_.is_of(line, {law, part_, group})) return true;
      return false;
    });
  }

  void group_table() {
    std::vector<std::string_view> titles{"Group", "Rows"};
    std::vector<std::string> names;
    for (std::size_t law = 0; law < study_.laws.size(); ++law) names.push_back(data_.short_name(law));
    titles.insert(titles.end(), names.begin(), names.end());
    open_table(page_.html(), "Share helped in each group, at least and at most", titles);
    for (const auto group : data_.shown_groups()) {
      const auto rows = data_.rows(group, "rows");
      std::vector<std::string> cells{data_.group_name(group), rows.is_hidden ? "hidden" : thousands(rows.n)};
      for (std::size_t law = 0; law < study_.laws.size(); ++law)
        cells.push_back(helped_bar({law, part_, group}).words);
      page_.row(titles, cells);
    }
    close_table(page_.html());
  }

  const ReportData& data_;
  const Study& study_;
  const std::size_t part_;
  ReportPage& page_;
};

}  // namespace

void write_rule(const ReportData& data, std::size_t part, ReportPage& page) {
  page.begin_section(data.study().parts[part].title, "rule", data.study().parts[part].rule);
  RuleSection section(data, part, page);
  section.write();
  write_matrix(data, part, page);
  write_debt(data, part, page);
  write_amounts(data, part, page);
  section.groups();
  page.end_section();
}

}  // namespace holdfast
