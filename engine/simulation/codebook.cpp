#include "engine/simulation/codebook.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "engine/simulation/micro_columns.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::pair<std::string, std::string>>;

struct TableWords {
  std::string name;
  std::string what;
  Words columns;
};

const std::pair<std::string, std::string> label_column{
    "label", "static: no behavioural response; not law: as if a reform were law"};

void by_columns(const Study& study, Words& columns) {
  for (const auto& name : study.by) columns.emplace_back(name, "As in the table; (all): every row");
}

// Written where it was asked for; `micro-0001.csv` and so on of several tables.
TableWords micro(const Study& study) {
  TableWords made{"micro",
                  "A line for each row of the table",
                  {{"row", "Its number in the table, from 1"},
                   {"status", "ok, or error: what is wrong stands in errors"},
                   {"errors", "Columns and what was expected of them"}}};
  by_columns(study, made.columns);
  if (!study.weight.empty()) made.columns.emplace_back(study.weight, "The weight, as in the table");
  for (const auto& column : micro_columns(study)) made.columns.emplace_back(column.name, column.means);
  made.columns.push_back(label_column);
  return made;
}

std::vector<TableWords> tables(const Study& study, bool budgets) {
  const Words head{{"scenario", "baseline: the law; otherwise the id of a reform"},
                   {"rule", "Rule, or `any`: whether any of them helps"}};
  std::vector<TableWords> made;
  TableWords summary{"summary", "Counts and amounts by scenario, rule and group", head};
  by_columns(study, summary.columns);
  for (auto& one :
       Words{{"measure", "What is counted; see measures"},
             {"n", "Rows, without weights"},
             {"weighted_n", "Sum of weights, exact"},
             {"share", "Of the weight of all rows of the group that have no mistake"},
             {"se_weighted_n", "Standard error by replicate weights; blank without them"},
             {"se_share", "As well, of the share"},
             {"total_at_least", "Weighted amount over the rows surely helped, each at its least"},
             {"total_at_most", "Weighted amount over the rows that may be helped, each at its most"},
             {"mean", "Weighted mean, where nothing is undetermined"},
             {"note", "hidden: too few rows to show; no end above: an amount has no known end"},
             label_column})
    summary.columns.push_back(std::move(one));
  made.push_back(std::move(summary));
  TableWords moves{"transitions", "From what the baseline says to what the reform says", head};
  by_columns(study, moves.columns);
  for (auto& one : Words{{"baseline", "Outcome under the baseline"},
                         {"reform", "Outcome under the reform"},
                         {"change", "gains, loses, same; may_gain, may_lose, may_change: undetermined"},
                         {"n", "Rows, without weights"},
                         {"weighted_n", "Sum of weights, exact"},
                         {"se_weighted_n", "Standard error by replicate weights"},
                         {"note", "hidden: too few rows to show"},
                         label_column})
    moves.columns.push_back(std::move(one));
  made.push_back(std::move(moves));
  TableWords bins{"distribution", "Debt over limit, in quarters of the limit", head};
  by_columns(study, bins.columns);
  for (auto& one : Words{{"debt_over_limit_above", "The bin begins above this; blank: no beginning"},
                         {"debt_over_limit_at_most", "and ends with this; blank: no end"},
                         {"n_at_least", "Rows that are surely in the bin"},
                         {"weighted_at_least", "Their weight"},
                         {"n_at_most", "Rows that may be in the bin"},
                         {"weighted_at_most", "Their weight"},
                         {"note", "hidden: too few rows to show"},
                         label_column})
    bins.columns.push_back(std::move(one));
  made.push_back(std::move(bins));
  if (!budgets) return made;
  made.push_back(
      {"budget",
       "A budget spent along its queue",
       {{"scenario", "baseline, or the id of a reform"},
        {"budget", "Which budget"},
        {"program", "The rule whose award is paid"},
        {"cap", "On each award, beside the law's own; blank: only the law's"},
        {"money", "Of the round; what earlier rounds left comes on top"},
        {"round", "Blank where there is one"},
        {"eligible", "at_least: who surely is, at the least award; at_most: who may be, at the most"},
        {"applicants_n", "Rows in the queue"},
        {"applicants_weighted", "Their weight"},
        {"asked", "What it would cost to pay all of them"},
        {"paid_n", "Rows that were paid, the last one perhaps in part"},
        {"paid_weighted", "Their weight; of one paid in part, what was paid in full"},
        {"spent", "Never above the money"},
        {"left", "Money less what was spent"},
        {"exhausted", "yes: somebody in the queue got nothing, or less"},
        {"last_paid_at", "What stands in the last column of the queue at the last row that was paid"},
        {"mean_award", "Spent, by weight paid"},
        {"share_of_asked", "Spent, of what was asked"},
        {"share_of_debt", "Spent, of the debt of those paid"},
        {"note", "hidden: too few rows to show"},
        label_column}});
  return made;
}

