// The command line as people and scripts meet it: what it prints where, and how it exits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/copy_of_rules.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string scenario(const std::string& facts, const std::string& as_of = "as_of: 2026-11-24\n") {
  return as_of +
         "facts: {home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], " +
         facts + "}\n";
}

TEST(Quickstart, PrintsWhatStandsBesideIt) {
  for (const std::string language : {"en", "es"}) {
    const auto ran = holdfast({"screen", quickstart, "--lang", language});
    EXPECT_EQ(ran.code, done);
    EXPECT_EQ(ran.err, "");
    const auto path = root + "/examples/quickstart/answer." + language + ".txt";
    if (std::getenv("HOLDFAST_WRITE_EXPECTED") != nullptr && !std::filesystem::exists(path))
      std::ofstream(path) << ran.out;
    EXPECT_EQ(ran.out, bytes_of(path)) << path;
  }
}

// The README shows the beginning of the quickstart's answer; it may not fall behind.
// What stands in the README after a command, up to the end of its block.
std::string shown_after(const std::string& command) {
  const auto readme = bytes_of(root + "/README.md");
  const auto at = readme.find("$ " + command + "\n");
  if (at == std::string::npos) return "";
  const auto begins = at + command.size() + 3;
  return readme.substr(begins, readme.find("```", at) - begins);
}

TEST(Readme, ShowsWhatTheProgramPrints) {
  const auto answer = shown_after("make demo");
  ASSERT_GT(answer.size(), 500U);
  EXPECT_TRUE(holdfast({"screen", quickstart}).out.starts_with(answer)) << answer;
  const auto strip = shown_after("build/holdfast whatif examples/quickstart/tenant.yaml --vary rent_owed");
  ASSERT_GT(strip.size(), 500U);
  EXPECT_TRUE(holdfast({"whatif", quickstart, "--vary", "rent_owed"}).out.starts_with(strip)) << strip;
}

TEST(Screen, ReadsYamlAndJsonAndStandardInputAlike) {
  const auto yaml =
      holdfast({"screen", "-", "--format", "json"}, scenario("bedrooms: 2, rent_owed: $2,000.00"));
  EXPECT_EQ(yaml.code, input_refused) << "a comma ends a value in flow style: it must not be read as 2";
  const auto good = holdfast({"screen", "-", "--format", "json"}, scenario("bedrooms: 2, rent_owed: 2000"));
  const auto json =
      holdfast({"screen", "-", "--format", "json"},
               R"({"as_of": "2026-11-24", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles",
                                 "eviction_grounds": ["nonpayment"], "bedrooms": 2, "rent_owed": "2000.00"}})");
  EXPECT_EQ(good.code, done) << good.err;
  EXPECT_EQ(good.out, json.out);
}

TEST(Screen, GivesAsMuchAsIsWanted) {
  const auto screened = [](const std::string& want) {
    return holdfast({"screen", "-", "--format", "json", "--want", want}, scenario("rent_owed: 2900")).out;
  };
  EXPECT_THAT(screened("answer"), HasSubstr("\"questions\": []"));
  EXPECT_THAT(screened("questions"), Not(HasSubstr("\"questions\": []")));
  EXPECT_THAT(screened("questions"), Not(HasSubstr("It helps, if this is so")));
  EXPECT_THAT(screened("changes"), HasSubstr("It helps, if this is so"));
  EXPECT_EQ(screened("everything"), "");
}

TEST(Screen, TellsUsageInputAndRulesApartByExitCode) {
  EXPECT_EQ(holdfast({}).code, usage);
  EXPECT_EQ(holdfast({"scren"}).code, usage);
  EXPECT_EQ(holdfast({"screen"}).code, usage);
  EXPECT_EQ(holdfast({"screen", quickstart, "--format", "xml"}).code, usage);
  EXPECT_EQ(holdfast({"screen", quickstart, "--lang", "fr"}).code, usage);
  EXPECT_EQ(holdfast({"screen", quickstart, "--as-of", "2026-02-30"}).code, usage);
  EXPECT_EQ(holdfast({"screen", quickstart}, "", root + "/no-such-folder").code, usage);
  EXPECT_EQ(holdfast({"screen", root + "/no-such-file"}).code, input_refused);
  EXPECT_EQ(holdfast({"screen", root}).code, input_refused);
  EXPECT_EQ(holdfast({"screen", "-"}, "facts: {bedroms: 2}").code, input_refused);
  EXPECT_EQ(holdfast({"screen", "-"}, scenario("immigration_status: x")).code, input_refused);
  EXPECT_EQ(holdfast({"screen", quickstart}, "", root + "/tests/rejected").code, rules_refused);
  EXPECT_EQ(holdfast({"--help"}).code, done);
  EXPECT_EQ(holdfast({"--version"}).code, done);
}

