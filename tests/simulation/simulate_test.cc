// A population counted: against its own micro table, cut into pieces, on several threads, and moved through
// the values of a figure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "engine/document/digest.hpp"
#include "tests/support/command.hpp"
#include "tests/support/csv_table.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string county = "us/ca/los-angeles-county/unincorporated";
const std::string threshold = county + "/rent-threshold";
const std::string relief = "us/ca/relief";

class Simulate : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  std::string bytes(const std::string& name) const {
    std::ifstream stream(path(name), std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
  }
  // With the few rules of the benchmarks, which load at once.
  Ran ran(std::vector<std::string> arguments) const {
    if (arguments[0] != "merge") arguments.insert(arguments.end(), {"--as-of", "2026-11-24"});
    return holdfast(arguments, "", arguments[0] == "merge" ? "" : root + "/tests/bench/rules");
  }
  std::string reform(int months) const {
    const auto id = "months-" + std::to_string(months);
    return file(id + ".yaml", "reform: " + id +
                                  "\ntitle: A limit of months\nchanges:\n  - change: " + threshold +
                                  "\n    set: {figures.months: " + std::to_string(months) + " months}\n");
  }
  // Every file of a folder but the micro tables, by name.
  std::map<std::string, std::string> results(const std::string& name) const {
    std::map<std::string, std::string> made;
    for (const auto& entry : fs::recursive_directory_iterator(path(name))) {
      const auto relative = fs::relative(entry.path(), path(name)).string();
      if (entry.is_regular_file() && !relative.starts_with("micro"))
        made[relative] = bytes(name + "/" + relative);
    }
    return made;
  }

  const ScratchFolder folder_;
};

const std::string header =
    "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed,rent_monthly,household_size,income_"
    "annual,"
    "months_behind,applied_on,landlord_applied,WGT,REP1,REP2,GROUP,PRIORITY\n";

// Rows of which something is known, or nothing, or what cannot be; weights with digits after the point.
std::string random_rows(std::mt19937& random, int count) {
  const auto one_of = [&](std::initializer_list<const char*> words) {
    return std::string(*(words.begin() + random() % words.size()));
  };
  const auto number = [&](unsigned most) { return std::to_string(random() % most); };
  std::string text;
  for (int i = 0; i < count; ++i) {
    const auto debt = 100 + random() % 9000;
    std::string owed = std::to_string(debt) + "." + std::to_string(10 + random() % 90);
    if (random() % 5 == 0) owed = std::to_string(debt) + ".." + std::to_string(debt + random() % 3000);
    if (random() % 9 == 0) owed = "";
    text += one_of({county.c_str(), county.c_str(), "us/ca/kern-county", "us/ca/los-angeles-county"}) + "," +
            one_of({"2026-08-15", "2026-04-15", "2023-05-01", "2020-06-01"}) + ",nonpayment," +
            one_of({"0", "1", "2", "3", "1..2", "unknown"}) + "," + owed + "," +
            one_of({"1400", "2100.50", "900..1200", ""}) + "," + one_of({"1", "2", "5", ""}) + "," +
            one_of({"20000", "61000.25", "30000..50000", ""}) + "," + one_of({"0", "2", "6", ""}) + "," +
            one_of({"2021-02-05 11:26", "2021-09-30 10:00", ""}) + "," + one_of({"true", "false", ""}) + "," +
            (random() % 40 == 0 ? "heavy" : number(900) + "." + number(999)) + "," + number(900) + "," +
            number(900) + "," + one_of({"north", "south", "west"}) + "," + one_of({"1", "2", "3", ""}) + "\n";
  }
  return text;
}

std::vector<std::string> study(std::vector<std::string> tables, const std::string& out,
                               const std::vector<std::string>& more) {
  std::vector<std::string> made{"simulate"};
  made.insert(made.end(), tables.begin(), tables.end());
  made.insert(made.end(), {"--rule", threshold, "--rule", relief, "--weight", "WGT", "--repwt", "REP1..REP2",
                           "--repwt-scale", "4/2", "--by", "GROUP", "--smallest-cell", "0", "--out", out});
  made.insert(made.end(), more.begin(), more.end());
  return made;
}

// Billionths; the weights here have few digits.
std::int64_t billionths(const std::string& text) {
  const auto point = text.find('.');
  std::string after = point == std::string::npos ? "" : text.substr(point + 1);
  after.resize(9, '0');
  return std::stoll(text.substr(0, point)) * 1'000'000'000 + std::stoll(after);
}

