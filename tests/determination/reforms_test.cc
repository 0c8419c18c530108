// The law, and the law as reforms would have it: on the day that they begin, the day before, the last day and
// after.
#include <gmock/gmock.h>

#include "engine/determination/comparison.hpp"
#include "tests/support/determined.hpp"
#include "tests/support/reformed_rules.hpp"

namespace holdfast {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* city = "us/ca/los-angeles-county/los-angeles/rent-threshold";

std::string change(const std::string& more) {
  return std::string("reform: try\ntitle: Something else\nchanges:\n  - change: ") + city + "\n" + more;
}

// Two bedrooms in the City of Los Angeles; one month of fair market rent is $2,964.
std::string at(const std::string& served, const std::string& owed, const std::string& more = "") {
  return "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, bedrooms: 2, "
         "eviction_grounds: [nonpayment], notice_served_on: " +
         served + ", rent_owed: " + owed + more + "}\n";
}

Finding threshold(const ReformedRules& rules, const std::string& scenario) {
  return finding(determined(scenario, rules.plan), "los-angeles/rent-threshold");
}

TEST(Reform, MovesTheLimitToTheCent) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"));
  const auto outcome = [&](const char* owed) { return threshold(rules, at("2026-11-20", owed)).outcome; };
  EXPECT_EQ(outcome("5927.99"), Outcome::applies);
  EXPECT_EQ(outcome("5928.00"), Outcome::applies);
  EXPECT_EQ(outcome("5928.01"), Outcome::does_not_apply);
  EXPECT_EQ(amount(threshold(rules, at("2026-11-20", "3000")), "limit"), "5928.00");
}

TEST(Reform, CountsFromItsFirstDayThroughItsLast) {
  const ReformedRules rules(
      change("    from: 2026-11-20\n    through: 2026-11-22\n    set: {figures.months: 2 months}\n"));
  const auto on = [&](const char* day) { return threshold(rules, at(day, "4000")); };
  EXPECT_EQ(on("2026-11-19").outcome, Outcome::does_not_apply);
  EXPECT_FALSE(on("2026-11-19").not_law);
  for (const char* day : {"2026-11-20", "2026-11-22"}) {
    EXPECT_EQ(on(day).outcome, Outcome::applies) << day;
    EXPECT_TRUE(on(day).not_law) << day;
  }
  EXPECT_EQ(on("2026-11-23").outcome, Outcome::does_not_apply);
  EXPECT_FALSE(on("2026-11-23").not_law);
}

TEST(Reform, IsSwitchedOnFromADay) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"), *parse_day("2026-11-20"));
  EXPECT_EQ(threshold(rules, at("2026-11-19", "4000")).outcome, Outcome::does_not_apply);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "4000")).outcome, Outcome::applies);
}

TEST(Reform, OfAnUnknownDayIsDefiniteWhereBothTextsAgree) {
  const ReformedRules rules(change("    from: 2026-11-20\n    set: {figures.months: 2 months}\n"));
  const char* around = "{from: 2026-11-10, through: 2026-11-23}";
  EXPECT_EQ(threshold(rules, at(around, "2964.00")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at(around, "4000")).outcome, Outcome::may_apply);
  EXPECT_EQ(threshold(rules, at(around, "5928.01")).outcome, Outcome::does_not_apply);
}

TEST(Reform, ScalesAFigureExactly) {
  const ReformedRules rules(change("    scale: {figures.months: 150%}\n"));
  EXPECT_EQ(amount(threshold(rules, at("2026-11-20", "3000")), "limit"), "4446.00");
}

TEST(Reform, ChangesTheOperator) {
  const ReformedRules rules(change("    set: {barred_unless.must: reach}\n"));
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2963.99")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2964.00")).outcome, Outcome::does_not_apply);
}

