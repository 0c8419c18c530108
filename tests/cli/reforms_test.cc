// Reforms, the second clock and the difference of rules, as people and scripts meet them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/command.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string two_months = root + "/examples/quickstart/two-months.yaml";

TEST(ScreenWith, AnswersByTheLawAndThenTellsWhatWouldChange) {
  const auto ran = holdfast({"screen", quickstart, "--with", two_months});
  EXPECT_EQ(ran.code, done) << ran.err;
  const auto law = holdfast({"screen", quickstart});
  EXPECT_TRUE(ran.out.starts_with(law.out)) << "the law comes first, and whole";
  EXPECT_THAT(ran.out, HasSubstr("If this were law: what would change"));
  EXPECT_THAT(ran.out, HasSubstr("$5,928.00"));
}

TEST(ScreenWith, GivesBothAnswersInJson) {
  const auto ran = holdfast({"screen", quickstart, "--with", two_months + "@2026-11-20", "--format", "json"});
  EXPECT_EQ(ran.code, done) << ran.err;
  const auto made = nlohmann::json::parse(ran.out);
  EXPECT_EQ(made["schema"], "holdfast/comparison/1");
  EXPECT_EQ(made["with"][0]["reform"], "two-months");
  EXPECT_EQ(made["with"][0]["from"], "2026-11-20");
  EXPECT_TRUE(made["law"]["with"].empty());
  EXPECT_EQ(made["reform"]["with"][0]["reform"], "two-months");
  EXPECT_FALSE(made["changed"].empty());
}

TEST(ScreenWith, ReadsTheScenarioFromStandardInputForBoth) {
  const auto ran =
      holdfast({"screen", "-", "--with", two_months, "--format", "json"},
               "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, bedrooms: 2}\n");
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_FALSE(nlohmann::json::parse(ran.out)["reform"]["findings"].empty());
}

TEST(ScreenWith, RefusesWhatIsNoReformAndSaysWhy) {
  EXPECT_EQ(holdfast({"screen", quickstart, "--with", "nowhere.yaml"}).code, usage);
  EXPECT_EQ(holdfast({"screen", quickstart, "--with", two_months + "@tomorrow"}).code, usage);
  const auto unknown = holdfast({"screen", quickstart, "--with", "two-month"});
  EXPECT_EQ(unknown.code, rules_refused);
  EXPECT_THAT(unknown.err, HasSubstr("no reform `two-month`"));
  EXPECT_EQ(holdfast({"screen", quickstart, "--with", quickstart}).code, usage) << "a scenario is no reform";
}

// The reform's figure has fewer digits than the law's.
TEST(BatchWith, TellsAmountsInDollars) {
  const std::string rule = "us/ca/los-angeles-county/los-angeles/rent-threshold";
  const std::string facts =
      "home_place,eviction_grounds,notice_served_on,bedrooms,rent_owed\n"
      "us/ca/los-angeles-county/los-angeles,nonpayment,2026-11-20,";
  const auto limits = [&](const std::string& row) {
    return holdfast({"batch", "-", "--as-of", "2026-11-24", "--with", two_months, "--columns",
                     rule + ".limit," + rule + ".margin"},
                    facts + row + "\n")
        .out;
  };
  const std::string header = rule + ".limit," + rule + ".margin\n";
  EXPECT_EQ(limits("2,3000"), header + "5928.00,2928.00\n");
  EXPECT_EQ(limits("1..2,3000..3000.50"), header + "4804.00..5928.00,1803.50..2928.00\n");
}

TEST(KnownOn, IsSaidInTheAnswer) {
  const auto ran = holdfast({"screen", quickstart, "--known-on", "2026-02-01"});
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Read with only what was on record by Sunday, February 1, 2026."));
  EXPECT_THAT(holdfast({"screen", quickstart}).out, Not(HasSubstr("on record")));
  EXPECT_EQ(holdfast({"screen", quickstart, "--known-on", "2026-02-30"}).code, usage);
  for (const std::string command : {"next", "screen"})
    EXPECT_EQ(holdfast({command, quickstart, "--known-on", "2026-02-01", "--format", "json"}).code, done);
}

TEST(RulesDiff, TellsWhatChangedSinceADay) {
  const auto ran = holdfast({"rules", "diff", "--known-on", "2026-02-01"});
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("figure  /figures/months/1"));
  EXPECT_THAT(ran.out, HasSubstr("outcome: does_not_apply -> applies"));
  const auto json = holdfast({"rules", "diff", "--known-on", "2026-02-01", "--format", "json"});
  EXPECT_FALSE(nlohmann::json::parse(json.out)["changes"].empty());
}

TEST(RulesDiff, AsksForTwoSides) {
  const auto ran = holdfast({"rules", "diff"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_THAT(ran.err, HasSubstr("name two folders of rules, or a day"));
  EXPECT_EQ(holdfast({"rules", "diff", "nowhere", root + "/rules"}).code, usage);
  EXPECT_EQ(holdfast({"rules", "diff", root + "/rules", root + "/rules"}).out, "no difference\n");
}

}  // namespace
}  // namespace holdfast::cli