// The column of a micro table.
std::string outcome(const std::string& rule, const std::string& law) {
  return (rule == threshold ? "r1_outcome_" : "r2_outcome_") +
         std::string(law == "months-3" ? "months_3" : law);
}

TEST_F(Simulate, CountsWhatItsMicroTableSays) {
  std::mt19937 random(41);
  const auto map = file(
      "map.yaml", "schema: holdfast/map/1\nignore: others\ncolumns: {" + [] {
        std::string columns;
        for (const char* name :
             {"home_place", "notice_served_on", "eviction_grounds", "bedrooms", "rent_owed", "rent_monthly",
              "household_size", "income_annual", "months_behind", "applied_on", "landlord_applied"})
          columns += (columns.empty() ? "" : ", ") + std::string(name) + ": " + name;
        return columns;
      }() + "}\n");
  const auto table = file("rows.csv", header + random_rows(random, 3000));
  const auto out = ran(study({table}, path("out"), {"--map", map, "--reform", reform(3)}));
  EXPECT_EQ(out.code, rows_failed) << out.err;
  const CsvTable micro(bytes("out/micro.csv"));
  ASSERT_EQ(micro.rows.size(), 3000U);
  std::map<std::vector<std::string>, std::pair<int, std::int64_t>>
      expected;  // scenario, rule, group, measure
  std::map<std::vector<std::string>, int> moves;
  int wrong = 0;
  for (const auto& row : micro.rows) {
    if (row.at("status") == "error") {
      ++wrong;
      continue;
    }
    for (const std::string law : {"baseline", "months-3"})
      for (const auto& rule : {threshold, relief})
        for (const auto& group : {row.at("GROUP"), std::string("(all)")}) {
          auto& cell = expected[{law, rule, group, row.at(outcome(rule, law))}];
          ++cell.first;
          cell.second += billionths(row.at("WGT"));
        }
    ++moves[{threshold, row.at(outcome(threshold, "baseline")), row.at(outcome(threshold, "months-3"))}];
  }
  EXPECT_GT(wrong, 10);
  const CsvTable summary(bytes("out/summary.csv"));
  int met = 0;
  std::set<std::string> outcomes;
  for (const auto& row : summary.rows) {
    const auto found =
        expected.find({row.at("scenario"), row.at("rule"), row.at("GROUP"), row.at("measure")});
    const bool mistakes = row.at("measure") == "rows_with_mistakes" && row.at("GROUP") == "(all)";
    EXPECT_TRUE(!mistakes || row.at("n") == std::to_string(wrong));
    if (found == expected.end()) continue;
    ++met;
    outcomes.insert(row.at("measure"));
    EXPECT_EQ(row.at("n"), std::to_string(found->second.first));
    EXPECT_EQ(billionths(row.at("weighted_n")), found->second.second);
  }
  EXPECT_EQ(met, static_cast<int>(expected.size()));
  EXPECT_GE(outcomes.size(), 4U);  // the rows are not all alike
  int seen = 0;
  for (const auto& row : CsvTable(bytes("out/transitions.csv")).rows) {
    if (row.at("GROUP") != "(all)" || row.at("rule") != threshold) continue;
    ++seen;
    EXPECT_EQ(row.at("n"), std::to_string(moves[{threshold, row.at("baseline"), row.at("reform")}]));
  }
  EXPECT_EQ(seen, static_cast<int>(moves.size()));
  // What is unknown is the same under both laws: a reform that only adds takes nothing away, and one that
  // leaves a rule alone changes nothing.
  int turns = 0;
  for (const auto& row : summary.rows) {
    if (row.at("GROUP") != "(all)" || !row.at("measure").ends_with("s_at_most")) continue;
    const bool gains = row.at("measure") == "gains_at_most";
    if (!gains && row.at("measure") != "loses_at_most") continue;
    ++turns;
    EXPECT_EQ(row.at("n") != "0", gains && row.at("rule") != relief) << row.at("rule");
  }
  EXPECT_EQ(turns, 6);
}