TEST(Reform, RemovesARuleForAWhile) {
  const ReformedRules rules(std::string("reform: try\ntitle: No limit\nchanges:\n  - remove: ") + city +
                            "\n    from: 2026-11-20\n    through: 2026-11-22\n");
  EXPECT_EQ(threshold(rules, at("2026-11-19", "2000")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2000")).outcome, Outcome::not_in_force);
  EXPECT_EQ(threshold(rules, at("2026-11-22", "2000")).outcome, Outcome::not_in_force);
  EXPECT_EQ(threshold(rules, at("2026-11-23", "2000")).outcome, Outcome::applies);
}

TEST(Reform, GivesALawAnotherStatus) {
  const ReformedRules rules(change("    from: 2026-11-20\n    set: {status: enjoined}\n"));
  EXPECT_EQ(threshold(rules, at("2026-11-19", "2000")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "2000")).outcome, Outcome::blocked_by_court);
}

TEST(Reform, AddsAnExemptionWithItsWords) {
  const std::string reform = change(
      "    add: {exempt.large: {when: bedrooms >= big}, figures.big: 4}\n"
      "    text: {en: {exempt.large: the home is large}, es: {exempt.large: la vivienda es grande}}\n");
  const ReformedRules rules(reform);
  const auto facts = [](int bedrooms) {
    return "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, bedrooms: " +
           std::to_string(bedrooms) +
           ", eviction_grounds: [nonpayment], notice_served_on: 2026-11-20, rent_owed: 100}\n";
  };
  EXPECT_EQ(threshold(rules, facts(3)).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, facts(4)).outcome, Outcome::does_not_apply);
  EXPECT_THAT(threshold(rules, facts(4)).because, ::testing::ElementsAre("large"));
}

TEST(Reform, IsLaidOverTheOneThatItExtends) {
  const std::string base = change("    set: {figures.months: 2 months, barred_unless.must: reach}\n");
  const std::string over = std::string("reform: over\ntitle: More\nextends: try\nchanges:\n  - change: ") +
                           city + "\n    set: {figures.months: 3 months}\n";
  const ReformedRules rules(
      LoadOptions{{{"try.yaml", base}, {"over.yaml", over}}, {{"over", first_day}}, {}});
  EXPECT_EQ(threshold(rules, at("2026-11-20", "8891.99")).outcome, Outcome::applies);
  EXPECT_EQ(threshold(rules, at("2026-11-20", "8892.00")).outcome, Outcome::does_not_apply);
}

TEST(Reform, CopiesARuleToAnotherPlaceAndLeavesTheRuleAlone) {
  const ReformedRules rules(LoadOptions{
      {}, {{"us/ca/los-angeles-county/proposals/three-months-countywide", *parse_day("2026-03-01")}}, {}});
  const auto answer = determined(
      "as_of: 2026-03-20\nfacts: {home_place: us/ca/los-angeles-county/another-city, bedrooms: 1, unit_type: "
      "apartment, "
      "owned_managed_or_subsidized_by_government: false, eviction_grounds: [nonpayment], notice_served_on: "
      "2026-03-02, "
      "rent_owed: 6000}\n",
      rules.plan);
  const auto copy = finding(answer, "rent-threshold-three-months");
  EXPECT_EQ(copy.outcome, Outcome::applies);
  EXPECT_TRUE(copy.not_law);
  for (const auto& one : answer.findings)
    EXPECT_FALSE(one.rule.ends_with("proposals/three-months-countywide"))
        << "what is switched on is no proposal";
}

TEST(Reform, ChangesARuleThatAnotherCopies) {
  const std::string over =
      "reform: try\ntitle: Four\nextends: us/ca/los-angeles-county/proposals/three-months-countywide\n"
      "changes:\n  - change: us/ca/los-angeles-county/rent-threshold-three-months\n"
      "    set: {figures.months: 4 months}\n";
  const ReformedRules rules(over);
  const auto answer = determined(
      "as_of: 2026-03-20\nfacts: {home_place: us/ca/los-angeles-county/another-city, bedrooms: 1, unit_type: "
      "apartment, eviction_grounds: [nonpayment], notice_served_on: 2026-03-02, rent_owed: 6000}\n",
      rules.plan);
  EXPECT_EQ(amount(finding(answer, "rent-threshold-three-months"), "limit"), "8340.00");
  ASSERT_EQ(answer.with.size(), 2U) << "what is extended is named too";
  EXPECT_EQ(answer.with[1].reform, "try");
}

