// The commands that keep a rule's author right: what they print where, and how they exit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/command.hpp"
#include "tests/support/rejected.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string moratorium = "us/cares-moratorium";

TEST(RulesTest, CountsTheCasesThatNobodyApproved) {
  const auto ran = holdfast({"rules", "test", "us/mn/redemption"});
  EXPECT_EQ(ran.code, done);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, "6 cases passed, 0 failed, 0 not run; 1 computed, and approved by nobody yet\n");
  EXPECT_THAT(holdfast({"rules", "show", "us/mn/redemption"}).out,
              HasSubstr("cases       6; 1 of them approved by nobody\n"));
}

TEST(RulesTest, TellsWhatNoCaseVisitsByLine) {
  const auto ran = holdfast({"rules", "test", moratorium, "--coverage"});
  EXPECT_EQ(ran.code, done) << "what is missing fails nothing";
  EXPECT_EQ(ran.out,
            "7 cases passed, 0 failed, 0 not run\n"
            "\n"
            "us/cares-moratorium  10/12\n"
            "  us/cares-moratorium.yaml:10  /history/0: the day after 2020-03-27\n"
            "  us/cares-moratorium.yaml:10  /history/0: the day after 2020-07-25\n"
            "\n"
            "10/12 branches and boundaries visited\n");
}

TEST(RulesTest, GivesJson) {
  const auto ran = holdfast({"rules", "test", moratorium, "--coverage", "--format", "json"});
  EXPECT_EQ(ran.code, done);
  EXPECT_THAT(
      ran.out,
      StartsWith("{\n  \"passed\": 7,\n  \"failed\": 0,\n  \"not_run\": 0,\n  \"not_approved\": 0,\n"));
  EXPECT_THAT(ran.out, HasSubstr("          \"at\": \"/history/0\",\n"
                                 "          \"line\": 10,\n"
                                 "          \"kind\": \"day\",\n"
                                 "          \"what\": \"the day after 2020-03-27\"\n"));
}

TEST(RulesTest, WritesJUnitToAFile) {
  const auto path = std::filesystem::temp_directory_path() / "holdfast-junit-test.xml";
  const auto ran = holdfast({"rules", "test", moratorium, "--junit", path.string()});
  EXPECT_EQ(ran.code, done);
  EXPECT_THAT(bytes_of(path),
              HasSubstr("<testsuite name=\"us/cares-moratorium\" tests=\"7\" failures=\"0\""));
  std::filesystem::remove(path);
}

TEST(RulesTest, SaysSoWhenTheFileCannotBeWritten) {
  const auto ran = holdfast({"rules", "test", moratorium, "--junit", "/no/such/folder/results.xml"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err, "`/no/such/folder/results.xml` cannot be written\n");
}

TEST(RulesCases, ProposesWhatIsMissingMarkedForALawyer) {
  const auto ran = holdfast({"rules", "cases", moratorium});
  EXPECT_EQ(ran.code, done);
  EXPECT_EQ(ran.out,
            "  # /history/0: the day after 2020-03-27\n"
            "  - name: \"history the day after 2020-03-27, else as the day before\"\n"
            "    approved_by: nobody\n"
            "    given: {filed_on: 2020-03-28}\n"
            "    expect: {outcome: applies}\n"
            "  # /history/0: the day after 2020-07-25\n"
            "  - name: \"history the day after 2020-07-25, else as the day before\"\n"
            "    approved_by: nobody\n"
            "    given: {filed_on: 2020-07-26}\n"
            "    expect: {outcome: not_in_force, because: [history, cares]}\n"
            "  # 2 cases, computed and approved by nobody: hold each to the law before it is kept\n");
}

TEST(RulesMutate, CountsWhatIsCaughtAmongWhatCanBe) {
  const auto ran = holdfast({"rules", "mutate", moratorium});
  EXPECT_EQ(ran.code, done);
  EXPECT_EQ(ran.out,
            "us/cares-moratorium (confidence high)\n"
            "    5 defects: 5 caught, 0 missed, 0 do not load, 0 make no difference; share caught 100.0%\n");
  const auto json = holdfast({"rules", "mutate", moratorium, "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"fate\": \"caught\",\n          \"by\": \"first day\""));
}

TEST(RulesMutate, AnUnknownRuleIsAMistakeOfUse) {
  for (const char* command : {"mutate", "cases"}) {
    const auto ran = holdfast({"rules", command, "us/zz/nothing"});
    EXPECT_EQ(ran.code, usage);
    EXPECT_EQ(ran.err, "no rule `us/zz/nothing`; `holdfast rules list` shows them\n");
    EXPECT_EQ(ran.out, "");
  }
}

}  // namespace
}  // namespace holdfast::cli