// A row counts in the lower end only if it is sure, and in the upper end unless it is surely not.
TEST_F(Simulate, KeepsWhatIsNotKnownBetweenTwoEnds) {
  const std::string row = county + ",2026-08-15,nonpayment,2,";
  const auto table = file("rows.csv", "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed\n" +
                                          row + "100\n" + row + "\n" + row + "90000\n");
  const auto out = ran({"simulate", table, "--rule", threshold, "--smallest-cell", "0", "--out", path("out"),
                        "--expect", "helps_at_most=5"});
  EXPECT_EQ(out.code, done) << out.err;
  std::map<std::string, std::string> n;
  for (const auto& one : CsvTable(bytes("out/summary.csv")).rows) n[one.at("measure")] = one.at("n");
  EXPECT_EQ(n["helps_at_least"], "1");
  EXPECT_EQ(n["helps_at_most"], "2");
  EXPECT_EQ(n["undetermined"], "1");
  EXPECT_THAT(out.out, HasSubstr("33.3% to 66.7%  baseline"));
  EXPECT_THAT(out.out, testing::StartsWith("expected " + threshold +
                                           " helps_at_most = 5: baseline gives 2, difference -3\n"));
  EXPECT_THAT(out.out, HasSubstr("static: no behavioural response"));
}

TEST_F(Simulate, WritesTheSameBytesOnAnyNumberOfThreadsAndFromPiecesInAnyOrder) {
  std::mt19937 random(43);
  std::vector<std::string> tables;
  for (int i = 0; i < 3; ++i)
    tables.push_back(file("part-" + std::to_string(i) + ".csv", header + random_rows(random, 700)));
  const auto budget =
      file("budget.yaml", "schema: holdfast/budget/1\nbudget: fund\nprogram: " + relief +
                              "\nmoney: [900000, 5000000]\ncaps: [2000, 7000]\nqueue: [PRIORITY]\n"
                              "seed: 7\ndebt: rent_owed\n");
  const auto map =
      file("map.yaml",
           "schema: holdfast/map/1\nignore: others\ncolumns: {home_place: home_place, notice_served_on: "
           "notice_served_on, eviction_grounds: eviction_grounds, bedrooms: bedrooms, rent_owed: rent_owed, "
           "rent_monthly: rent_monthly, household_size: household_size, income_annual: income_annual, "
           "months_behind: months_behind, applied_on: applied_on, landlord_applied: landlord_applied}\n");
  const std::vector<std::string> more{"--map",    map,       "--reform", reform(2),
                                      "--reform", reform(3), "--budget", budget};
  const auto with = [&](std::vector<std::string> some) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
  };
  EXPECT_EQ(ran(study(tables, path("one"), with({"--jobs", "1"}))).code, rows_failed);
  EXPECT_EQ(ran(study(tables, path("four"), with({"--jobs", "4"}))).code, rows_failed);
  const auto whole = results("one");
  EXPECT_GE(whole.size(), 8U);
  EXPECT_EQ(whole, results("four"));
  for (int i = 0; i < 3; ++i) {
    const auto number = std::to_string(i + 1);
    EXPECT_EQ(ran(study({tables[static_cast<std::size_t>(i)]}, path("p" + number),
                        with({"--partial", "--piece", number})))
                  .code,
              rows_failed);
    EXPECT_EQ(bytes("p" + number + "/micro-000" + number + ".csv"), bytes("one/micro-000" + number + ".csv"));
  }
  for (const auto& order : {std::array{"p1", "p2", "p3"}, std::array{"p3", "p1", "p2"}}) {
    fs::remove_all(path("merged"));
    const auto out = ran({"merge", path(order[0]), path(order[1]), path(order[2]), "--out", path("merged")});
    EXPECT_EQ(out.code, rows_failed) << out.err;
    EXPECT_EQ(results("merged"), whole);
  }
  // A budget was spent, and never too much of it.
  int exhausted = 0;
  for (const auto& row : CsvTable(bytes("one/budget.csv")).rows) {
    EXPECT_LE(billionths(row.at("spent")), billionths(row.at("money")));
    EXPECT_EQ(billionths(row.at("spent")) + billionths(row.at("left")), billionths(row.at("money")));
    exhausted += row.at("exhausted") == "yes" ? 1 : 0;
  }
  EXPECT_GT(exhausted, 0);
}

