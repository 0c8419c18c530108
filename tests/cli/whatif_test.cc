// `whatif` and `timeline` as people and scripts meet them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command.hpp"

namespace holdfast::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string months = "us/ca/los-angeles-county/los-angeles/rent-threshold/months";

Ran vary(const std::string& name, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"whatif", quickstart, "--vary", name};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return holdfast(arguments);
}

TEST(WhatIf, ShowsTextJsonAndAPictureInBothLanguages) {
  EXPECT_THAT(vary("rent_owed").out, StartsWith("What would change the answer\n"));
  EXPECT_THAT(vary("rent_owed", {"--lang", "es"}).out, StartsWith("Qué cambiaría la respuesta\n"));
  EXPECT_THAT(vary("rent_owed", {"--format", "json"}).out,
              StartsWith("{\n  \"schema\": \"holdfast/partition/1\""));
  EXPECT_THAT(vary("rent_owed", {"--format", "svg"}).out, StartsWith("<svg "));
  EXPECT_THAT(vary(months).out, HasSubstr("Simulation. Not the law today."));
  for (const auto& ran :
       {vary("rent_owed"), vary("bedrooms", {"--from", "1", "--to", "4"}),
        vary("applied_on", {"--to", "2026-03-11 16:59"}), vary(months, {"--to", "4 months"}),
        vary("income_percent_of_ami", {"--from", "50%"})}) {
    EXPECT_EQ(ran.code, done) << ran.err;
    EXPECT_EQ(ran.err, "");
  }
}

TEST(WhatIf, ReadsTheScenarioFromStandardInputToo) {
  const auto ran =
      holdfast({"whatif", "-", "--vary", "bedrooms"},
               R"({"as_of": "2026-11-24", "facts": {"home_place": "us/ca/alameda-county/oakland"}})");
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_EQ(holdfast({"whatif", "-", "--vary", "bedrooms"}, "facts: {bedroms: 2}").code, input_refused);
}

TEST(WhatIf, KeepsToTheEndsThatItIsGiven) {
  const auto out = vary("rent_owed", {"--from", "$2,900.50", "--to", "3000", "--format", "json"}).out;
  EXPECT_THAT(out, HasSubstr("\"from\": \"2900.50\",\n      \"to\": \"2964.00\""));
  EXPECT_THAT(out, HasSubstr("\"from\": \"2964.01\",\n      \"to\": \"3000.00\""));
}

TEST(WhatIf, NamesTheNearestThingThatCanMove) {
  EXPECT_EQ(vary("rent_owned").err, "--vary: no fact has this name; did you mean `rent_owed`?\n");
  EXPECT_EQ(vary("rent_owned").code, usage);
  EXPECT_EQ(vary("Canary7331").err,
            "--vary: no fact has this name; `holdfast rules list --facts` shows the facts\n");
  EXPECT_EQ(vary("immigration_status").err, "--vary: `immigration_status` is never asked and never read\n");
  EXPECT_EQ(vary("as_of").err, "--vary: for other days of the answer, use `holdfast timeline`\n");
  EXPECT_THAT(vary("rent_by_month").err,
              StartsWith("--vary: `rent_by_month` is a list of rows, which cannot move "
                         "as a whole; use a fact with one value: `"));
  EXPECT_THAT(vary("rent_by_month").err, HasSubstr("`rent_owed`"));
  EXPECT_EQ(
      vary(months + "s").err,
      "--vary: the rule `us/ca/los-angeles-county/los-angeles/rent-threshold` has no figure of this name; it "
      "has: `months`\n");
  EXPECT_EQ(vary("us/ca/los-angeles-county/los-angeles/rent-treshold/months").err,
            "--vary: no rule has this figure; did you mean `" + months + "`?\n");
}

