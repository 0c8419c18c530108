// The report of a run: it runs nothing and asks nobody, it says what the tables say, and what they hide it
// does not show.
#include "engine/simulation/report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/document/digest.hpp"
#include "engine/simulation/partial.hpp"
#include "engine/simulation/plain_numbers.hpp"
#include "engine/simulation/run_files.hpp"
#include "engine/simulation/tidy_table.hpp"
#include "tests/support/html_scan.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t household = 1'000'000'000;

std::size_t state(std::string_view name) {
  for (std::size_t i = 0; i < all_states; ++i)
    if (state_name(i) == name) return i;
  throw std::runtime_error("no such state");
}

Study study() {
  Study made;
  made.as_of = "2026-11-24";
  made.engine = "9.9";
  made.rows_are = "notices";
  made.laws = {{"baseline", "The law", "aaaa"}, {"two-months", "<i>Two</i> months & \"more\"", "bbbb"}};
  made.parts = {{"us/x/threshold",
                 "Threshold <script>alert(1)</script>",
                 "us/x",
                 "city",
                 {{"debt", {2, 2}}, {"limit", {2, 2}}},
                 0,
                 1}};
  made.by = {"DISTRICT"};
  made.weight = "W";
  made.smallest_cell = 10;
  return made;
}

// Rows of one weight that the law calls `before`, the reform `after`, with a debt surely in the bin or in one
// of two.
void add(Tally& tally, const TallyShape& shape, int rows, std::int64_t weight, std::string_view before,
         std::string_view after, std::size_t bin, bool surely) {
  const std::int64_t weights[] = {weight};
  for (int i = 0; i < rows; ++i) {
    tally.add(shape.rows(), weights);
    tally.add(shape.state(0, 0, state(before)), weights);
    tally.add(shape.state(1, 0, state(after)), weights);
    tally.add(shape.move(1, 0, state(before), state(after)), weights);
    for (const std::size_t law : {0U, 1U}) {
      if (surely) tally.add(shape.bin(law, 0, bin, true), weights);
      for (std::size_t in = bin; in <= bin + (surely ? 0 : 1); ++in)
        tally.add(shape.bin(law, 0, in, false), weights);
    }
  }
}

