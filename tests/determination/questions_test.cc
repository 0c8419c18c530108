// What is worth asking, what has to be so, and what alone would help: each held to the answer that it speaks
// of.
#include <gmock/gmock.h>

#include <iostream>
#include <set>

#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* threshold = "los-angeles/rent-threshold";
const std::string door =
    "home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], notice_served_on: "
    "2026-11-20, filed_on: not_yet, ";

// A fact's values in flow style, as a scenario may tell them; "" for a set, which has its own way.
std::string told(const FactValues& values) {
  const bool event = values.base == Type::Base::date || values.base == Type::Base::time;
  const auto written = [&](Int units) {
    return values.base == Type::Base::date   ? to_string(static_cast<Day>(units))
           : values.base == Type::Base::time ? minute_to_string(static_cast<Minute>(units))
                                             : to_string(Decimal{units, values.scale});
  };
  if (values.base == Type::Base::yes_no)
    return values.any_of.size() > 1 ? "unknown" : values.any_of[0] == "yes" ? "true" : "false";
  if (!values.any_of.empty()) {
    std::string list;
    for (const auto& one : values.any_of) list += (list.empty() ? "" : ", ") + one;
    return "{any_of: [" + list + "]}";
  }
  if (event && !values.may_happen) return "not_yet";
  std::string ends;
  if (values.at_least) ends += std::string(event ? "from: " : "at_least: ") + written(*values.at_least);
  if (values.at_most)
    ends += std::string(ends.empty() ? "" : ", ") + (event ? "through: " : "at_most: ") +
            written(*values.at_most);
  return ends.empty() ? "" : "{" + ends + "}";
}

// Every witness that a scenario can tell, told: the finding then has that outcome alone.
int check_witnesses(const std::string& facts) {
  int checked = 0;
  for (const auto& finding : determined_for(facts).findings)
    for (const auto& witness : finding.witnesses) {
      std::string more = facts;
      bool can = true;
      for (const auto& values : witness.facts) {
        const auto one = told(values);
        can = can && !one.empty() && values.base != Type::Base::percent &&
              facts.find(values.fact) == std::string::npos &&
              !(values.may_happen && values.may_not_happen && values.base == Type::Base::date);
        more += ", " + values.fact + ": " + one;
      }
      if (!can) continue;
      for (const auto& again : determined_for(more).findings)
        if (key(again) == key(finding)) {
          EXPECT_THAT(again.possible, ElementsAre(witness.outcome)) << key(finding) << ": " << more;
          ++checked;
        }
    }
  return checked;
}

// The list of questions alone leaves nothing out, and adds nothing.
TEST(Questions, AreTheSameWhereNothingElseIsTold) {
  Explorer explorer(shipped_plan());
  std::size_t compared = 0;
  for (const auto& facts :
       {std::string(""), std::string("home_place: us/ca/los-angeles-county"),
        std::string("home_place: us/ca/los-angeles-county/los-angeles"), door + "bedrooms: 2",
        door + "rent_by_month: [{month: 2020-10, due: 1500.00}, {month: 2026-11, due: 1500.00}]",
        door + "court_papers: [{served_on: 2026-11-21, method: handed}, {served_on: unknown}]",
        std::string("home_place: us/mn/hennepin-county/minneapolis, eviction_grounds: [nonpayment]"),
        std::string("home_place: us/or/multnomah-county/portland")}) {
    const auto scenario = scenario_of("as_of: 2026-11-24\nfacts: {" + facts + "}\n");
    const auto alone = determine(shipped_plan(), scenario, explorer, Want::next).questions;
    const auto beside = determine(shipped_plan(), scenario, explorer, Want::questions).questions;
    ASSERT_EQ(alone.size(), beside.size()) << facts;
    for (std::size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(alone[i].fact, beside[i].fact) << facts;
      EXPECT_EQ(alone[i].bears_on, beside[i].bears_on) << facts << alone[i].fact;
      EXPECT_EQ(alone[i].decides, beside[i].decides) << facts << alone[i].fact;
      EXPECT_EQ(alone[i].open, beside[i].open) << facts << alone[i].fact;
      EXPECT_EQ(alone[i].nothing_else, beside[i].nothing_else) << facts << alone[i].fact;
    }
    compared += alone.size();
  }
  EXPECT_GT(compared, 50U);
}

TEST(Witnesses, AreTrueOfEveryCaseInThem) {
  int checked = 0;
  for (const char* facts :
       {"home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment]",
        "home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], rent_owed: "
        "{at_least: 2000, at_most: 3500}",
        "home_place: us/ca/los-angeles-county/unincorporated, eviction_grounds: [nonpayment]",
        "home_place: us/dc, eviction_grounds: [nonpayment]", "home_place: us/mn/hennepin-county/minneapolis",
        "home_place: us/wa/king-county/seattle, eviction_grounds: [nonpayment]",
        "home_place: us/me/cumberland-county/portland", "home_place: us/ca/alameda-county/oakland"})
    checked += check_witnesses(facts);
  EXPECT_GT(checked, 40);
}

TEST(Witnesses, SayWhichHomesAreOnWhichSide) {
  const auto one = finding(determined_for(door + "rent_owed: 2900"), threshold);
  ASSERT_EQ(one.witnesses.size(), 2U);
  EXPECT_EQ(one.witnesses[0].outcome, Outcome::applies);
  ASSERT_EQ(one.witnesses[0].facts.size(), 1U);
  EXPECT_EQ(one.witnesses[0].facts[0].at_least, Int{2}) << "two bedrooms or more";
  EXPECT_EQ(one.witnesses[1].facts[0].at_most, Int{1}) << "a studio, or one bedroom";
}