TEST(Screen, ExitsWithFourOnlyWhenStrictAndOpen) {
  const auto open = scenario(
      "rent_owed: 2500, notice_served_on: 2026-11-20, filed_on: not_yet, rent_by_month: [], applied_on: "
      "not_yet");
  EXPECT_EQ(holdfast({"screen", "-"}, open).code, done);
  EXPECT_EQ(holdfast({"screen", "-", "--strict"}, open).code, cannot_tell);
  EXPECT_EQ(holdfast({"screen", quickstart, "--strict"}).code, done);
}

TEST(Screen, RefusesAForbiddenFactByNameAndKeepsNothingOfIt) {
  const auto ran = holdfast({"screen", "-"}, scenario("immigration_status: Canary7331"));
  EXPECT_EQ(ran.code, input_refused);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("`immigration_status` is never asked and never read"));
  EXPECT_THAT(ran.err, Not(HasSubstr("Canary7331")));
}

TEST(Screen, NeverRepeatsWhatAPersonTyped) {
  for (const auto& input :
       {scenario("rent_owed: Canary7331"), scenario("bedrooms: [Canary7331"), std::string("Canary7331"),
        std::string("{\"facts\": {\"rent_owed\": \"Canary7331\"}, \"as_of\": \"Canary7331\"}"),
        scenario("notice_served_on: Canary7331, unit_type: Canary7331, eviction_grounds: [Canary7331]"),
        std::string("as_of: 2026-11-24\nfacts: {home_place: Canary7331}\n"),
        std::string("\"Canary7331\": 1\n")}) {
    const auto ran = holdfast({"screen", "-"}, input);
    EXPECT_EQ(ran.code, input_refused) << input;
    EXPECT_EQ(ran.out, "") << input;
    EXPECT_THAT(ran.err, Not(HasSubstr("Canary7331")));
  }
}

TEST(Screen, SaysEveryMistakeAtOnce) {
  const auto ran = holdfast({"screen", "-"}, "as_of: soon\nfacts: {bedroms: 2, rent_owed: much, foto: x}\n");
  for (const char* part : {"did you mean `bedrooms`?", "`rent_owed`: expected an amount of money",
                           "`as_of`: expected a date", "`foto` is never asked"})
    EXPECT_THAT(ran.err, HasSubstr(part));
}

std::string as_of_in(const Ran& ran) {
  const auto at = ran.out.find("\"as_of\": \"");
  return at == std::string::npos ? ran.err : ran.out.substr(at + 10, 10);
}

TEST(Screen, ReadsAReformAndTheScenarioInAnyOrder) {
  const std::string reform = "us/ca/los-angeles-county/proposals/three-months-countywide@2026-03-01";
  const auto last = holdfast({"screen", "--with", reform, quickstart});
  EXPECT_EQ(last.code, done) << last.err;
  EXPECT_EQ(holdfast({"screen", "--with", reform, quickstart, "--lang", "en"}).out, last.out);
  EXPECT_EQ(holdfast({"screen", "--with", reform, "-"}, bytes_of(quickstart)).out, last.out);
  EXPECT_EQ(holdfast({"screen", quickstart, "--with", ""}).code, rules_refused);
}

TEST(AsOf, IsTheScenariosOwnUnlessTold) {
  const auto text = scenario("rent_owed: 2000");
  EXPECT_EQ(as_of_in(holdfast({"screen", "-", "--format", "json"}, text)), "2026-11-24");
  EXPECT_EQ(as_of_in(holdfast({"screen", "-", "--format", "json", "--as-of", "2025-03-01"}, text)),
            "2025-03-01");
}

