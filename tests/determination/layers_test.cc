// Rules of several places that answer one question, and rules that take another's place.
#include <gmock/gmock.h>

#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

std::string governs(const std::string& facts) {
  const auto made = determined(
      "as_of: 2026-11-24\nfacts: {home_place: us/mn/hennepin-county/minneapolis, "
      "eviction_grounds: [nonpayment], filed_on: not_yet, " +
      facts + "}\n");
  if (made.layers.empty()) return "none";
  const auto& layer = made.layers.front();
  return layer.question + ": " + (layer.governs.empty() ? "?" : layer.governs) + " over " +
         std::to_string(layer.also.size());
}

const std::string city = "us/mn/hennepin-county/minneapolis/notice-before-filing";

TEST(Layers, TheLongestWaitGovernsOnEveryDate) {
  // Fourteen days of the city alone, before the state's law.
  EXPECT_EQ(governs("notice_served_on: 2023-06-01"), "none");
  // Fourteen and fourteen: the innermost place's.
  EXPECT_EQ(governs("notice_served_on: 2024-06-03"), "days_before_filing: " + city + " over 1");
  EXPECT_EQ(governs("notice_served_on: 2025-02-28"), "days_before_filing: " + city + " over 1");
  EXPECT_EQ(governs("notice_served_on: 2025-03-01"), "days_before_filing: " + city + " over 1");
  // The day is not known, and thirty days are longer than fourteen on each of them.
  EXPECT_EQ(governs("notice_served_on: {from: 2026-01-01, through: 2026-11-01}"),
            "days_before_filing: " + city + " over 1");
}

TEST(Layers, AWaitThatDoesNotGovernSaysWhichDoes) {
  const auto made = determined(
      "as_of: 2026-05-05\nfacts: {home_place: us/mn/hennepin-county/minneapolis, "
      "eviction_grounds: [nonpayment], filed_on: not_yet, notice_served_on: 2026-05-04}\n");
  const auto state = finding(made, "us/mn/notice-before-filing", "wait");
  ASSERT_EQ(state.deadlines.size(), 2U);
  EXPECT_EQ(state.deadlines.front().overtaken_by, city);
  const auto minneapolis = finding(made, "minneapolis/notice-before-filing", "wait");
  EXPECT_EQ(days_of(minneapolis), "pay_through 2026-06-02 or 2026-06-03, not_before 2026-06-04");
  EXPECT_EQ(minneapolis.deadlines.front().overtaken_by, "");
}

TEST(Layers, OutsideTheCityTheStateSpeaksAlone) {
  const auto made = determined(
      "as_of: 2026-05-05\nfacts: {home_place: us/mn/st-louis-county/duluth, "
      "eviction_grounds: [nonpayment], filed_on: not_yet, notice_served_on: 2026-05-04}\n");
  EXPECT_TRUE(made.layers.empty());
  EXPECT_EQ(days_of(finding(made, "us/mn/notice-before-filing", "wait")),
            "pay_through 2026-05-17 or 2026-05-18, not_before 2026-05-19");
}

// What the small fixture says, with one of its files changed.
template <class Change>
Determination changed(const std::string& path, const Change& change, const std::string& facts) {
  auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small");
  for (auto& file : files)
    if (file.path == path) change(file.bytes);
  const auto ruleset = load(std::move(files));
  if (!ruleset) {
    ADD_FAILURE() << render(ruleset.diagnostics());
    return {};
  }
  const Plan plan(*ruleset);
  return determined(
      "as_of: 2026-11-24\nfacts: {unit_type: apartment, public_owner: false, homes_here: 90, homes: 90, "
      "bedrooms: 1, " +
          facts + "}\n",
      plan);
}

// One rule in the place of another.
Determination displaced(const std::string& entry, const std::string& facts) {
  return changed(
      "us/xx/winter-pause.yaml", [&](std::string& bytes) { bytes += "displaces:\n  - " + entry + "\n"; },
      "home_place: us/xx/river-county/port, rent_owed: 1, " + facts);
}

TEST(Displacement, HoldsFromItsDayAndForItsGroundAlone) {
  const std::string entry =
      "{rule: us/xx/rent-threshold, from: 2026-06-01, grounds: [nonpayment], source: act}";
  const auto outcome = [&](const std::string& facts) {
    return name(finding(displaced(entry, facts), "rent-threshold").outcome);
  };
  const std::string pay = "eviction_grounds: [nonpayment], ";
  EXPECT_EQ(outcome(pay + "notice_served_on: 2026-05-31"), "applies");
  EXPECT_EQ(outcome(pay + "notice_served_on: 2026-06-01"), "does_not_apply");
  EXPECT_EQ(outcome(pay + "notice_served_on: {from: 2026-05-31, through: 2026-06-01}"), "may_apply");
  const auto made = displaced(entry, pay + "notice_served_on: 2026-06-01");
  const auto& one = finding(made, "rent-threshold");
  EXPECT_THAT(one.because, testing::Contains("displaced_by_us/xx/winter-pause"));
  EXPECT_EQ(one.sources.back().cite, "Winter Act");
}

