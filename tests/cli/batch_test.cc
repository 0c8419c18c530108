// A table of many homes on the command line: what is written where, and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/population/output_plan.hpp"
#include "tests/support/command.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string port = "us/ca/los-angeles-county/los-angeles";
const std::string threshold = port + "/rent-threshold";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class Batch : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  Ran ran(const std::string& table, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"batch", "-", "--as-of", "2026-11-24"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return holdfast(arguments, table);
  }

  const ScratchFolder folder_;
};

const std::string three_columns = "row,status," + threshold + ".outcome";

TEST_F(Batch, AnswersRowByRowInTheOrderOfTheTable) {
  const auto out = ran("home_place,bedrooms,rent_owed,eviction_grounds,notice_served_on\n" + port +
                           ",2,100,nonpayment,2026-11-20\n" + port + ",2,900000,nonpayment,2026-11-20\n" +
                           port + ",2,,nonpayment,2026-11-20\n" + port + ",2,two,nonpayment,2026-11-20\n",
                       {"--columns", three_columns});
  EXPECT_EQ(out.out, three_columns + "\n1,ok,applies\n2,ok,does_not_apply\n3,ok,may_apply\n4,error,\n");
  EXPECT_EQ(out.code, rows_failed);
  EXPECT_EQ(out.err,
            "stdin:5: error[wrong-value]: rent_owed: `rent_owed`: expected an amount of money\n"
            "   help: write `2100` or `2100.00`; for about, `2000..2400`; or `unknown`\n"
            "4 rows: 3 answered, 1 with mistakes\n");
}

TEST_F(Batch, TellsUsageAndARefusedTableApart) {
  EXPECT_EQ(ran("bedrooms\n2\n", {"--columns", "bedrooms"}).code, usage);
  EXPECT_EQ(ran("bedrooms\n2\n", {"--jobs", "0"}).code, usage);
  EXPECT_EQ(ran("bedrooms,client_name\n2,Ana\n").code, input_refused);
  EXPECT_EQ(ran("").code, input_refused);
  EXPECT_EQ(ran("bedrooms\n2\n").code, done);
  EXPECT_EQ(ran("bedrooms,rent_owed\n2,\"1\n").code, input_refused);
  EXPECT_EQ(
      ran("bedrooms,rent_owed\n2,\"1\n").err,
      "stdin:2: error[unclosed-quote]: a row that begins here, or after, has a quote that is never closed\n"
      "   help: what stands before it was answered\n");
  EXPECT_EQ(holdfast({"batch", path("nothing.csv")}, "").code, input_refused);
  const auto table = file("cases.csv", "bedrooms\n2\n");
  EXPECT_EQ(holdfast({"batch", table, "-o", table}, "").code, usage);
  EXPECT_EQ(bytes_of(table), "bedrooms\n2\n");
}

TEST_F(Batch, IsWhatEachRowIsByItself) {
  const auto out =
      holdfast({"batch", "-", "--as-of", "2026-11-24", "--columns",
                "us/ca/los-angeles-county/los-angeles/rent-threshold.outcome,barred_filing,threshold_limit"},
               "home_place,bedrooms,rent_owed,eviction_grounds,notice_served_on\n"
               "us/ca/los-angeles-county/los-angeles,2,2100,nonpayment,2026-11-20\n"
               ",2,2100,nonpayment,2026-11-20\n"
               "us/ca/los-angeles-county/los-angeles|us/dc,2,2100,nonpayment,2026-11-20\n"
               "us/dc,2,2100,nonpayment,2026-11-20\n");
  EXPECT_EQ(lines_of(out.out),
            (std::vector<std::string>{
                "us/ca/los-angeles-county/los-angeles/rent-threshold.outcome,barred_filing,threshold_limit",
                "applies,yes,2964.00", "unknown,unknown,", "may_apply,unknown,600.00..2964.00",
                "not_covered,unknown,600.00"}));
}

