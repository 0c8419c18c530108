#include "engine/simulation/report.hpp"

#include <algorithm>

#include "engine/determination/page_style.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/report_sections.hpp"
#include "engine/simulation/report_style.hpp"

namespace holdfast {
namespace {

std::string count_of(std::size_t number, const char* one, const char* many) {
  return thousands(std::to_string(number)) + " " + (number == 1 ? one : many);
}

std::string report_title(const ReportData& data) {
  const std::size_t reforms = data.study().laws.size() - 1;
  return "The law" + (reforms == 0 ? "" : " and " + count_of(reforms, "reform", "reforms")) +
         ", counted over " + thousands(data.rows(data.everybody(), "rows").n) + " " + data.study().rows_are;
}

class Report {
 public:
  Report(const Partial& partial, const std::vector<OutputFile>& tables)
      : data_(partial, tables),
        study_(partial.study),
        page_(begin_html(report_title(data_), std::string(page_style) + std::string(report_style))) {}

  std::vector<OutputFile> write() {
    auto& html = page_.html();
    html.open("main", {{"id", "main"}});
    html.element("h1", report_title(data_));
    lead();
    asked();
    for (std::size_t part = 0; part < study_.parts.size(); ++part) write_rule(data_, part, page_);
    for (const auto& budget : data_.partial().budgets) write_budget(data_, budget, page_);
    html.close();
    foot();
    std::vector<OutputFile> files{{"report.html", page_.finish()}};
    for (auto& chart : page_.take_charts()) files.push_back(std::move(chart));
    return files;
  }

 private:
  // What the label says, and what no number below can.
  void lead() {
    auto& html = page_.html();
    html.open("p", {{"class", "banner lead"}, {"role", "note"}});
    html.element("strong", static_label).text(". ");
    html.text("This counts which rules the " + study_.rows_are +
              " of a table meet under the law, and under each reform if it were law. It does not say what "
              "landlords, tenants or "
              "courts would then do, and it counts no eviction that did not happen. ");
    html.text(
        "Where the table does not tell a fact that matters, or the law itself is in doubt, a row is neither "
        "a yes nor a no: it is "
        "undetermined, and lies between \"at least\" and \"at most\". ");
    html.text(mistakes());
    html.text(hiding());
    html.close();
  }

  std::string mistakes() const {
    const auto wrong = data_.rows(data_.everybody(), "rows_with_mistakes");
    if (wrong.is_hidden)
      return "Fewer than " + std::to_string(study_.smallest_cell) +
             " rows could not be read; they are in no count. ";
    if (!wrong.is_there || wrong.n == "0") return "Every row could be read. ";
    return thousands(wrong.n) + (wrong.n == "1" ? " row" : " rows") +
           " could not be read, and are in no count: whatever they would say is missing from both ends. ";
  }

  std::string hiding() const {
    if (study_.smallest_cell == 0) return "No count is hidden.";
    std::size_t hidden = 0;
    for (const auto* table : {&data_.summary(), &data_.transitions(), &data_.distribution()})
      for (const auto& line : table->lines()) hidden += table->is_hidden(line.cells) ? 1 : 0;
    return "Counts of fewer than " + std::to_string(study_.smallest_cell) +
           " rows, and those that would give one away, are hidden: " +
           (hidden == 0 ? "here, none." : count_of(hidden, "line", "lines") + " of the tables.");
  }

  void fact(std::string_view name, const std::vector<std::string>& values) {
    auto& html = page_.html();
    html.element("dt", name);
    for (const auto& value : values) html.element("dd", value);
  }

  void asked() {
    auto& html = page_.html();
    html.element("h2", "What was asked");
    html.open("dl", {{"class", "facts"}});
    fact("Law as of", {study_.as_of});
    std::vector<std::string> values;
    for (std::size_t law = 0; law < study_.laws.size(); ++law)
      values.push_back(law == 0 ? study_.laws[0].title
                                : data_.short_name(law) + ": " + study_.laws[law].title + " (" +
                                      study_.laws[law].id + ")");
    fact(values.size() == 1 ? "Scenario" : "Scenarios", values);
    values.clear();
    for (const auto& part : study_.parts)
      values.push_back(part.title + (part.rule == Study::any_name ? "" : " (" + part.rule + ")"));
    fact(values.size() == 1 ? "Rule" : "Rules", values);
    const auto rows = data_.rows(data_.everybody(), "rows");
    fact("Rows", {thousands(rows.n) + " " + study_.rows_are + " in " +
                  count_of(data_.partial().totals.inputs.size(), "table", "tables")});
    if (study_.weight.empty())
      fact("Weights", {"none: every row counts once"});
    else
      fact("Weights", {study_.weight + ", " + readable(rows.weight) + " in all"});
    if (!study_.replicates.empty())
      fact("Standard errors",
           {"from " + count_of(study_.replicates.size(), "replicate weight", "replicate weights") +
            ", squared differences times " + study_.replicate_scale});
    std::string by;
    for (const auto& name : study_.by) by += (by.empty() ? "" : ", ") + name;
    if (!by.empty()) fact("Groups by", {by + ": " + count_of(data_.groups().groups(), "group", "groups")});
    html.close();
  }

  void digest(const std::string& words, const std::string& sha256) {
    page_.html().open("li").text(words + ", SHA-256 ");
    page_.html().element("code", sha256).close();
  }

  // So that it can be cited, and made again.
  void foot() {
    auto& html = page_.html();
    html.open("footer").element("h2", "How to cite this");
    html.element("p", "Made by holdfast " + study_.engine + " from the law as of " + study_.as_of +
                          ". The same bytes come from the same rules, reforms, map, options and tables; "
                          "run.json has the digest of this "
                          "page. Information, not legal advice; no lawyer has reviewed the rules.");
    html.open("ul", {{"class", "plain"}});
    for (std::size_t law = 0; law < study_.laws.size(); ++law)
      digest(law == 0 ? "The rules" : "Reform " + study_.laws[law].id, study_.laws[law].sha256);
    for (const auto& input : data_.partial().totals.inputs) digest("Table " + input.name, input.sha256);
    html.close();
    html.element("p", std::string(static_label) + ".");
    html.close();
  }

  const ReportData data_;
  const Study& study_;
  ReportPage page_;
};

}  // namespace

std::vector<OutputFile> report_files(const Partial& partial, const std::vector<OutputFile>& tables) {
  return Report(partial, tables).write();
}

}  // namespace holdfast