TEST(Reform, MayBeLaidOverOneThatIsNamedToo) {
  const std::string base = change("    set: {figures.months: 2 months}\n");
  const std::string over = std::string("reform: over\ntitle: More\nextends: try\nchanges:\n  - change: ") +
                           city + "\n    set: {figures.months: 3 months}\n";
  const ReformedRules rules(
      LoadOptions{{{"try.yaml", base}, {"over.yaml", over}}, {{"try", first_day}, {"over", first_day}}, {}});
  EXPECT_EQ(amount(threshold(rules, at("2026-11-20", "3000")), "limit"), "8892.00");
}

std::string refusal(const LoadOptions& options) {
  const auto result = load(shipped_files(), options);
  return result ? "" : render(result.diagnostics());
}

TEST(Reform, IsRefusedWhereTwoBasesChangeTheSame) {
  const auto one = [&](const std::string& id, const std::string& months) {
    return SourceFile{id + ".yaml", "reform: " + id + "\ntitle: x\nchanges:\n  - change: " + city +
                                        "\n    set: {figures.months: " + months + "}\n"};
  };
  const SourceFile both{"try.yaml",
                        "reform: try\ntitle: x\nextends: [a, b]\nchanges:\n  - remove: "
                        "us/dc/rent-threshold\n"};
  EXPECT_THAT(refusal({{one("a", "2 months"), one("b", "3 months"), both}, {{"try", first_day}}, {}}),
              HasSubstr("overlapping-change"));
}

TEST(Reform, IsRefusedWhenSwitchedOnFromTwoDaysOrGivenTwice) {
  const SourceFile file{"try.yaml", change("    set: {figures.months: 2 months}\n")};
  EXPECT_THAT(refusal({{file}, {{"try", first_day}, {"try", *parse_day("2026-11-20")}}, {}}),
              HasSubstr("switched-on-twice"));
  EXPECT_EQ(refusal({{file}, {{"try", first_day}, {"try", first_day}}, {}}), "");
  EXPECT_THAT(refusal({{file, {"other.yaml", file.bytes}}, {{"try", first_day}}, {}}),
              HasSubstr("duplicate-reform"));
  EXPECT_THAT(refusal({{}, {{"", first_day}}, {}}), HasSubstr("unknown-reform"));
}

TEST(Reform, OfAFileStandsInForTheOneInTheRules) {
  const std::string id = "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice";
  const std::string mine = "reform: " + id +
                           "\ntitle: Mine\nchanges:\n  - change: "
                           "us/mn/hennepin-county/minneapolis/notice-before-filing\n"
                           "    set: {landlord_must.wait.only_after.value: {value: 90 days, source: a}}\n"
                           "sources: {a: {cite: A, kind: press, site: a.b}}\n";
  const ReformedRules rules(LoadOptions{{{"mine.yaml", mine}}, {{id, first_day}}, {}});
  const auto answer = determined(
      "as_of: 2026-04-12\nfacts: {home_place: us/mn/hennepin-county/minneapolis, notice_served_on: "
      "2026-04-10, "
      "eviction_grounds: [nonpayment]}\n",
      rules.plan);
  ASSERT_EQ(answer.with.size(), 1U);
  EXPECT_EQ(answer.with[0].title, "Mine");
  const auto wait = finding(answer, "minneapolis/notice-before-filing", "wait");
  EXPECT_TRUE(std::any_of(wait.deadlines.begin(), wait.deadlines.end(), [](const Deadline& one) {
    return one.what == Deadline::What::not_before && one.day == parse_day("2026-07-10");
  }));
}

TEST(Reform, ReadsATableWhereTheLawReadsNone) {
  const ReformedRules rules(
      "reform: try\ntitle: x\nchanges:\n  - change: us/ca/los-angeles-county/emergency-rent-relief\n"
      "    set: {award.rent_debt.least_of.unit_cap.is: fair_market_rent(bedrooms)}\n");
  const auto answer = determined(
      "as_of: 2026-02-20\nfacts: {home_place: us/ca/los-angeles-county/unincorporated, bedrooms: 2, "
      "applied_on: "
      "2026-02-20 10:00, rent_owed: 8000, rent_monthly: 2000, hardship: true, tenant_takes_part: true, "
      "landlord_takes_part: true}\n",
      rules.plan);
  EXPECT_EQ(amount(finding(answer, "emergency-rent-relief", "award"), "award"), "2601.00");
}