TEST(Changes, OfferThePaymentThatBringsTheDebtToTheLimit) {
  const auto one = finding(determined_for(door + "bedrooms: 2, rent_owed: 3000.01"), threshold);
  ASSERT_EQ(one.changes.size(), 1U);
  EXPECT_EQ(one.changes[0].to.fact, "rent_owed");
  EXPECT_EQ(*one.changes[0].to.at_most, Int{296400});
  EXPECT_EQ(range_words(one.changes[0].by), "36.01");
  const auto paid = finding(determined_for(door + "bedrooms: 2, rent_owed: 2964.00"), threshold);
  EXPECT_EQ(paid.outcome, Outcome::applies);
  EXPECT_THAT(paid.changes, IsEmpty());
}

TEST(Changes, AreSureForEveryCaseThatIsOpen) {
  // With the bedrooms unknown only the limit of a studio is sure.
  const auto one = finding(determined_for(door + "rent_owed: {at_least: 2500, at_most: 3000}"), threshold);
  ASSERT_EQ(one.changes.size(), 1U);
  const auto studio = finding(determined_for(door + "bedrooms: 0, rent_owed: 1"), threshold);
  EXPECT_EQ(amount(studio, "limit"), to_string(Decimal{*one.changes[0].to.at_most, 2}));
}

TEST(Changes, NeverTouchWhatIsNotTheTenantsToChange) {
  for (const char* facts :
       {"home_place: us/dc", "home_place: us/ca/los-angeles-county/los-angeles, rent_owed: 5000, bedrooms: 1",
        "home_place: us/mn/hennepin-county/minneapolis", "home_place: us/wa/king-county/seattle"})
    for (const auto& finding : determined_for(facts).findings)
      for (const auto& change : finding.changes) {
        const auto& vocabulary = shipped_rules().vocabulary;
        EXPECT_NE(vocabulary.fact(*vocabulary.find(change.to.fact)).tenant_can, Fact::Can::nothing);
      }
}

TEST(Questions, SayWhatTheySettle) {
  const auto made = determined_for(door + "rent_owed: 2900");
  for (const auto& question : made.questions) {
    EXPECT_LE(question.decides.size(), question.bears_on.size()) << question.fact;
    EXPECT_LE(question.bears_on.size(), question.open) << question.fact;
    if (question.fact == "bedrooms") {
      EXPECT_THAT(question.decides, ElementsAre("us/ca/los-angeles-county/los-angeles/rent-threshold"));
      EXPECT_TRUE(question.nothing_else);
    }
  }
}

TEST(Questions, LeaveOutWhatWasDeclinedAndWhatCannotMatter) {
  const auto names = asked(determined_for(door + "rent_owed: 100, bedrooms: declined"));
  EXPECT_THAT(names, Not(testing::Contains("bedrooms")));
  EXPECT_THAT(asked(determined_for(door + "rent_owed: 100")), Not(testing::Contains("bedrooms")))
      << "below the limit of every home";
}

// How many questions it takes until the finding of a worked case is definite: the one that settles most of it
// first, or the first in the order of the vocabulary. What the case does not tell stays unknown.
int questions_until_definite(const Rule& rule, const RuleCase& one, bool ranked, Explorer& explorer) {
  const auto& ruleset = shipped_rules();
  auto open = one.given;
  std::map<std::string, Node> known;
  Node place;
  place.text = one.place;
  known["home_place"] = open.count("home_place") != 0 ? open["home_place"] : place;
  open.erase("home_place");
  std::set<std::string> asked_already;
  for (int count = 0;; ++count) {
    Document document;
    Diagnostics diagnostics;
    auto scenario = unknown_scenario(ruleset, one.as_of.value_or(rule.checked));
    read_facts(document, known, "/given", ruleset, scenario, diagnostics);
    const auto made = determine(shipped_plan(), scenario, explorer);
    const Finding* target = nullptr;
    for (const auto& finding : made.findings)
      if (finding.rule == rule.id && finding.main && target == nullptr) target = &finding;
    if (target == nullptr || target->possible.size() < 2) return count;
    std::vector<std::string> candidates;
    for (const auto& name : target->needs)
      if (asked_already.count(name) == 0) candidates.push_back(name);
    if (candidates.empty()) return count;
    std::string next;
    if (ranked) {
      for (const auto& question : made.questions)
        if (next.empty() &&
            std::find(candidates.begin(), candidates.end(), question.fact) != candidates.end())
          next = question.fact;
    } else {
      for (const auto& fact : ruleset.vocabulary.facts())
        if (next.empty() && std::find(candidates.begin(), candidates.end(), fact.name) != candidates.end())
          next = fact.name;
    }
    if (next.empty()) return count;
    asked_already.insert(next);
    if (open.count(next) != 0) known[next] = open[next];
  }
}

TEST(Questions, AreFewerThanInTheOrderOfTheVocabularyOverTheWorkedCases) {
  Explorer explorer(shipped_plan());
  int cases = 0;
  int ranked = 0;
  int ordered = 0;
  int worse = 0;
  for (const auto& rule : shipped_rules().rules)
    for (const auto& one : rule.cases) {
      if (one.id.empty() || !one.with_reform.empty()) continue;
      const int first = questions_until_definite(rule, one, true, explorer);
      const int second = questions_until_definite(rule, one, false, explorer);
      ++cases;
      ranked += first;
      ordered += second;
      worse += first > second ? 1 : 0;
      if (first > second) std::cout << "  " << one.id << ": " << first << " questions, " << second << "\n";
    }
  std::cout << cases << " worked cases: " << ranked << " questions, " << ordered
            << " in the order of the vocabulary; more in " << worse << " cases\n";
  EXPECT_GT(cases, 50);
  EXPECT_LE(ranked, ordered);
}

}  // namespace
}  // namespace holdfast