TEST_F(Simulate, MergesOnlyPiecesOfOneStudy) {
  const auto table = file("rows.csv", "home_place,bedrooms,rent_owed\n" + county + ",2,100\n");
  for (const std::string piece : {"1", "2"})
    ran({"simulate", table, "--rule", threshold, "--partial", "--piece", piece, "--out", path("p" + piece)});
  ran({"simulate", table, "--rule", relief, "--partial", "--piece", "3", "--out", path("other")});
  EXPECT_EQ(ran({"merge", path("p1"), path("p2"), "--out", path("m")}).code, done);
  EXPECT_EQ(ran({"merge", path("p2"), "--out", path("m")}).err, "pieces 1 to 1 are not among them\n");
  const auto twice = ran({"merge", path("p1"), path("p1"), "--out", path("m2")});
  EXPECT_EQ(twice.code, input_refused);
  EXPECT_THAT(twice.err, HasSubstr("holds piece 1, which another holds too"));
  const auto other = ran({"merge", path("p1"), path("other"), "--out", path("m2")});
  EXPECT_EQ(other.code, input_refused);
  EXPECT_THAT(other.err, HasSubstr("is of another study"));
  const auto broken =
      ran({"merge", file("partial.json", bytes("p1/partial.json").substr(0, 200)), "--out", path("m2")});
  EXPECT_EQ(broken.code, input_refused);
  EXPECT_THAT(broken.err, HasSubstr("error[not-a-partial]"));
}

TEST_F(Simulate, TellsEverythingThatIsWrongWithWhatIsAsked) {
  const auto table = file("rows.csv", "home_place,x_WGT\n" + county + ",1\n");
  const auto out =
      ran({"simulate", table, "--rule", "us/ca/nothing", "--repwt", "REP1", "--out", path("out")});
  EXPECT_EQ(out.code, usage);
  EXPECT_THAT(out.err, HasSubstr("no rule named `us/ca/nothing`"));
  EXPECT_THAT(out.err, HasSubstr("replicate weights go with a weight"));
  EXPECT_THAT(out.err, HasSubstr("factor of their variance"));
  EXPECT_FALSE(fs::exists(path("out")));
  const auto expected =
      ran({"simulate", table, "--rule", threshold, "--expect", "helped=1", "--out", path("out")});
  EXPECT_EQ(expected.code, usage);
  EXPECT_THAT(expected.err, HasSubstr("--expect: no measure named `helped`"));
  const auto column = ran({"simulate", table, "--rule", threshold, "--weight", "W", "--out", path("out")});
  EXPECT_EQ(column.code, input_refused);
  EXPECT_THAT(column.err, HasSubstr("the table has no column `W`"));
  const auto map = file("map.yaml",
                        "schema: holdfast/map/1\ncolumns: {home_place: home_place}\nignore: others\n"
                        "shares: {bedrooms: {by: SIZE, of: {a: {0: 1, two: 1}, b: {1..2: 1}, c: {1: 0}, d: "
                        "{1: -1}, e: {1: 0.1234}}}}\n");
  const auto shares = ran({"simulate", table, "--map", map, "--rule", threshold, "--out", path("out")});
  EXPECT_EQ(shares.code, input_refused);
  for (const char* at :
       {":4:46: error[wrong-value]: `bedrooms`", ":4:59: error[wrong-value]: expected one value",
        ":4:72: error[wrong-value]: expected some value", ":4:87: error[wrong-value]: expected a number",
        ":4:99: error[wrong-value]: expected a number"})
    EXPECT_THAT(shares.err, HasSubstr(at));
  EXPECT_EQ(std::count(shares.err.begin(), shares.err.end(), '^'), 3 + 4 + 1 + 2 + 6);
  const auto day = ran({"simulate", table, "--reform", reform(2) + "@soon", "--out", path("out")});
  EXPECT_EQ(day.code, usage);
  EXPECT_THAT(day.err, HasSubstr("of a reform: expected a day after `@`"));
  const auto full = ran({"simulate", table, "--rule", threshold, "--out", folder_.path().string()});
  EXPECT_EQ(full.code, usage);
  EXPECT_THAT(full.err, HasSubstr("there is something else in"));
}