TEST(Displacement, HoldsOnlyWhereTheRuleThatDisplacesHolds) {
  const auto outcomes = [&](const std::string& place) {
    const auto made = changed(
        "us/xx/winter-pause.yaml",
        [](std::string& bytes) {
          const std::string state = "place: us/xx\n";
          bytes.replace(bytes.find(state), state.size(), "place: us/xx/river-county/port\n");
          bytes += "displaces:\n  - {rule: us/xx/rent-threshold, source: act}\n";
        },
        "home_place: " + place +
            ", rent_owed: 1, eviction_grounds: [nonpayment], notice_served_on: 2026-06-01");
    std::vector<std::string> all;  // of its two blocks: the limit, and what the paper has to show
    for (const auto& one : made.findings)
      if (one.rule == "us/xx/rent-threshold") all.emplace_back(name(one.outcome));
    return all;
  };
  EXPECT_THAT(outcomes("us/xx/river-county/port"), testing::ElementsAre("does_not_apply", "does_not_apply"));
  EXPECT_THAT(outcomes("us/xx/river-county/outside"), testing::ElementsAre("applies", "may_apply"));
  // Where it may be either, both are told.
  EXPECT_THAT(outcomes("us/xx/river-county"),
              testing::UnorderedElementsAre("applies", "may_apply", "does_not_apply", "does_not_apply"));
}

// The fixture's limit, with a figure of the port's own, in places that joined.
Determination local(const std::string& place, const std::string& day) {
  const auto change = [](std::string& bytes) {
    const std::string figure = "months: {value: 1 month, source: act}";
    const auto at = bytes.find(figure);
    if (at == std::string::npos) throw std::runtime_error("no figure to change");
    bytes.replace(at, figure.size(),
                  "months: {value: 1 month, source: act, local: {us/xx/river-county/port: {value: 2 months, "
                  "source: act}}}");
    bytes += "opt_in: {us/xx/river-county: {from: 2026-02-01, source: act}}\n";
  };
  return changed(
      "us/xx/rent-threshold.yaml", change,
      "home_place: " + place + ", rent_owed: 1500, eviction_grounds: [nonpayment], notice_served_on: " + day);
}

TEST(LocalFigures, CountInsideTheRuleOfALargerPlace) {
  const auto port = finding(local("us/xx/river-county/port", "2026-02-01"), "rent-threshold");
  EXPECT_EQ(port.outcome, Outcome::applies);
  EXPECT_EQ(amount(port, "limit"), "2200.00");
  EXPECT_EQ(port.enacted_by, "state");
  const auto outside = finding(local("us/xx/river-county/outside", "2026-02-01"), "rent-threshold");
  EXPECT_EQ(outside.outcome, Outcome::does_not_apply);
  EXPECT_EQ(amount(outside, "limit"), "1100.00");
}

TEST(OptIn, CountsFromTheDayOnWhichThePlaceJoinedAndNowhereElse) {
  const auto before = finding(local("us/xx/river-county/port", "2026-01-31"), "rent-threshold");
  EXPECT_EQ(before.outcome, Outcome::not_in_force);
  EXPECT_EQ(before.reasons.front().because.front().id, "not_yet");
  EXPECT_EQ(before.reasons.front().because.front().slots.front().day, *parse_day("2026-02-01"));
  // Elsewhere in the state nobody joined.
  const auto made = local("us/xx", "2026-03-01");
  int never = 0;
  for (const auto& one : made.findings)
    if (one.rule == "us/xx/rent-threshold" && !one.reasons.empty())
      never += one.reasons.front().because.front().id == "never_in_force" ? 1 : 0;
  EXPECT_GE(never, 1);
}

TEST(Findings, NameWhoMadeTheLawApartFromWhereItCounts) {
  const auto made = determined_for("home_place: us/ca/los-angeles-county/unincorporated");
  const auto one = finding(made, "unincorporated/rent-threshold");
  EXPECT_EQ(one.enacted_by, "county");
  EXPECT_EQ(one.place, "us/ca/los-angeles-county/unincorporated");
  EXPECT_EQ(finding(made, "us/cdc-order", "covers").enacted_by, "federal");
}

}  // namespace
}  // namespace holdfast
