// A home in any state gets at least the federal layer, is told what was not read of the state's own law, and
// never gets the law of another state.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <sstream>

#include "engine/determination/text.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

std::vector<std::string> states() {
  std::vector<std::string> paths;
  for (const auto& place : shipped_rules().places.entries())
    if (place.level == "state" && place.kind.empty()) paths.push_back(place.path);
  return paths;
}

// A paper for unpaid rent, told of as little as possible.
Determination paper_in(const std::string& place, const std::string& day) {
  return determined("as_of: " + day + "\nfacts: {home_place: " + place +
                    ", eviction_grounds: [nonpayment], notice_served_on: " + day + ", filed_on: not_yet}\n");
}

bool of_this_place(const std::string& rule_place, const std::string& home) {
  return rule_place == "us" || rule_place == home || rule_place.starts_with(home + "/") ||
         home.starts_with(rule_place + "/");
}

TEST(EveryState, IsAPlace) { EXPECT_EQ(states().size(), 51U); }

TEST(EveryState, GetsTheFederalLayer) {
  for (const auto& state : states()) {
    const auto answer = paper_in(state, "2026-11-24");
    std::set<std::string> federal;
    for (const auto& one : answer.findings)
      if (one.place == "us") federal.insert(one.rule);
    for (const char* rule :
         {"us/cares-notice", "us/hud-notice-nonpayment", "us/scra-eviction", "us/cdc-order"})
      EXPECT_EQ(federal.count(rule), 1U) << state << ", " << rule;
  }
}

TEST(EveryState, NeverGetsTheLawOfAnother) {
  for (const auto& state : states())
    for (const char* day : {"2020-05-01", "2021-08-10", "2026-11-24"})
      for (const auto& one : paper_in(state, day).findings)
        EXPECT_TRUE(of_this_place(one.place, state)) << state << ", " << day << ", " << one.rule;
}

// The text as one line, so that where it is wrapped does not matter.
std::string told(const Determination& answer, const char* language) {
  std::istringstream text(to_text(answer, shipped_rules().texts, language));
  std::string all;
  for (std::string word; text >> word;) all += word + " ";
  return all;
}

const char* const only_covid_years =
    "Apart from the years of COVID-19, we have not read this state's own law.";

// Where only the years of COVID-19 were read, nothing of the state's own helps today; elsewhere something
// may.
TEST(EveryState, ClaimsNoLawThatWasNotRead) {
  int unread = 0;
  for (const auto& state : states()) {
    const auto answer = paper_in(state, "2026-11-24");
    if (told(answer, "en").find(only_covid_years) == std::string::npos) continue;
    ++unread;
    for (const auto& one : answer.findings)
      EXPECT_TRUE(one.place == "us" || one.outcome == Outcome::not_in_force || one.long_over)
          << state << ", " << one.rule;
    for (const auto& stage : answer.stages) EXPECT_NE(stage.barred, Barred::yes) << state;
  }
  EXPECT_GE(unread, 30);
}

TEST(EveryState, SaysWhatWasNotReadOfItsLaw) {
  // Of these, each rule tells its own doubts.
  const std::set<std::string> told_elsewhere{"us/ca", "us/mn", "us/me"};
  for (const auto& state : states()) {
    if (told_elsewhere.count(state) != 0) continue;
    const auto answer = paper_in(state, "2026-11-24");
    EXPECT_THAT(told(answer, "en"),
                AnyOf(HasSubstr(only_covid_years), HasSubstr("read only a part of this state's law"),
                      HasSubstr("read only a part of the District's law")))
        << state;
    EXPECT_THAT(told(answer, "es"), AnyOf(HasSubstr("no hemos leído la ley propia de este estado"),
                                          HasSubstr("Hemos leído solo una parte de la ley de este estado"),
                                          HasSubstr("Hemos leído solo una parte de la ley del Distrito")))
        << state;
  }
}