Partial piece(std::uint32_t number, int times) {
  Partial made{study(), {}, {}};
  const TallyShape shape(made.study);
  Tally north(shape);
  add(north, shape, 20 * times, 3 * household, "applies", "applies", 1, true);
  add(north, shape, 30 * times, 2 * household, "does_not_apply", "applies", 5, true);
  add(north, shape, 40 * times, household, "may_apply", "may_apply", 3, false);
  Tally south(shape);
  add(south, shape, 3, 7'777 * household, "applies", "does_not_apply", 2, true);
  add(south, shape, 50 * times, household, "may_apply", "applies", 3, false);
  add(south, shape, 60 * times, household, "does_not_apply", "does_not_apply", 8, true);
  Tally west(shape);
  add(west, shape, 70 * times, household, "applies", "applies", 2, true);
  add(west, shape, 80 * times, household, "may_apply", "applies", 3, false);
  made.totals.groups = {{{"<b>north</b> & \"co\""}, north}, {{"south"}, south}, {{"west"}, west}};
  made.totals.inputs = {
      {number, "p<" + std::to_string(number) + ">.csv", "cccc" + std::to_string(number), 500, 0}};
  return made;
}

std::string file(const std::vector<OutputFile>& files, const std::string& name) {
  for (const auto& one : files)
    if (one.name == name) return one.text;
  throw std::runtime_error("no file " + name);
}

std::vector<OutputFile> report_of(const Partial& partial) {
  std::vector<OutputFile> made;
  for (auto& one : run_files(partial))
    if (one.name == "report.html" || one.name.starts_with("charts/")) made.push_back(std::move(one));
  return made;
}

std::string style_of(const std::string& page) {
  const auto begin = page.find("<style>") + 7;
  return page.substr(begin, page.find("</style>") - begin);
}

TEST(Report, AsksNobodyForAnythingAndRunsNothing) {
  const auto page = file(report_of(piece(1, 1)), "report.html");
  const auto scanned = scan_html(page);
  const std::set<std::string> never = {"script", "link", "img",   "iframe", "object",
                                       "embed",  "form", "image", "use"};
  for (const auto& element : scanned.elements) {
    EXPECT_FALSE(never.contains(element.name)) << element.name;
    for (const auto& [name, value] : element.attributes) {
      EXPECT_FALSE(name.starts_with("on") || name == "src" || name == "style") << name;
      EXPECT_TRUE(name == "xmlns" || value.find("://") == std::string::npos) << value;
    }
  }
  for (const auto& link : scanned.all("href"))
    EXPECT_TRUE(link == "#main" || link.starts_with("charts/")) << link;
  EXPECT_EQ(style_of(page).find("url(http"), std::string::npos);
  EXPECT_EQ(style_of(page).find("@import"), std::string::npos);
  const auto policies = scanned.all("content");
  EXPECT_NE(std::find(policies.begin(), policies.end(),
                      "default-src 'none'; style-src 'sha256-" + sha256_base64(style_of(page)) +
                          "'; base-uri 'none'; form-action 'none'"),
            policies.end());
}

TEST(Report, BeginsWithTheLabelAndItsLimits) {
  const auto scanned = scan_html(file(report_of(piece(1, 1)), "report.html"));
  const auto label =
      scanned.text.find("static: no behavioural response. This counts which rules the notices");
  ASSERT_NE(label, std::string::npos);
  EXPECT_LT(label, scanned.text.find("What was asked"));
  EXPECT_NE(
      scanned.text.find("Counts of fewer than 10 rows, and those that would give one away, are hidden: "),
      std::string::npos);
  for (const auto* cited : {"holdfast 9.9", "aaaa", "bbbb", "Table p<1>.csv, SHA-256 cccc1", "2026-11-24"})
    EXPECT_NE(scanned.text.find(cited), std::string::npos) << cited;
}

TEST(Report, KeepsTitlesAndGroupsFromBecomingMarkup) {
  const auto files = report_of(piece(1, 1));
  for (const auto& one : files) {
    if (one.name.ends_with(".csv")) continue;
    for (const auto& element : scan_html(one.text).elements)
      EXPECT_TRUE(element.name != "b" && element.name != "i" && element.name != "script") << one.name;
  }
  const auto page = scan_html(file(files, "report.html"));
  for (const auto* words : {"DISTRICT <b>north</b> & \"co\"", "<i>Two</i> months & \"more\"",
                            "Threshold <script>alert(1)</script>"})
    EXPECT_NE(page.text.find(words), std::string::npos) << words;
}

// Three rows of the south lose: 23,331 of weight, of which nothing may be seen.
TEST(Report, DoesNotShowWhatTheTablesHide) {
  auto partial = piece(1, 1);
  const auto shown = [&](const std::string& words) {
    for (const auto& one : report_of(partial))
      if (one.text.find(words) != std::string::npos) return true;
    return false;
  };
  EXPECT_FALSE(shown("23,331") || shown("23331"));
  EXPECT_TRUE(shown("hidden"));
  partial.study.smallest_cell = 0;
  EXPECT_TRUE(shown("23,331") && shown("23331"));
  EXPECT_FALSE(shown(",hidden"));
}

TEST(Report, HasANumberFileForEveryPictureAndThePictureInThePage) {
  const auto files = report_of(piece(1, 1));
  const auto page = file(files, "report.html");
  std::set<std::string> pictures;
  for (const auto& one : files)
    if (one.name.ends_with(".svg")) {
      pictures.insert(one.name.substr(0, one.name.size() - 4));
      EXPECT_NE(page.find(one.text), std::string::npos) << one.name;
    }
  EXPECT_EQ(pictures, (std::set<std::string>{"charts/rule-1-helped", "charts/rule-1-changes",
                                             "charts/rule-1-debt", "charts/rule-1-groups"}));
  for (const auto& picture : pictures) EXPECT_FALSE(file(files, picture + ".csv").empty()) << picture;
}

TEST(Report, DrawsWhatTheNumbersBesideThePictureSay) {
  const auto partial = piece(1, 1);
  const auto files = report_of(partial);
  const auto run = run_files(partial);
  std::size_t seen = 0;
  for (const auto* name : {"charts/rule-1-helped", "charts/rule-1-changes", "charts/rule-1-groups"}) {
    const auto words = scan_html(file(files, std::string(name) + ".svg")).text;
    const auto text = file(files, std::string(name) + ".csv");
    const TidyTable table(text);
    EXPECT_FALSE(table.lines().empty()) << name;
    for (const auto& record : table.lines()) {
      if (table.cell(record.cells, "measure") == "undetermined" || table.is_hidden(record.cells)) continue;
      const auto share = percent(fraction_of(table.cell(record.cells, "share")), {1, 1});
      EXPECT_NE(words.find(share), std::string::npos) << name << " " << share;
      ++seen;
    }
    // Every line stands in the table of the run, as it is.
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
      const auto line = text.substr(begin, text.find('\n', begin) - begin + 1);
      EXPECT_NE(file(run, "summary.csv").find(line), std::string::npos) << line;
    }
  }
  EXPECT_GT(seen, 10U);
}

