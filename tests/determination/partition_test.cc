// Where an answer changes: exact, in order, without gaps, and with the reason.
#include "engine/determination/partition.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "tests/support/declared_when.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

const char* const los_angeles =
    "as_of: 2027-12-31\n"
    "facts:\n"
    "  home_place: us/ca/los-angeles-county/los-angeles\n"
    "  eviction_grounds: [nonpayment]\n"
    "  notice_served_on: 2026-11-20\n"
    "  bedrooms: 2\n"
    "  rent_owed: 2600\n"
    "  filed_on: not_yet\n";

Partition along(const std::string& yaml, const std::string& name, std::optional<Int> least = std::nullopt,
                std::optional<Int> most = std::nullopt) {
  auto what = *find_along(shipped_rules(), name);
  what.least = least;
  what.most = most;
  Explorer explorer(shipped_plan());
  return partition(shipped_plan(), scenario_of(yaml), what, explorer);
}

// The outcomes of a determination by key, and its steps.
std::string outcomes(const Determination& made) {
  std::string text;
  for (const auto& finding : made.findings) {
    text += key(finding) + "=";
    for (const auto one : finding.possible) text += std::string(name(one)) + ",";
    text += " ";
  }
  for (const auto& stage : made.stages) text += std::string(name(stage.barred)) + " ";
  return text;
}

// The scenario with one value, as somebody would write it.
Scenario scenario_at(const std::string& yaml, const Along& what, Int value) {
  auto scenario = scenario_of(yaml);
  const auto& vocabulary = shipped_rules().vocabulary;
  if (what.kind == Along::Kind::day) {
    auto text = yaml;
    text.replace(text.find("as_of: ") + 7, 10, to_string(static_cast<Day>(value)));
    return scenario_of(text);
  }
  auto& known = scenario.facts[static_cast<std::size_t>(*vocabulary.find(what.name))];
  known = {};
  known.pieces = {{value, value}};
  return scenario;
}

// At every edge and one to either side, and at many values in between, the piece says what the value says.
void expect_exact(const std::string& yaml, const std::string& fact, std::optional<Int> least = std::nullopt,
                  std::optional<Int> most = std::nullopt, const Plan& plan = shipped_plan()) {
  SCOPED_TRACE(fact);
  auto what = *find_along(shipped_rules(), fact);
  what.least = least;
  what.most = most;
  Explorer explorer(plan);
  const auto made = partition(plan, scenario_of(yaml), what, explorer);
  ASSERT_FALSE(made.pieces.empty());
  EXPECT_FALSE(made.budget_spent);
  std::mt19937 random(20261125);
  std::optional<Int> next;
  for (const auto& piece : made.pieces) {
    if (piece.not_yet) continue;
    EXPECT_EQ(piece.least, next.value_or(piece.least));
    next = piece.most + 1;
    std::set<Int> values = {piece.least, piece.most};
    const auto wide = static_cast<std::uint64_t>(piece.most - piece.least) + 1;
    for (int i = 0; i < 6; ++i) values.insert(piece.least + static_cast<Int>(random() % wide));
    for (const Int value : values)
      EXPECT_EQ(outcomes(determine(plan, scenario_at(yaml, made.along, value), explorer, Want::answer)),
                outcomes(piece.holds))
          << written(shipped_rules(), made.along, piece, value);
  }
  for (std::size_t i = 1; i < made.pieces.size(); ++i)
    EXPECT_TRUE(made.pieces[i].not_yet || !made.pieces[i].changed.empty()) << i;
}

TEST(Partition, IsExactAtEveryEdge) {
  expect_exact(los_angeles, "rent_owed");
  expect_exact(los_angeles, "bedrooms");
  expect_exact(los_angeles, "rent_monthly");
  expect_exact(los_angeles, "income_percent_of_ami");
  expect_exact(los_angeles, "notice_served_on", *parse_day("2022-01-01"), *parse_day("2027-12-31"));
  expect_exact(los_angeles, "filed_on", *parse_day("2026-01-01"), *parse_day("2027-12-31"));
  expect_exact(los_angeles, "applied_on", first_minute(*parse_day("2025-01-01")),
               last_minute(*parse_day("2027-12-31")));
  expect_exact(los_angeles, "as_of", *parse_day("2026-11-20"), *parse_day("2028-12-31"));
}

// What has to be done within some court days of a notice may be so on every day, or on the days of one year.
TEST(Partition, IsExactWhereOneDayIsCountedFromAnother) {
  for (const auto& condition : conditions_on_two_days()) {
    SCOPED_TRACE(condition);
    const auto ruleset = declared_when(condition);
    const Plan plan(ruleset);
    for (const char* fact : {"notice_served_on", "covid_declaration_given_on"})
      for (const std::string facts : {"", ", rent_by_month: [{month: 2020-04, due: 1500}]",
                                      ", covid_declaration_given_on: {from: 2020-06-01, through: 2022-06-01}",
                                      ", notice_served_on: {any_of: [2021-01-04, 2021-07-01, not_yet]}"})
        expect_exact("as_of: 2026-11-24\nfacts: {home_place: us/ca/fresno-county, filed_on: 2022-06-15" +
                         facts + "}\n",
                     fact, *parse_day("2019-01-01"), *parse_day("2026-11-24"), plan);
  }
  expect_exact(los_angeles, "notice_served_on");
  expect_exact("as_of: 2026-11-24\nfacts: {home_place: us/wa/king-county/seattle}\n", "notice_served_on");
}