// A thousand rows, seven of them wrong.
std::string overnight() {
  std::string table =
      "case_ref,home_place,bedrooms,rent_owed,eviction_grounds,notice_served_on,unit_type,x_note\r\n";
  for (int i = 1; i <= 1000; ++i) {
    std::string ref = "C-" + std::to_string(i);
    std::string bedrooms = std::to_string(i % 5);
    std::string owed = std::to_string(500 + i * 7) + ".50";
    std::string served = "2026-11-" + std::to_string(10 + i % 15);
    std::string unit = i % 3 == 0 ? "" : "apartment";
    std::string note = "\"Señora, n.º " + std::to_string(i) + "\"";
    if (i == 100) served = "11/20/2026";
    if (i == 200) bedrooms = "501";
    if (i == 300) owed = "null";
    if (i == 400) unit = "palace";
    if (i == 500) ref = "Maria Canary";
    if (i == 600) note = "=HYPERLINK(canary)";
    if (i == 700) ref = "C-699";
    table += ref + "," + port + "," + bedrooms + "," + owed + ",nonpayment," + served + "," + unit + "," +
             note + "\r\n";
  }
  return table;
}

TEST_F(Batch, OvernightGivesTheSameBytesForAnyNumberOfJobs) {
  const auto table = file("cases.csv", overnight());
  std::string first;
  for (const std::string jobs : {"1", "8"}) {
    const auto ran = holdfast({"batch", table, "-o", path("answers.csv"), "--errors", path("errors.csv"),
                               "--as-of", "2026-11-24", "--jobs", jobs, "--bom"});
    EXPECT_EQ(ran.code, rows_failed);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "1000 rows: 993 answered, 7 with mistakes\n");
    const auto answers = bytes_of(path("answers.csv"));
    if (first.empty()) first = answers;
    EXPECT_EQ(answers, first);
  }
  EXPECT_TRUE(first.starts_with("\xEF\xBB\xBFrow,case_ref,status,errors,place,"));
  const auto lines = lines_of(first);
  ASSERT_EQ(lines.size(), 1001U);
  EXPECT_TRUE(lines[1].starts_with("1,C-1,ok,," + port + ",")) << lines[1];
  EXPECT_TRUE(lines[1].ends_with(",\"Señora, n.º 1\"")) << lines[1];
  EXPECT_TRUE(lines[1000].starts_with("1000,C-1000,ok,,")) << lines[1000];
  EXPECT_EQ(bytes_of(path("errors.csv")).find("canary"), std::string::npos);
  EXPECT_EQ(first.find("anary"), std::string::npos);
  const std::vector<std::pair<int, std::string>> wrong = {
      {100, "100,C-100,error,notice_served_on: wrong-value,"},
      {200, "200,C-200,error,bedrooms: out-of-range,"},
      {300, "300,C-300,error,rent_owed: no-value,"},
      {400, "400,C-400,error,unit_type: wrong-value,"},
      {500, "500,,error,case_ref: not-opaque,"},
      {600, "600,C-600,error,x_note: formula,"},
      {700, "700,C-699,error,case_ref: repeated,"}};
  for (const auto& [row, begins] : wrong)
    EXPECT_TRUE(lines[static_cast<std::size_t>(row)].starts_with(begins))
        << lines[static_cast<std::size_t>(row)];
  const auto errors = lines_of(bytes_of(path("errors.csv")));
  ASSERT_EQ(errors.size(), 8U);
  EXPECT_EQ(errors[0], "line,row,column,code,expected,way_out");
  EXPECT_EQ(
      errors[5],
      "501,500,case_ref,not-opaque,expected a reference that says nothing about a person,\"use the number "
      "that "
      "your own system gave the case: letters and digits, no name, no e-mail address, no phone number\"");
}