TEST(Reform, OfAnUnknownDayPaysWhatEitherTextPays) {
  const ReformedRules rules(
      "reform: try\ntitle: x\nchanges:\n  - change: us/ma/raft\n    from: 2026-11-01\n    through: "
      "2026-11-03\n"
      "    set: {by_two_dates.now.cap: $10000}\n");
  const auto award = [&](const char* applied) {
    const auto answer = determined(
        std::string(
            "as_of: 2026-11-24\nfacts: {home_place: us/ma, decided_on: 2026-11-20, rent_owed: 9000, "
            "income_percent_of_ami: 45%, aid_received: [], notice_to_quit_or_summons: true, applied_on: ") +
            applied + "}\n",
        rules.plan);
    const auto range = finding(answer, "us/ma/raft", "award").relief->award.at(0).award;
    return std::pair(range.at_least, range.at_most);
  };
  const auto before = award("2026-10-31");
  const auto within = award("2026-11-01");
  EXPECT_LT(*before.first, *within.first);
  EXPECT_EQ(award("{from: 2026-10-28, through: 2026-11-02}"), std::pair(before.first, within.second));
  EXPECT_EQ(award("{from: 2026-10-28, through: 2026-11-09}"), std::pair(before.first, within.second));
}

TEST(Reform, MaySetALocalFigure) {
  const ReformedRules rules(
      "reform: try\ntitle: x\nsources: {a: {cite: A, kind: press, site: a.b}}\nchanges:\n  - change: "
      "us/dc/rent-threshold\n    set: {figures.least_debt: {value: $700, source: a, local: {us/dc: {value: "
      "$900, "
      "source: a}}}}\n");
  const auto answer = determined(
      "as_of: 2026-11-24\nfacts: {home_place: us/dc, notice_served_on: 2026-11-20, filed_on: not_yet, "
      "rent_owed: "
      "800, eviction_grounds: [nonpayment]}\n",
      rules.plan);
  EXPECT_EQ(amount(finding(answer, "us/dc/rent-threshold"), "limit"), "900.00");
}

TEST(Reform, MovesTheDayFromWhichALockoutCanBeSetAnew) {
  const char* facts =
      "as_of: 2025-09-10\nfacts: {home_place: us/dc, eviction_grounds: [nonpayment], lockout_at: 2025-09-15 "
      "10:00, "
      "landlord_told_at: 2025-09-12, relief_application: approved_in_full}\n";
  const auto new_day = [](const Determination& answer) {
    for (const auto& one : finding(answer, "us/dc/relief-lockout", "covers").deadlines)
      if (one.what == Deadline::What::new_day) return one.day;
    return std::optional<Day>();
  };
  EXPECT_EQ(new_day(determined(facts)), parse_day("2025-10-06"));
  const ReformedRules rules(
      "reform: try\ntitle: x\nchanges:\n  - change: us/dc/relief-lockout\n"
      "    set: {new_day.not_before.value: 4 weeks}\n");
  EXPECT_EQ(new_day(determined(facts, rules.plan)), parse_day("2025-10-13"));
}

TEST(Reform, StampsWhatItEndsAndWhatItDisplaces) {
  const ReformedRules removed(std::string("reform: try\ntitle: No limit\nchanges:\n  - remove: ") + city +
                              "\n    from: 2026-11-20\n");
  EXPECT_FALSE(threshold(removed, at("2026-11-19", "2000")).not_law);
  EXPECT_TRUE(threshold(removed, at("2026-11-20", "2000")).not_law);
  const auto words = [](const char* language) {
    return std::string("      ") + language +
           ": {name: A limit, applies: a, may_apply: b, does_not_apply: c, not_in_force: d, needs_review: "
           "e}\n";
  };
  const ReformedRules displaced(
      "reform: try\ntitle: Another limit\nsources: {a: {cite: A, kind: press, site: a.b}}\nchanges:\n"
      "  - from: 2026-11-20\n    add:\n      rule: us/ca/limit\n      kind: rent_threshold\n      title: A "
      "limit\n"
      "      place: us/ca\n      checked: 2026-11-23\n      verified_through: 2026-11-23\n      confidence: "
      "low\n"
      "      history: [{date: 2026-10-01, event: introduced, source: a}]\n      governed_by: "
      "notice_served_on\n"
      "      grounds: [nonpayment]\n      barred_unless: {debt: rent_owed, must: exceed, limit: most, "
      "source: a}\n"
      "      stages: [notice]\n      effect: bar\n      figures: {most: {value: $9000, source: a}}\n"
      "      displaces: [{rule: " +
      std::string(city) + ", source: a}]\n    text:\n" + words("en") + words("es"));
  const auto before = threshold(displaced, at("2026-11-19", "2000"));
  EXPECT_EQ(before.outcome, Outcome::applies) << "what takes its place does not count yet";
  EXPECT_FALSE(before.not_law);
  const auto since = threshold(displaced, at("2026-11-20", "2000"));
  EXPECT_EQ(since.outcome, Outcome::does_not_apply);
  EXPECT_TRUE(since.not_law);
}