TEST(Partition, IsExactWhereOtherThingsAreUnknown) {
  for (const char* place : {"us/ca/los-angeles-county/unincorporated", "us/mn/ramsey-county/st-paul",
                            "us/wa/king-county/seattle", "us/dc", "us/me/cumberland-county/portland"}) {
    const auto yaml = "as_of: 2026-11-24\nfacts: {home_place: " + std::string(place) + "}\n";
    expect_exact(yaml, "rent_owed");
    expect_exact(yaml, "bedrooms");
    expect_exact(yaml, "income_percent_of_ami");
    expect_exact(yaml, "notice_served_on", *parse_day("2020-01-01"), *parse_day("2026-11-24"));
    expect_exact(yaml, "as_of", *parse_day("2021-01-01"), *parse_day("2027-06-30"));
  }
}

// The first value of every piece at which the rule's finding changes, and the outcome from there on.
std::vector<std::string> edges(const Partition& made, const std::string& rule) {
  std::vector<std::string> all;
  for (const auto& piece : made.pieces)
    for (const auto& change : piece.changed)
      if (change.finding.ends_with(rule))
        all.push_back(written(shipped_rules(), made.along, piece, piece.least) + " " +
                      std::string(name(*change.after)));
  return all;
}

TEST(Partition, ListsTheDaysOnWhichTheCitysLimitChanges) {
  const auto made =
      along(los_angeles, "notice_served_on", *parse_day("2022-01-01"), *parse_day("2027-12-31"));
  EXPECT_THAT(edges(made, "los-angeles/rent-threshold"),
              testing::ElementsAre("2023-03-27 does_not_apply",  // its first day
                                   "2023-10-01 does_not_apply",  // each fair market rent
                                   "2023-11-08 does_not_apply",  // the lawsuit begins to matter
                                   "2024-10-01 applies", "2025-10-01 applies", "2026-05-21 applies",
                                   "2026-10-01 applies",
                                   "2027-10-01 needs_review"));  // the next figure is not published yet
  for (const auto& piece : made.pieces)
    for (const auto& change : piece.changed)
      // Of months that nobody told, nothing can be said.
      EXPECT_TRUE(!change.because.empty() || change.finding == "us/ca/covid-rent") << change.finding;
}

TEST(Partition, ListsTheDaysOnWhichTheCountysLimitChanges) {
  std::string county = los_angeles;
  county.replace(county.find("/los-angeles\n") + 1, 11, "unincorporated");
  county += "  unit_type: apartment\n  owned_managed_or_subsidized_by_government: false\n";
  const auto days =
      edges(along(county, "notice_served_on", *parse_day("2025-01-01"), *parse_day("2027-12-31")),
            "unincorporated/rent-threshold");
  EXPECT_THAT(days, testing::Contains("2026-04-16 applies")) << "two months";
  EXPECT_THAT(days, testing::Contains("2025-10-01 applies"));
}

TEST(Partition, IsExactToTheCentAtTheLimit) {
  const auto made = along(los_angeles, "rent_owed");
  EXPECT_THAT(edges(made, "los-angeles/rent-threshold"), testing::ElementsAre("2964.01 does_not_apply"));
}

TEST(Partition, IsExactOnTheStepOfAFigure) {
  std::string more = los_angeles;
  more.replace(more.find("2600"), 4, "3000.01");
  const auto made = along(more, "us/ca/los-angeles-county/los-angeles/rent-threshold/months");
  // 1.01 months are $2,993.64, and 1.02 are $3,023.28.
  EXPECT_THAT(edges(made, "los-angeles/rent-threshold"), testing::ElementsAre("1.02 months applies"));
  for (const auto& piece : made.pieces)
    for (const auto& finding : piece.holds.findings)
      EXPECT_EQ(finding.not_law, finding.rule.ends_with("los-angeles/rent-threshold"));
}

TEST(Partition, SaysWhyAnEdgeIsOne) {
  const auto made = along(los_angeles, "rent_owed");
  const auto& change = made.pieces.back().changed;
  const auto limit = std::find_if(change.begin(), change.end(), [](const Change& one) {
    return one.finding.ends_with("los-angeles/rent-threshold");
  });
  ASSERT_NE(limit, change.end());
  ASSERT_FALSE(limit->because.empty());
  EXPECT_EQ(limit->because.front().id, "debt") << "the debt is now above the limit";
}

TEST(Partition, OfAnEventEndsWithNotYet) {
  const auto made = along(los_angeles, "filed_on");
  EXPECT_TRUE(made.pieces.back().not_yet);
  EXPECT_TRUE(made.now_not_yet);
  EXPECT_EQ(written(shipped_rules(), made.along, made.pieces.back(), 0), "not_yet");
}

}  // namespace
}  // namespace holdfast
