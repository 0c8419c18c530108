// `holdfast rules check` as an editor or a script meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/copy_of_rules.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;

TEST(RulesCheck, SaysThatTheShippedRulesHaveNoMistakes) {
  const auto ran = holdfast({"rules", "check", "--strict"});
  EXPECT_EQ(ran.code, done);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, HasSubstr("figures in tables: no mistakes\nsha256 "));
}

TEST(RulesCheck, ShowsAnErrorWithItsScenarioAndRefuses) {
  const CopyOfRules rules("us/wa/king-county/seattle/winter-defense.yaml",
                          "when: eviction_grounds includes \"emergency_order\"",
                          "when: landlord_units_in_city <= landlord_units");
  const auto ran = holdfast({"rules", "check"}, "", rules.folder());
  EXPECT_EQ(ran.code, rules_refused);
  EXPECT_THAT(ran.err,
              HasSubstr(R"(us/wa/king-county/seattle/winter-defense.yaml:31:3: error[exemption-always]: )"
                        R"(the exemption `emergency` is always so where the rule reaches, )"
                        R"(so that the rule helps nobody
   31 |   emergency: {when: landlord_units_in_city <= landlord_units, source: smc-22-205-080}
      |   ^^^^^^^^^
   help: compare it with the rule's grounds, and its numbers with what the facts may be
   seen: `covers` of `us/wa/king-county/seattle/winter-defense` is `does_not_apply` in this scenario
      as_of: )"));
  EXPECT_THAT(ran.out, HasSubstr(" mistakes, "));
}

TEST(RulesCheck, LetsAWarningPassUnlessItIsToBeStrict) {
  const CopyOfRules rules("us/ca/los-angeles-county/los-angeles/rent-threshold.yaml",
                          "sources: [rulings, matthews]", "sources: [rulings]");
  const auto ran = holdfast({"rules", "check"}, "", rules.folder());
  EXPECT_EQ(ran.code, done);
  EXPECT_THAT(ran.err, HasSubstr("warning[source-unused]: no statement rests on the source `matthews`"));
  EXPECT_THAT(ran.out, HasSubstr("0 mistakes, 1 warning\n"));
  EXPECT_EQ(holdfast({"rules", "check", "--strict"}, "", rules.folder()).code, rules_refused);
}

TEST(RulesCheck, GivesTheSameAsJson) {
  const CopyOfRules rules("us/mn/hennepin-county/renthelp.yaml", "income_limit: {value: 30%",
                          "income_limit: {value: 1000%");
  const auto ran = holdfast({"rules", "check", "--format", "json"}, "", rules.folder());
  EXPECT_EQ(ran.code, rules_refused);
  EXPECT_EQ(ran.err, "");
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["schema"], "holdfast/rules-check/1");
  EXPECT_EQ(json["loaded"], true);
  EXPECT_EQ(json["undecided"], 0);
  const auto& first = json["concerns"][0];
  EXPECT_EQ(first["code"], "condition-always");
  EXPECT_EQ(first["severity"], "warning");
  EXPECT_EQ(first["pointer"], "/eligible/all_of/income");
  EXPECT_EQ(first["witness"]["answers"][0]["outcome"], "applies");
  EXPECT_THAT(first["witness"]["scenario"].get<std::string>(), HasSubstr("\nfacts:\n  home_place: "));
}

TEST(RulesCheck, TellsWhatDoesNotLoadAsJsonToo) {
  const CopyOfRules rules("us/dc/rent-threshold.yaml", "effect: bar", "effect: barr");
  const auto ran = holdfast({"rules", "check", "--format", "json"}, "", rules.folder());
  EXPECT_EQ(ran.code, rules_refused);
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["loaded"], false);
  EXPECT_EQ(json["concerns"][0]["code"], "unknown-word");
  EXPECT_EQ(json["concerns"][0]["witness"], nullptr);
}

}  // namespace
}  // namespace holdfast::cli