// Without the breaks of lines.
std::string joined(std::string text) {
  for (auto at = text.find("\n    "); at != std::string::npos; at = text.find("\n    "))
    text.replace(at, 5, " ");
  return text;
}

Comparison compared(const ReformedRules& rules, const std::string& scenario) {
  return compare(determined(scenario), determined(scenario, rules.plan));
}

TEST(Comparison, TellsWhatChangesAndWhyAndThatItIsNoLaw) {
  const ReformedRules rules(change("    set: {figures.months: 2 months}\n"));
  const auto both = compared(rules, at("2026-11-20", "3000"));
  const auto changed = std::find_if(both.changed.begin(), both.changed.end(), [](const Change& one) {
    return one.finding.ends_with("los-angeles/rent-threshold");
  });
  ASSERT_NE(changed, both.changed.end());
  EXPECT_EQ(changed->before, Outcome::does_not_apply);
  EXPECT_EQ(changed->after, Outcome::applies);
  EXPECT_FALSE(changed->because.empty());
  const auto text = joined(to_text(both, rules.ruleset.texts, "en"));
  EXPECT_THAT(text, HasSubstr("This is not law. Nobody can rely on it."));
  EXPECT_THAT(text, HasSubstr("Now: does not help. If it were law: helps."));
  EXPECT_THAT(text, HasSubstr("$5,928.00"));
  const auto spanish = joined(to_text(both, rules.ruleset.texts, "es"));
  EXPECT_THAT(spanish, HasSubstr("Ahora: no ayuda. Si fuera ley: ayuda."));
  EXPECT_THAT(spanish, Not(HasSubstr("not law")));
}

TEST(Comparison, TellsOfAProgramsOtherTerms) {
  for (const char* set :
       {"award.rent_debt.paid_to: tenant", "award.guaranteed: true", "rounds.second.who_applies: [landlord]",
        "rounds.second.closes: 2026-05-11 16:59"}) {
    const ReformedRules rules(std::string("reform: try\ntitle: x\nchanges:\n  - change: "
                                          "us/ca/los-angeles-county/emergency-rent-relief\n    set: {") +
                              set + "}\n");
    const auto both =
        compared(rules,
                 "as_of: 2026-02-20\nfacts: {home_place: us/ca/los-angeles-county/unincorporated, "
                 "applied_on: 2026-02-20 10:00, rent_owed: 8000, rent_monthly: 2000, hardship: true, "
                 "tenant_takes_part: true, landlord_takes_part: true}\n");
    EXPECT_EQ(both.changed.size(), 1U) << set;
  }
}

TEST(Comparison, IsSilentOnTheProposalThatIsExtended) {
  const ReformedRules rules(
      "reform: try\ntitle: x\nextends: us/ca/los-angeles-county/proposals/three-months-countywide\n"
      "changes:\n  - remove: us/dc/rent-threshold\n");
  for (const auto& one : compared(rules, at("2026-11-20", "3000")).changed)
    EXPECT_FALSE(one.finding.ends_with("three-months-countywide"));
}

TEST(Comparison, SaysWhenNothingWouldChange) {
  const ReformedRules rules(change("    from: 2026-11-25\n    set: {figures.months: 2 months}\n"));
  const auto both = compared(rules, at("2026-11-20", "3000"));
  EXPECT_TRUE(both.changed.empty());
  EXPECT_THAT(to_text(both, rules.ruleset.texts, "en"),
              HasSubstr("For what you told us, nothing would change."));
}

}  // namespace
}  // namespace holdfast