TEST(Report, NamesEveryTableAndEveryHead) {
  const auto scanned = scan_html(file(report_of(piece(1, 1)), "report.html"));
  std::size_t tables = 0;
  std::size_t captions = 0;
  std::set<std::string> ids;
  for (const auto& element : scanned.elements) {
    tables += element.name == "table" ? 1 : 0;
    captions += element.name == "caption" ? 1 : 0;
    EXPECT_TRUE(element.name != "th" || element.attributes.contains("scope"));
    const auto id = element.attributes.find("id");
    EXPECT_TRUE(id == element.attributes.end() || ids.insert(id->second).second);
  }
  EXPECT_GE(tables, 5U);
  EXPECT_EQ(tables, captions);
  const auto labels = scanned.all("aria-labelledby");
  EXPECT_EQ(labels.size(), 4U);
  for (const auto& label : labels) {
    EXPECT_TRUE(ids.contains(label.substr(0, label.find(' ')))) << label;
    EXPECT_TRUE(ids.contains(label.substr(label.find(' ') + 1))) << label;
  }
}

TEST(Report, SaysHowManyGroupsItLeavesOut) {
  auto partial = piece(1, 1);
  const auto west = partial.totals.groups.at({"west"});
  for (int i = 0; i < 21; ++i) partial.totals.groups.emplace(std::vector{"more " + std::to_string(i)}, west);
  const auto text = scan_html(file(report_of(partial), "report.html")).text;
  EXPECT_NE(text.find("The 20 groups with the most rows, of 24; summary.csv has all of them."),
            std::string::npos);
  EXPECT_EQ(text.find("DISTRICT <b>north</b>"), std::string::npos);
}

TEST(Report, OfMergedPiecesHasTheSameBytesInAnyOrder) {
  const auto first = piece(1, 1);
  const auto second = piece(2, 2);
  const auto there = merge_partials({first, second}, {"1", "2"});
  const auto back = merge_partials({second, first}, {"2", "1"});
  ASSERT_TRUE(there && back);
  const auto one_way = report_of(*there);
  const auto other_way = report_of(*back);
  ASSERT_EQ(one_way.size(), other_way.size());
  for (std::size_t i = 0; i < one_way.size(); ++i) {
    EXPECT_EQ(one_way[i].name, other_way[i].name);
    EXPECT_EQ(one_way[i].text, other_way[i].text) << one_way[i].name;
  }
  EXPECT_NE(file(one_way, "report.html"), file(report_of(first), "report.html"));
}

}  // namespace
}  // namespace holdfast