TEST_F(Batch, PacksAndUnpacks) {
  const std::string table = "home_place,bedrooms,rent_owed\nus/ca,2,100\nus/ca,2,x\n";
  const auto plain = file("cases.csv", table);
  const std::vector<std::string> more = {"--as-of", "2026-11-24", "--columns", three_columns};
  const auto run_with = [&](const std::string& in, const std::string& out) {
    std::vector<std::string> arguments = {"batch", in, "-o", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return holdfast(arguments, "").code;
  };
  EXPECT_EQ(run_with(plain, path("answers.csv")), rows_failed);
  EXPECT_EQ(run_with(plain, path("answers.csv.gz")), rows_failed);
  EXPECT_TRUE(bytes_of(path("answers.csv.gz")).starts_with("\x1F\x8B"));
  // The answers are a table too: unpacked, its columns can be passed on.
  const auto again =
      holdfast({"batch", path("answers.csv.gz"), "--columns", "row", "--passthrough", three_columns}, "");
  EXPECT_EQ(again.code, done) << again.err;
  EXPECT_EQ(again.out, "row," + three_columns + "\n1,1,ok,may_apply\n2,2,error,\n");
  file("torn.csv.gz", bytes_of(path("answers.csv.gz")).substr(0, 30));
  EXPECT_EQ(run_with(path("torn.csv.gz"), path("more.csv")), input_refused);
}

TEST_F(Batch, ReadsAndWritesTabs) {
  const auto table = file("cases.tsv", "x_note\tbedrooms\na,b\t2\n");
  EXPECT_EQ(holdfast({"batch", table, "--columns", "row"}, "").out, "row,x_note\n1,\"a,b\"\n");
  EXPECT_EQ(holdfast({"batch", table, "--columns", "row", "-o", path("out.tsv")}, "").code, done);
  EXPECT_EQ(bytes_of(path("out.tsv")), "row\tx_note\n1\ta,b\n");
}

TEST_F(Batch, ReadsThroughAMapAndWritesWhatItSays) {
  const auto map =
      file("map.yaml",
           "schema: holdfast/map/1\n"
           "columns: {home_place: CITY, bedrooms: BR, rent_owed: {from: CENTS, unit: cents},\n"
           "          notice_served_on: {from: DATE, format: \"%m/%d/%Y\"}}\n"
           "constants: {eviction_grounds: [nonpayment]}\n"
           "recode: {CITY: {Port: us/ca/los-angeles-county/los-angeles}, BR: {Studio: 0, 2+: 2..12}}\n"
           "ignore: [OWNER]\n"
           "output:\n"
           "  - {name: id, copy: ID}\n"
           "  - {name: barred, applies: us/ca/los-angeles-county/los-angeles/rent-threshold}\n"
           "  - {name: limit, amount: limit, of: us/ca/los-angeles-county/los-angeles/rent-threshold, "
           "otherwise: none}\n"
           "  - {name: first, first_of: [{low debt: [us/ca/los-angeles-county/los-angeles/rent-threshold]}], "
           "otherwise: \"no, not so\"}\n"
           "  - {name: day, column: as_of}\n");
  const auto out =
      ran("ID,OWNER,CITY,BR,CENTS,DATE\n"
          "1,x,Port,Studio,10000,11/20/2026\n"
          "\"a,2\",x,Port,2+,10000,11/20/2026\n"
          "3,x,Port,1,90000000,11/20/2026\n"
          "4,x,Port,1,,11/20/2026\n"
          "5,x,Nowhere,1,,2026-11-20\n",
          {"--map", map});
  const auto lines = lines_of(out.out);
  ASSERT_EQ(lines.size(), 6U) << out.err;
  EXPECT_EQ(lines[0], "id,barred,limit,first,day");
  EXPECT_THAT(lines[1], testing::MatchesRegex("1,true,[0-9.]+,low debt,2026-11-24"));
  EXPECT_THAT(lines[2],
              testing::MatchesRegex("\"a,2\",true,[0-9]+[.][0-9][0-9][.][.].*,low debt,2026-11-24"));
  EXPECT_EQ(lines[3], "3,false,none,\"no, not so\",2026-11-24");
  EXPECT_THAT(lines[4], testing::MatchesRegex("4,unknown,[0-9.]+,unknown,2026-11-24"));
  EXPECT_EQ(lines[5], "5,,,,2026-11-24");
  EXPECT_EQ(out.code, rows_failed);
  EXPECT_THAT(out.err, HasSubstr("CITY: `home_place`: this is not a place of the loaded rules"));
  EXPECT_THAT(out.err,
              HasSubstr("DATE: `notice_served_on`: expected a value in the form that the map gives"));
  EXPECT_THAT(out.err, Not(HasSubstr("Nowhere")));
}

TEST_F(Batch, TellsTheFirstMistakesAndCountsTheOthers) {
  std::string table = "bedrooms,rent_owed\n";
  for (int i = 0; i < 25; ++i) table += "x,1\n";
  const auto out = ran(table, {"--columns", "row"});
  EXPECT_THAT(out.err, HasSubstr("stdin:21: error"));
  EXPECT_THAT(out.err, Not(HasSubstr("stdin:22: error")));
  EXPECT_THAT(
      out.err,
      HasSubstr("and 5 more; `--errors FILE` writes all of them\n25 rows: 0 answered, 25 with mistakes\n"));
}

// The README shows this run; neither it nor the file beside the table may fall behind.
TEST_F(Batch, OfTheQuickstartPrintsWhatStandsBesideIt) {
  const std::string columns =
      "row,case_ref,status,errors,barred_filing,threshold_outcome,threshold_limit,next_deadline,calendar_"
      "days_left";
  const auto folder = root + "/examples/quickstart/";
  const auto ran = holdfast({"batch", folder + "cases.csv", "--as-of", "2026-11-24", "--columns", columns});
  EXPECT_EQ(ran.code, rows_failed);
  EXPECT_EQ(ran.out, bytes_of(folder + "answers.csv"));
  EXPECT_THAT(bytes_of(root + "/README.md"),
              HasSubstr("$ build/holdfast batch examples/quickstart/cases.csv --as-of 2026-11-24 --columns " +
                        columns + "\n" + ran.out));
}

// Every map in the page can be read, and every cell that it shows has a column for it.
TEST_F(Batch, OfThePageAboutItHasAMapThatIsRead) {
  const auto page = bytes_of(root + "/cli/batch.md");
  const auto begins = page.find("schema: holdfast/map/1");
  const auto map = file("map.yaml", page.substr(begins, page.find("```", begins) - begins));
  const auto ran = holdfast({"batch", "-", "--as-of", "2026-11-24", "--map", map},
                            "CASE,BR,NOTICE_DATE,CENTS,OWNER,home_place\n"
                            "7,Studio,11/20/2026,50000,x,us/dc\n");
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.code, done);
  EXPECT_TRUE(ran.out.starts_with("id,barred,outcome,limit,overall,due\n7,")) << ran.out;
  for (const auto name : built_in_names) EXPECT_THAT(page, HasSubstr("`" + std::string(name) + "`"));
}