Words measures(const Study& study) {
  Words made{{"rows", "Rows that were read"},
             {"rows_with_mistakes", "Rows that could not be read; in no other count"},
             {"helps_at_least", "Rows that the rule surely helps: the lower end"},
             {"helps_at_most", "Rows that it may help: the upper end"},
             {"undetermined", "Rows between the two: what is not known decides"},
             {"gains_at_least", "Surely not helped by the baseline, surely by the reform"},
             {"gains_at_most", "May be not helped by the baseline and helped by the reform"},
             {"loses_at_least", "Surely helped by the baseline, surely not by the reform"},
             {"loses_at_most", "May be helped by the baseline and not by the reform"},
             {"applies", "It helps, whatever is not known"},
             {"may_apply", "What is not known decides"},
             {"does_not_apply", "It does not help"},
             {"not_in_force", "It is not law on the day that governs"},
             {"blocked_by_court", "A court keeps it from being used"},
             {"not_covered", "It does not reach this home"},
             {"needs_review", "The law itself is in doubt"},
             {"unknown", "The home may be in more places than are weighed"},
             {"no_rule", "This scenario has no such rule"}};
  if (!study.shares_of.empty())
    for (const auto& [what, words] : Words{{"helps", "helped"}, {"gains", "gaining"}, {"loses", "losing"}}) {
      const auto of = "Expected weight of those " + words + ", by the shares that the map declares for " +
                      study.shares_of;
      made.emplace_back(what + "_by_shares_at_least", of + ": the lower end");
      made.emplace_back(what + "_by_shares_at_most", of + ": the upper end, where something else is unknown");
    }
  for (const auto& part : study.parts)
    for (const auto& amount : part.amounts) {
      bool there = false;
      for (const auto& one : made) there = there || one.first == amount.name;
      if (!there) made.emplace_back(amount.name, "Amount, in dollars, of the rows that are helped");
    }
  return made;
}

// In double quotes, for Stata and R.
std::string quoted(const std::string& text) {
  std::string made = "\"";
  for (const char c : text) made += c == '"' || c == '\\' || c == '`' ? '\'' : c;
  return made + "\"";
}

}  // namespace

std::string codebook_json(const Study& study, bool budgets) {
  Json json = {{"schema", "holdfast/codebook/1"}, {"label", static_label}};
  for (const auto& part : study.parts)
    if (part.rule != Study::any_name)
      json["rules"].push_back({{"rule", part.rule},
                               {"title", part.title},
                               {"holds_in", part.place},
                               {"enacted_by", part.enacted_by}});
  auto all = tables(study, budgets);
  all.push_back(micro(study));
  for (const auto& table : all) {
    Json columns = Json::array();
    for (const auto& [name, words] : table.columns) columns.push_back({{"name", name}, {"means", words}});
    json["tables"].push_back({{"file", table.name + ".csv"}, {"is", table.what}, {"columns", columns}});
  }
  for (const auto& [name, words] : measures(study))
    json["measures"].push_back({{"name", name}, {"means", words}});
  return json.dump(2) + "\n";
}

std::string stata_labels(const Study& study, bool budgets) {
  std::string made =
      "* Reads the tables of this folder with their labels. " + std::string(static_label) + "\n";
  const auto read = [&](const TableWords& table, const std::string& before) {
    made += before + "import delimited using " + quoted(table.name + ".csv") +
            ", varnames(1) case(preserve) clear\n";
    for (const auto& [name, words] : table.columns)
      made += before + "label variable " + name + " " + quoted(words) + "\n";
    made += before + "label data " + quoted(table.what) + "\n" + before + "save " +
            quoted(table.name + ".dta") + ", replace\n";
  };
  for (const auto& table : tables(study, budgets)) read(table, "");
  made += "capture confirm file \"micro.csv\"\nif _rc == 0 {\n";
  read(micro(study), "  ");
  return made + "}\n";
}

std::string r_labels(const Study& study, bool budgets) {
  std::string made =
      "# Reads the tables of this folder with their labels. " + std::string(static_label) + "\n";
  const auto read = [&](const TableWords& table, const std::string& before) {
    made += before + table.name + " <- read.csv(" + quoted(table.name + ".csv") + ", check.names = FALSE)\n";
    for (const auto& [name, words] : table.columns)
      made +=
          before + "attr(" + table.name + "[[" + quoted(name) + "]], \"label\") <- " + quoted(words) + "\n";
  };
  for (const auto& table : tables(study, budgets)) read(table, "");
  made += "if (file.exists(\"micro.csv\")) {\n";
  read(micro(study), "  ");
  return made + "}\n";
}

}  // namespace holdfast