// 07:59 UTC is still the day before in Los Angeles in winter; 07:00 UTC is the same day there in summer.
TEST(AsOf, AnInstantIsTheDayInTheHomesOwnZone) {
  const auto day = [](const std::string& instant) {
    return as_of_in(holdfast({"screen", "-", "--format", "json"},
                             scenario("rent_owed: 2000", "as_of: \"" + instant + "\"\n")));
  };
  EXPECT_EQ(day("2026-11-24T07:59:59Z"), "2026-11-23");
  EXPECT_EQ(day("2026-11-24T08:00:00Z"), "2026-11-24");
  EXPECT_EQ(day("2026-07-01T06:59:59Z"), "2026-06-30");
  EXPECT_EQ(day("2026-07-01T07:00:00Z"), "2026-07-01");
  EXPECT_EQ(day("2026-11-24T23:30:00-08:00"), "2026-11-24");
  EXPECT_EQ(day("2026-11-24 16:59"), "2026-11-24");
}

// The relief round closed on March 11, 2026 at 16:59 in Los Angeles, which was 23:59 UTC.
TEST(AsOf, AnInstantDecidesWhetherARoundIsOpenWhateverTheServersZone) {
  const auto open = [](const std::string& as_of) {
    const auto out = holdfast({"screen", "-", "--format", "json"},
                              scenario("applied_on: not_yet", "as_of: \"" + as_of + "\"\n"))
                         .out;
    const auto at = out.find("\"open\": \"");
    return at == std::string::npos ? out : out.substr(at + 9, out.find('"', at + 9) - at - 9);
  };
  EXPECT_EQ(open("2026-03-11T23:59:59Z"), "yes");
  EXPECT_EQ(open("2026-03-12T00:00:00Z"), "no");
  EXPECT_EQ(open("2026-03-11 16:59"), "yes");
  EXPECT_EQ(open("2026-03-11 17:00"), "no");
  EXPECT_EQ(open("2026-03-11"), "unknown");
  setenv("TZ", "Asia/Tokyo", 1);
  EXPECT_EQ(open("2026-03-11T19:59:00-04:00"), "yes");
  unsetenv("TZ");
}

TEST(AsOf, TodayIsSaidToBeAssumed) {
  EXPECT_THAT(holdfast({"screen", "-"}, scenario("rent_owed: 2000", "")).out,
              HasSubstr("No day was given, so this answer is for today."));
}

TEST(Rules, AreCheckedListedShownAndTested) {
  EXPECT_THAT(holdfast({"rules", "check"}).out, HasSubstr("no mistakes"));
  EXPECT_THAT(holdfast({"rules", "list", "--place", "us/ca/alameda-county"}).out,
              testing::AllOf(HasSubstr("oakland/rent-threshold"), Not(HasSubstr("unincorporated"))));
  EXPECT_THAT(holdfast({"rules", "list"}).out, HasSubstr("not law: died 2026-02-10"));
  EXPECT_THAT(holdfast({"rules", "list", "--facts"}).out, HasSubstr("How many bedrooms"));
  EXPECT_THAT(holdfast({"rules", "list", "--places"}).out, HasSubstr("us/ca/alameda-county/oakland"));
  EXPECT_THAT(holdfast({"rules", "show", "us/ca/alameda-county/oakland/rent-threshold"}).out,
              HasSubstr("2023-07-15"));
  const auto tested = holdfast({"rules", "test", "us/ca/alameda-county/oakland/rent-threshold"});
  EXPECT_EQ(tested.code, done);
  EXPECT_THAT(tested.out, HasSubstr("0 failed"));
  EXPECT_EQ(holdfast({"rules", "show", "us/ca/oakland"}).code, usage);
  EXPECT_EQ(holdfast({"rules", "list", "--place", "nowhere"}).code, usage);
  EXPECT_THAT(
      holdfast({"rules", "list", "--place", "us/washington-county"}).err,
      testing::AllOf(HasSubstr("did you mean `us/al/washington-county`"), HasSubstr("or one of 25 others?")));
  EXPECT_EQ(holdfast({"rules", "list", "--place", "aitkin"}).err,
            "no place `aitkin`; did you mean `us/mn/aitkin-county`?\n");
  const auto maine = holdfast({"rules", "list", "--places", "--place", "us/me"}).out;
  EXPECT_THAT(maine, HasSubstr("us/me/york-county/saco  City of Saco, York County, Maine\n"));
  EXPECT_THAT(maine, Not(HasSubstr("us/nh")));
}