TEST_F(Batch, SaysThatNoHomeCanBeSo) {
  const auto out =
      ran("landlord_units,landlord_units_in_city\n1,5\n5,1\n", {"--columns", "row,status,errors"});
  EXPECT_EQ(out.out, "row,status,errors\n1,error,impossible\n2,ok,\n");
}

TEST_F(Batch, AnswersScenariosOfOneLineEach) {
  std::string lines;
  for (int i = 0; i < 40; ++i)
    lines +=
        R"({"as_of": "2026-11-24", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2,)"
        R"( "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20", "rent_owed": ")" +
        (i == 7 ? std::string("canary") : std::to_string(2000 + i * 100)) + "\"}}\n";
  lines += "\n{\"canary\n{\"facts\": {\"landlord_units\": 1, \"landlord_units_in_city\": 5}}";
  std::string first;
  for (const std::string jobs : {"1", "8"}) {
    const auto out = holdfast({"batch", "-", "--format", "ndjson", "--jobs", jobs}, lines);
    EXPECT_EQ(out.code, rows_failed);
    EXPECT_EQ(out.err, "42 scenarios: 39 answered, 3 with mistakes\n");
    EXPECT_THAT(out.out, Not(HasSubstr("canary")));
    if (first.empty()) first = out.out;
    EXPECT_EQ(out.out, first);
  }
  const auto answers = lines_of(first);
  ASSERT_EQ(answers.size(), 42U);
  EXPECT_TRUE(answers[0].starts_with(R"({"schema":"holdfast/determination/1","as_of":"2026-11-24",)"))
      << answers[0];
  EXPECT_TRUE(answers[7].starts_with(
      R"({"schema":"holdfast/refused/1","line":8,"errors":[{"code":"wrong-value","pointer":"/facts/rent_owed",)"))
      << answers[7];
  EXPECT_TRUE(answers[40].starts_with(R"({"schema":"holdfast/refused/1","line":42,)")) << answers[40];
  EXPECT_TRUE(
      answers[41].starts_with(R"({"schema":"holdfast/refused/1","line":43,"errors":[{"code":"impossible",)"))
      << answers[41];
  const auto one =
      holdfast({"screen", "-", "--format", "json", "--want", "answer"}, lines.substr(0, lines.find('\n')));
  std::string compact;
  bool quoted = false;
  for (const char c : one.out) {
    if (c == '"') quoted = !quoted;
    if (quoted || (c != ' ' && c != '\n')) compact += c;
  }
  EXPECT_EQ(answers[0], compact);
  EXPECT_EQ(holdfast({"batch", "-", "--format", "ndjson", "--bom"}, lines).code, usage);
}

}  // namespace
}  // namespace holdfast::cli