// What is to be expected lies between the ends, and is the count itself where nothing is unknown.
TEST_F(Simulate, ExpectsByDeclaredSharesWhatLiesBetweenTheEnds) {
  std::mt19937 random(59);
  const auto map =
      file("map.yaml",
           "schema: holdfast/map/1\nignore: others\ncolumns: {home_place: home_place, notice_served_on: "
           "notice_served_on, eviction_grounds: eviction_grounds, bedrooms: bedrooms, rent_owed: "
           "rent_owed}\nshares: {bedrooms: {by: GROUP, of: {north: {0: 1, 1: 2}, south: {1: 1, 4: 0.5}}}}\n");
  const auto table = file("rows.csv", header + random_rows(random, 2000));
  ASSERT_EQ(ran(study({table}, path("out"), {"--map", map, "--reform", reform(2)})).code, rows_failed);
  std::map<std::vector<std::string>, std::int64_t> counted;  // scenario, rule, group, measure
  for (const auto& row : CsvTable(bytes("out/summary.csv")).rows)
    if (!row.at("weighted_n").empty())
      counted[{row.at("scenario"), row.at("rule"), row.at("GROUP"), row.at("measure")}] =
          billionths(row.at("weighted_n"));
  int strictly = 0;
  for (const auto& [key, least] : counted) {
    if (!key[3].ends_with("s_at_least") || key[3].find("_by_shares") != std::string::npos) continue;
    const auto what = key[3].substr(0, key[3].size() - std::string("_at_least").size());
    const auto at = [&](const std::string& measure) { return counted.at({key[0], key[1], key[2], measure}); };
    const auto from = at(what + "_by_shares_at_least");
    const auto to = at(what + "_by_shares_at_most");
    const auto most = at(what + "_at_most");
    EXPECT_TRUE(least <= from && from <= to && to <= most) << key[0] << key[1] << key[2] << what;
    strictly += least < from && to < most ? 1 : 0;
    // Of the west no shares are declared.
    EXPECT_TRUE(key[2] != "west" || (least == from && to == most)) << key[0] << what;
  }
  EXPECT_GE(strictly, 4);
}