TEST(RulesFigure, ShowsTheFiguresOfAPlaceWithWhatTheyRestOn) {
  const auto ran = holdfast({"rules", "figure", "hud_fair_market_rent", "--place", "us/mn/hennepin-county",
                             "--as-of", "2026-01-01"});
  EXPECT_EQ(ran.code, done);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out,
            "HUD Fair Market Rent of the county or the New England town\n"
            "place  Hennepin County\n"
            "area   Minneapolis-St. Paul-Bloomington, MN-WI HUD Metro FMR Area\n"
            "\n"
            "from 2025-10-01 through 2026-09-30\n"
            "  bedrooms 0  $1242.00\n"
            "  bedrooms 1  $1405.00\n"
            "  bedrooms 2  $1709.00\n"
            "  bedrooms 3  $2262.00\n"
            "  bedrooms 4  $2531.00\n"
            "  edition     FY2026\n"
            "  source      HUD Fair Market Rent workbooks by county: FY2021 to FY2023 as revised, FY2024 and "
            "FY2026 as first published (agency)\n"
            "  confidence  high\n");
}

TEST(RulesFigure, SaysOfAGapThatItIsOne) {
  const auto figure = [](const char* table, const char* place, const char* day) {
    return holdfast({"rules", "figure", table, "--place", place, "--as-of", day}).out;
  };
  EXPECT_THAT(
      figure("hud_fair_market_rent", "us/tx/harris-county", "2025-01-01"),
      HasSubstr("from 2024-10-01 through 2025-09-30\n  bedrooms 0  not known: it is not in our table\n"));
  EXPECT_THAT(figure("hud_fair_market_rent", "us/me", "2026-01-01"),
              HasSubstr("  bedrooms 2  from $1224.00 to $2202.00, by the part of the place\n"));
  EXPECT_THAT(figure("hud_fair_market_rent", "us/mn/hennepin-county", "2027-10-01"),
              HasSubstr("  bedrooms 2  not known: new figures are due\n"));
  EXPECT_EQ(holdfast({"rules", "figure", "rent", "--place", "us/me"}).code, usage);
  EXPECT_EQ(holdfast({"rules", "figure", "low_income_limit", "--place", "us/me/nowhere"}).code, usage);
  EXPECT_EQ(holdfast({"rules", "figure", "low_income_limit", "--place", "us/me", "--as-of", "May"}).code,
            usage);
}

TEST(Rules, WithACaseThatFailsExitWithSix) {
  const CopyOfRules rules("us/ca/alameda-county/oakland/rent-threshold.yaml", "must: reach", "must: exceed");
  const auto ran = holdfast({"rules", "test"}, "", rules.folder());
  EXPECT_EQ(ran.code, rule_tests_failed) << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("FAILED   us/ca/alameda-county/oakland/rent-threshold"));
}

TEST(Rules, WithAMistakeShowTheLineAndExitWithFive) {
  const CopyOfRules rules("us/ca/alameda-county/oakland/rent-threshold.yaml", "fair_market_rent(bedrooms)",
                          "fair_market_rent(bedroms)");
  const auto ran = holdfast({"screen", quickstart}, "", rules.folder());
  EXPECT_EQ(ran.code, rules_refused);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("help: did you mean `bedrooms`?"));
}

TEST(Rules, WhoseWordsAreMissingAreRefused) {
  const CopyOfRules rules("text/es/engine.yaml", "disclaimer:", "disclaimer_old:");
  const auto ran = holdfast({"screen", quickstart}, "", rules.folder());
  EXPECT_EQ(ran.code, rules_refused);
}