// A county that no rule names is answered as its state is, under its own name.
TEST(EveryCounty, IsAnsweredAsItsState) {
  for (const auto& [county, state, name] : std::vector<std::array<std::string, 3>>{
           {"us/tx/harris-county", "us/tx", "Harris County, Texas"},
           {"us/mn/aitkin-county", "us/mn", "Aitkin County, Minnesota"},
           {"us/va/alexandria-city", "us/va", "City of Alexandria, Virginia"},
           {"us/nh/merrimack-county/concord", "us/nh", "City of Concord, Merrimack County, New Hampshire"}}) {
    const auto here = paper_in(county, "2026-11-24");
    ASSERT_EQ(here.places.size(), 1U) << county;
    EXPECT_EQ(here.places.front().place, county);
    EXPECT_THAT(told(here, "en"), HasSubstr("Place: " + name));
    const auto around = determined("as_of: 2026-11-24\nfacts: {home_place: {any_of: [" + county +
                                   "]}, eviction_grounds: [nonpayment], notice_served_on: 2026-11-24, "
                                   "filed_on: not_yet}\n");
    ASSERT_EQ(around.findings.size(), here.findings.size()) << county;
    for (std::size_t i = 0; i < here.findings.size(); ++i) {
      EXPECT_EQ(here.findings[i].rule, around.findings[i].rule);
      EXPECT_EQ(here.findings[i].outcome, around.findings[i].outcome);
      EXPECT_TRUE(of_this_place(here.findings[i].place, county)) << here.findings[i].rule;
    }
  }
}

TEST(EveryTerritory, GetsTheFederalLayerAndIsToldThatNothingElseWasRead) {
  int territories = 0;
  for (const auto& place : shipped_rules().places.entries()) {
    if (place.kind != "territory") continue;
    ++territories;
    const auto answer = paper_in(place.path, "2026-11-24");
    EXPECT_FALSE(answer.findings.empty()) << place.path;
    for (const auto& one : answer.findings) EXPECT_EQ(one.place, "us") << place.path << " " << one.rule;
    EXPECT_THAT(told(answer, "en"),
                HasSubstr("We have read only the law of the United States for this place"));
    EXPECT_THAT(told(answer, "es"), HasSubstr("solo hemos leído la ley de los Estados Unidos"));
  }
  EXPECT_EQ(territories, 5);
}

// The worked case ga-01: the courts of Georgia put off their deadlines in 2020, and that protected nobody.
TEST(EveryState, DoesNotTakeAClosedCourtInGeorgiaForProtection) {
  const auto answer = determined(
      "as_of: 2020-05-01\nfacts: {home_place: us/ga, eviction_grounds: [nonpayment], notice_served_on: "
      "2020-04-10, "
      "filed_on: 2020-04-20, hearing_on: 2020-05-01, home_covered_by_cares: false, in_military_service: "
      "false}\n");
  for (const auto& one : answer.findings) EXPECT_EQ(one.place, "us") << one.rule;
  for (const auto& stage : answer.stages) EXPECT_NE(stage.barred, Barred::yes);
}

// A state with a pause in 2020 is told of it on its days, and on no others.
TEST(EveryState, HasItsPauseOnlyOnItsDays) {
  const auto lockout_in_texas = [](const std::string& day) {
    return finding(determined("as_of: " + day +
                              "\nfacts: {home_place: us/tx, eviction_grounds: [nonpayment], lockout_at: " +
                              day + " 10:00}\n"),
                   "us/tx/covid-lockouts", "covers")
        .outcome;
  };
  EXPECT_EQ(lockout_in_texas("2020-03-18"), Outcome::not_in_force);
  EXPECT_EQ(lockout_in_texas("2020-03-19"), Outcome::applies);
  EXPECT_EQ(lockout_in_texas("2020-05-07"), Outcome::applies);
  EXPECT_EQ(lockout_in_texas("2020-05-08"), Outcome::needs_review);
  EXPECT_EQ(lockout_in_texas("2020-05-27"), Outcome::needs_review);
  EXPECT_EQ(lockout_in_texas("2020-05-28"), Outcome::not_in_force);
}

}  // namespace
}  // namespace holdfast