// What is shown may not be subtracted to what is not: lines of a sweep stand well apart, or are hidden.
TEST_F(Simulate, ShowsNoTwoLinesOfASweepWithFewRowsBetween) {
  std::mt19937 random(53);
  std::string rows = "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed\n";
  for (int i = 0; i < 300; ++i)
    rows += county + ",2026-08-15,nonpayment,1," + std::to_string(random() % 90'000) + "\n";
  const auto table = file("rows.csv", rows);
  const auto out = ran({"sweep", table, "--vary", threshold + "/months=0:40:1", "--out", path("sweep")});
  ASSERT_EQ(out.code, done) << out.err;
  int shown = 0;
  int hidden = 0;
  int before = 0;
  for (const auto& row : CsvTable(bytes("sweep/sweep.csv")).rows) {
    EXPECT_EQ(row.at("label"), "static, not law");
    if (row.at("note") == "hidden") {
      EXPECT_EQ(row.at("n_at_least") + row.at("weighted_at_most"), "");
      ++hidden;
      continue;
    }
    const int now = std::stoi(row.at("n_at_least"));
    EXPECT_TRUE(now == before || now >= before + 10) << before << " and " << now;
    before = now;
    ++shown;
  }
  EXPECT_GT(shown, 10);
  EXPECT_GT(hidden, 10);
  const auto manifest = bytes("sweep/run.json");
  EXPECT_THAT(manifest, HasSubstr(sha256_hex(bytes("rows.csv"))));
  EXPECT_THAT(manifest, HasSubstr(sha256_hex(bytes("sweep/breakpoints.csv"))));
}

// The same counts two ways: the figure moved along each row, and the figure set by a reform and all rows
// screened.
TEST_F(Simulate, SweepsToWhatReformsSay) {
  std::mt19937 random(47);
  std::string rows = "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed,WGT\n";
  for (int i = 0; i < 400; ++i)
    rows += county + ",2026-08-15,nonpayment," + (random() % 6 == 0 ? "1..3" : std::to_string(random() % 5)) +
            "," + std::to_string(random() % 12000) + (random() % 7 == 0 ? ".." : "") + "," +
            std::to_string(random() % 50) + ".5\n";
  const auto table = file("rows.csv", rows);
  const auto out = ran({"sweep", table, "--vary", threshold + "/months=0:4:1", "--weight", "WGT",
                        "--smallest-cell", "0", "--out", path("sweep")});
  EXPECT_EQ(out.code, done) << out.err;
  const CsvTable sweep(bytes("sweep/sweep.csv"));
  ASSERT_EQ(sweep.rows.size(), 5U);
  for (const int months : {1, 2, 3, 4}) {
    const auto folder = "m" + std::to_string(months);
    const auto counted = ran({"simulate", table, "--reform", reform(months), "--rule", threshold, "--weight",
                              "WGT", "--smallest-cell", "0", "--no-micro", "--out", path(folder)});
    EXPECT_EQ(counted.code, done) << counted.err;
    const auto& at = sweep.rows[static_cast<std::size_t>(months)];
    EXPECT_EQ(at.at("value"), std::to_string(months));
    for (const auto& row : CsvTable(bytes(folder + "/summary.csv")).rows) {
      if (row.at("scenario") == "baseline" || row.at("rule") != threshold) continue;
      if (row.at("measure") == "helps_at_least") {
        EXPECT_EQ(row.at("n"), at.at("n_at_least"));
        EXPECT_EQ(row.at("weighted_n"), at.at("weighted_at_least"));
      }
      if (row.at("measure") == "helps_at_most") {
        EXPECT_EQ(row.at("n"), at.at("n_at_most"));
        EXPECT_EQ(row.at("share"), at.at("share_at_most"));
      }
    }
  }
  // Between two breakpoints nothing changes; at one, as many rows flip as it says.
  long helped = std::stol(sweep.rows[0].at("n_at_least"));
  for (const auto& row : CsvTable(bytes("sweep/breakpoints.csv")).rows) {
    EXPECT_GE(std::stol(row.at("n_that_flip")), std::stol(row.at("n_at_least")) - helped);
    EXPECT_GT(std::stol(row.at("n_that_flip")), 0);
    helped = std::stol(row.at("n_at_least"));
  }
  EXPECT_EQ(std::to_string(helped), sweep.rows.back().at("n_at_least"));
}

// 2 bedrooms in Los Angeles and a debt of exactly so many limits: it flips at that very step.
TEST_F(Simulate, FindsTheValueFromWhichOnHalfAreHelped) {
  const std::string city = "us/ca/los-angeles-county/los-angeles";
  const std::string rows = "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed\n";
  const std::string row = city + ",2026-08-15,nonpayment,2,";
  const auto shipped = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--as-of", "2026-11-24", "--smallest-cell", "0"});
    return holdfast(arguments);
  };
  const auto rule = city + "/rent-threshold";
  const auto one =
      shipped({"simulate", file("one.csv", rows + row + "1\n"), "--rule", rule, "--out", path("one")});
  ASSERT_EQ(one.code, done) << one.err;
  const auto limit = CsvTable(bytes("one/micro.csv")).rows.at(0).at("r1_limit_baseline");
  const auto cents = billionths(limit) / 10'000'000;
  const auto money = [](std::int64_t of) {
    return std::to_string(of / 100) + "." + std::to_string(100 + of % 100).substr(1);
  };
  const auto table =
      file("rows.csv", rows + row + money(cents * 142 / 100) + "\n" + row + money(cents * 142 / 100 + 1) +
                           "\n" + row + "900000\n" + row + money(cents / 2) + "\n");
  const auto out = shipped({"sweep", table, "--vary", rule + "/months=0:4", "--out", path("sweep")});
  EXPECT_THAT(out.out, HasSubstr("50.0% of them are surely helped from 1.42 months on")) << out.err;
  std::vector<std::string> values;
  for (const auto& at : CsvTable(bytes("sweep/breakpoints.csv")).rows) values.push_back(at.at("value"));
  EXPECT_THAT(values, testing::ElementsAre("0.5", "1.42", "1.43"));
  // The same edges as one home's own what-if.
  const auto scenario =
      file("home.yaml", "as_of: 2026-11-24\nfacts:\n  home_place: " + city +
                            "\n  notice_served_on: 2026-08-15\n  eviction_grounds: [nonpayment]\n"
                            "  bedrooms: 2\n  rent_owed: " +
                            money(cents * 142 / 100) + "\n");
  const auto along = holdfast(
      {"whatif", scenario, "--vary", rule + "/months", "--from", "0", "--to", "4", "--format", "json"});
  EXPECT_THAT(along.out, HasSubstr("\"from\": \"1.42 months\"")) << along.err;
}

TEST_F(Simulate, SweepsASecondFigureAsScenarios) {
  const auto table = file("rows.csv", "home_place,notice_served_on,eviction_grounds,bedrooms,rent_owed\n" +
                                          county + ",2026-08-15,nonpayment,2,100\n");
  const auto out =
      ran({"sweep", table, "--vary", threshold + "/months=0:4:2", "--and",
           threshold + "/months=1 month:2 months", "--smallest-cell", "0", "--out", path("sweep")});
  // The same figure twice is one too many: what moves wins, and both scenarios say the same.
  EXPECT_EQ(out.code, done) << out.err;
  EXPECT_EQ(CsvTable(bytes("sweep/sweep.csv")).rows.size(), 6U);
  const auto bad = ran({"sweep", table, "--vary", "rent_owed", "--out", path("s2")});
  EXPECT_EQ(bad.code, usage);
  EXPECT_THAT(bad.err, HasSubstr("`holdfast whatif` moves facts"));
}

}  // namespace
}  // namespace holdfast::cli