TEST(DaysCommand, NamesEverySkippedDayInBothLanguages) {
  const auto english =
      holdfast({"days", "--from", "2026-01-16", "--count", "3", "--calendar", "us/ca/courts"});
  EXPECT_EQ(english.code, done);
  EXPECT_THAT(english.out, testing::StartsWith("The last day is Thursday, January 22, 2026.\n"));
  EXPECT_THAT(english.out, HasSubstr("Monday, January 19, 2026: does not count, Martin Luther King Jr. Day"));
  const auto spanish = holdfast(
      {"days", "--from", "2026-06-30", "--count", "3", "--calendar", "us/ca/courts", "--lang", "es"});
  EXPECT_THAT(spanish.out, testing::StartsWith("El último día es el lunes 6 de julio de 2026.\n"));
  EXPECT_THAT(spanish.out, HasSubstr("no cuenta, se guarda ese día: Día de la Independencia"));
}

TEST(DaysCommand, GivesNoDayWhereTheCalendarEnds) {
  const auto ran = holdfast({"days", "--from", "2028-12-28", "--count", "3", "--calendar", "us/ca/courts"});
  EXPECT_EQ(ran.code, done);
  EXPECT_THAT(ran.out, testing::StartsWith("We give no last day: "));
  EXPECT_THAT(ran.out, Not(HasSubstr("2029,")));
}

TEST(DaysCommand, TellsEveryMistakeAtOnce) {
  const auto ran = holdfast({"days", "--from", "2026-02-30", "--count", "9999", "--calendar", "us/ca"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.err,
            "--from: expected a date that exists, like 2026-11-24\n"
            "--count: expected a number from 0 to 3660\n"
            "--calendar: no calendar has this name; there are: us/ca/courts us/federal\n");
  EXPECT_EQ(holdfast({"days", "--from", "2026-02-20", "--count", "3"}).err,
            "--calendar: name the calendar that says which days are closed, like us/ca/courts\n");
}

TEST(RulesStatus, TellsWhatIsLawOnTheDayAndWhatIsNot) {
  const auto ran = holdfast({"rules", "status", "--as-of", "2026-11-23", "--place", "us/mn"});
  EXPECT_EQ(ran.code, done);
  const auto unknown = ran.out.find("\nNot known whether it is in force\n");
  const auto over = ran.out.find("\nOver\n");
  const auto no_law = ran.out.find("\nNot law\n");
  ASSERT_NE(no_law, std::string::npos);
  EXPECT_LT(unknown, ran.out.find("park-board-pause"));
  EXPECT_LT(ran.out.find("park-board-pause"), over);
  EXPECT_LT(over, ran.out.find("us/cares-moratorium"));
  EXPECT_LT(no_law, ran.out.find("minneapolis/proposals/moratorium-request"));
  EXPECT_THAT(ran.out, HasSubstr("nonbinding 2026-01-15 (Sahan Journal: "));
  EXPECT_THAT(ran.out, Not(HasSubstr("us/ca/")));
  // On the day before the council voted there was not even a request.
  const auto before = holdfast({"rules", "status", "--as-of", "2026-01-14", "--place", "us/mn"});
  EXPECT_THAT(before.out, Not(HasSubstr("nonbinding 2026-01-15")));
}

TEST(RulesStatus, WantsAPlaceThatIsThereAndADayThatExists) {
  EXPECT_EQ(holdfast({"rules", "status", "--as-of", "2026-11-23", "--place", "us/mm"}).err,
            "no place `us/mm`; did you mean `us/mn`?\n");
  EXPECT_EQ(holdfast({"rules", "status", "--as-of", "2026-11-31"}).code, usage);
}

TEST(RulesStale, ListsWhatIsOlderThanTheDay) {
  const auto day = [](const char* before) { return holdfast({"rules", "stale", "--before", before}).out; };
  EXPECT_THAT(day("2026-02-25"), Not(HasSubstr("park-board-pause")));
  EXPECT_THAT(day("2026-02-26"), HasSubstr("park-board-pause"));
  EXPECT_THAT(day("2027-10-01"), Not(HasSubstr("fair-market-rent.yaml")));
  EXPECT_THAT(day("2027-10-02"), HasSubstr("the next figures are due from 2027-10-01"));
  EXPECT_THAT(day("2028-12-31"), Not(HasSubstr("the calendar does not hold")));
  EXPECT_THAT(day("2029-01-01"), HasSubstr("the calendar does not hold 2029"));
}

}  // namespace
}  // namespace holdfast::cli
