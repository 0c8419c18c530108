// The commands that keep a rule's author right: what they print where, and how they exit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/command.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string moratorium = "us/cares-moratorium";

// The few rules of the benchmarks, with a rule two of whose cases are gone, and one computed: what is missing
// of the shipped rules changes with them.
class FewCases : public testing::Test {
 protected:
  FewCases() {
    fs::copy(root + "/tests/bench/rules", folder_.path(), fs::copy_options::recursive);
    const auto path = folder_ / (rule_ + ".yaml");
    auto text = bytes_of(path);
    replace(text,
            "  - name: its second day\n    given: {notice_served_on: 2024-12-02, rent_owed: $2625}\n"
            "    expect: {outcome: applies}\n",
            "");
    replace(
        text,
        "  - name: a cent above\n    given: {rent_owed: $2625.01}\n    expect: {outcome: does_not_apply}\n",
        "");
    replace(text, "name: a cent below\n", "name: a cent below\n    approved_by: nobody\n");
    std::ofstream(path, std::ios::binary) << text;
  }

  static void replace(std::string& text, const std::string& old, const std::string& now) {
    ASSERT_EQ(count_of(text, old), 1) << old;
    text.replace(text.find(old), old.size(), now);
  }
  static int count_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  }
  Ran ran(std::vector<std::string> arguments) const {
    return holdfast(std::move(arguments), "", folder_.path().string());
  }

  const std::string rule_ = "us/ca/los-angeles-county/unincorporated/rent-threshold";
  const ScratchFolder folder_;
};

TEST_F(FewCases, ThatNobodyApprovedAreCounted) {
  const auto tested = ran({"rules", "test", rule_});
  EXPECT_EQ(tested.code, done);
  EXPECT_EQ(tested.err, "");
  EXPECT_EQ(tested.out, "10 cases passed, 0 failed, 0 not run; 1 computed, and approved by nobody yet\n");
  EXPECT_THAT(ran({"rules", "show", rule_}).out, HasSubstr("cases       10; 1 of them approved by nobody\n"));
}

TEST_F(FewCases, AreToldByWhatTheyDoNotVisit) {
  const auto tested = ran({"rules", "test", rule_, "--coverage"});
  EXPECT_EQ(tested.code, done) << "what is missing fails nothing";
  EXPECT_EQ(tested.out,
            "10 cases passed, 0 failed, 0 not run; 1 computed, and approved by nobody yet\n"
            "\n" +
                rule_ + "  9/10\n  " + rule_ +
                ".yaml:10  /history/0: the day after 2024-12-01\n"
                "\n"
                "9/10 branches and boundaries visited\n");
}

TEST_F(FewCases, AreJsonToo) {
  const auto tested = ran({"rules", "test", rule_, "--coverage", "--format", "json"});
  EXPECT_EQ(tested.code, done);
  EXPECT_THAT(
      tested.out,
      StartsWith("{\n  \"passed\": 10,\n  \"failed\": 0,\n  \"not_run\": 0,\n  \"not_approved\": 1,\n"));
  EXPECT_THAT(tested.out, HasSubstr("          \"at\": \"/history/0\",\n"
                                    "          \"line\": 10,\n"
                                    "          \"kind\": \"day\",\n"
                                    "          \"what\": \"the day after 2024-12-01\"\n"));
}

TEST_F(FewCases, AreProposedAndMarkedForALawyer) {
  const auto proposed = ran({"rules", "cases", rule_});
  EXPECT_EQ(proposed.code, done);
  EXPECT_EQ(proposed.out,
            "  # /history/0: the day after 2024-12-01\n"
            "  - name: \"history the day after 2024-12-01, else as the day before its first\"\n"
            "    approved_by: nobody\n"
            "    given: {notice_served_on: 2024-12-02, rent_owed: $2625}\n"
            "    expect: {outcome: applies, limit: $2625}\n"
            "  # 1 cases, computed and approved by nobody: hold each to the law before it is kept\n");
}

TEST(RulesTest, WritesJUnitToAFile) {
  const auto path = fs::temp_directory_path() / "holdfast-junit-test.xml";
  const auto ran =
      holdfast({"rules", "test", "us/ca/relief", "--junit", path.string()}, "", root + "/tests/bench/rules");
  EXPECT_EQ(ran.code, done);
  EXPECT_THAT(bytes_of(path), HasSubstr("<testsuite name=\"us/ca/relief\" tests=\"20\" failures=\"0\""));
  fs::remove(path);
}

TEST(RulesTest, SaysSoWhenTheFileCannotBeWritten) {
  const auto ran = holdfast({"rules", "test", moratorium, "--junit", "/no/such/folder/results.xml"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err, "`/no/such/folder/results.xml` cannot be written\n");
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