TEST(WhatIf, TellsWhatItExpectedAndNeverWhatItGot) {
  EXPECT_EQ(vary("rent_owed", {"--from", "Canary7331", "--to", "99999999"}).err,
            "--from: expected an amount of money from $0.00 to $1000000.00\n"
            "--to: expected an amount of money from $0.00 to $1000000.00\n");
  EXPECT_EQ(vary("bedrooms", {"--from", "1.5"}).err,
            "--from: expected a number without a point from 0 to 12\n");
  EXPECT_EQ(vary("rent_owed", {"--from", "3000", "--to", "2000"}).err,
            "--from: expected no more than --to; swap the two\n");
  EXPECT_EQ(vary("notice_served_on", {"--from", "2026-02-30"}).err,
            "--from: expected a date that exists, from 1900-01-01 to 2199-12-31\n");
  EXPECT_EQ(vary("notice_served_on", {"--to", "2027-12-31"}).err,
            "--to: this cannot lie after the day of the answer; choose an earlier day, or a later --as-of\n");
  EXPECT_EQ(vary("notice_served_on", {"--to", "2027-12-31", "--as-of", "2027-12-31"}).code, done);
  EXPECT_EQ(vary("unit_type", {"--from", "house"}).err,
            "--from: `unit_type` has values that are named, not counted; leave this out, and all of them are "
            "shown\n");
  EXPECT_EQ(vary("rent_owed", {"--from", "Canary7331"}).code, usage);
}

TEST(WhatIf, SaysMistakesOfTheScenarioAndOfTheOptionsAtOnce) {
  const auto ran = holdfast({"whatif", "-", "--vary", "rent_owed", "--from", "much"},
                            "as_of: 2026-11-24\nfacts: {bedroms: 2}\n");
  EXPECT_EQ(ran.code, usage);
  EXPECT_THAT(ran.err, HasSubstr("did you mean `bedrooms`?"));
  EXPECT_THAT(ran.err, HasSubstr("--from: expected an amount of money"));
  EXPECT_EQ(ran.out, "");
}

TEST(Timeline, TellsHowTheAnswerChangesWithTheDay) {
  const auto ran = holdfast({"timeline", "-", "--from", "2026-01-01", "--to", "2026-12-31"},
                            "as_of: 2026-02-20\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, "
                            "applied_on: not_yet}\n");
  EXPECT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("The day of this answer: Friday, February 20, 2026.\n"));
  EXPECT_THAT(ran.out, HasSubstr("If you ask on Wednesday, March 11, 2026.\n"));
}

TEST(Timeline, RefusesADayBeforeWhatHasHappened) {
  const auto ran = holdfast({"timeline", quickstart, "--from", "2026-11-19", "--to", "2026-12-31"});
  EXPECT_EQ(ran.code, usage);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err,
              HasSubstr("--from: earlier than `notice_served_on`, which the scenario says has happened; "
                        "begin on that day or later\n"));
  EXPECT_EQ(holdfast({"timeline", quickstart, "--from", "2026-11-23", "--to", "2026-12-31"}).code, done);
  const auto served = holdfast({"timeline", "-", "--from", "2026-11-20", "--to", "2026-12-31"},
                               "as_of: 2026-11-24\nfacts: {court_papers: [{served_on: 2026-11-21}]}\n");
  EXPECT_THAT(served.err, HasSubstr("`court_papers`"));
}

TEST(Timeline, WantsTwoDaysInOrder) {
  EXPECT_EQ(holdfast({"timeline", quickstart, "--from", "2026-12-01"}).code, usage);
  EXPECT_EQ(holdfast({"timeline", quickstart, "--from", "2026-02-30", "--to", "soon"}).err,
            "--from: expected a date that exists, like 2026-11-24\n"
            "--to: expected a date that exists, like 2026-11-24\n");
  EXPECT_EQ(holdfast({"timeline", quickstart, "--from", "2026-12-31", "--to", "2026-12-01"}).err,
            "--from: expected no later day than --to; swap the two\n");
}

}  // namespace
}  // namespace holdfast::cli
