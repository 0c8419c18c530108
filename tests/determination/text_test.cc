// What a person reads, in both languages.
#include "engine/determination/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <unordered_map>

#include "engine/determination/finding_text.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/sentence_check.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

using testing::HasSubstr;
using testing::Not;

// Cases of many shapes: known, unknown, about, in one place or several, in force or not.
std::vector<Determination> many() {
  std::vector<Determination> all;
  std::size_t number = 0;
  for (const char* place : {"us/ca/los-angeles-county/los-angeles", "us/ca/los-angeles-county/unincorporated",
                            "us/ca/alameda-county/oakland", "us/ca/los-angeles-county",
                            "us/ca/los-angeles-county/another-city", "us"})
    for (const char* day : {"2026-11-20", "2023-03-26", "2022-05-01", "2027-10-02",
                            "{from: 2026-04-10, through: 2026-06-01}", "unknown", "not_yet"})
      for (const char* owed :
           {"1500", "2805", "2964", "5928", "90000", "{at_least: 2400, at_most: 3600}", "unknown"})
        for (const char* rest : {"bedrooms: 2, eviction_grounds: [nonpayment], notice_shows: []",
                                 "bedrooms: 7, eviction_grounds: [nonpayment, lease_breach]",
                                 "eviction_grounds: [lease_breach], unit_type: hotel_or_short_term",
                                 "unit_type: mobile_home, owned_managed_or_subsidized_by_government: true"}) {
          if (number++ % 5 != 0) continue;  // a fifth of them has every two values together
          all.push_back(determined("as_of: 2027-11-24\nfacts: {home_place: " + std::string(place) +
                                   ", notice_served_on: " + day + ", rent_owed: " + owed + ", " + rest +
                                   "}\n"));
        }
  for (const char* place : {"us/wa/king-county/seattle", "us/dc", "us/mn/hennepin-county/minneapolis",
                            "us/mn/ramsey-county/st-paul"})
    for (const char* day : {"2020-05-01", "2021-08-01", "2026-01-10", "2026-11-24"})
      for (const std::string rest :
           {"", "relief_application: pending, stays_used: 0, eviction_grounds: [nonpayment]",
            "applied_on: not_yet, landlord_is_park_board: true, income_percent_of_ami: 90%, must_vacate_on: "
            "2026-01-10"})
        all.push_back(determined("as_of: " + std::string(day) + "\nfacts: {home_place: " + place +
                                 (rest.empty() ? "" : ", ") + rest + "}\n"));
  return all;
}

TEST(Sentences, AreAllThereAndHaveNoBlankThatNobodyFills) {
  const auto mistakes = check_sentences(shipped_rules());
  EXPECT_TRUE(mistakes.empty()) << render(mistakes);
}

TEST(Sentences, ThatNothingSaysAreNotThere) {
  const auto said = engine_sentences();
  std::set<std::string> known(said.begin(), said.end());
  for (const auto& calendar : shipped_rules().calendars) {
    known.insert("calendars." + calendar.id);
    for (const auto& year : calendar.calendar.years)
      for (const auto& day : year.second) known.insert("holidays." + day.second.name);
  }
  for (const auto& rule : shipped_rules().rules)
    for (const auto& part : rule.parts)
      if (const auto* duty = std::get_if<Duty>(&part.block)) known.insert("layers." + duty->question);
  for (const auto& place : shipped_rules().places.entries())
    if (!place.kind.empty()) known.insert("place_kinds." + place.kind);
  for (const auto& key : shipped_rules().texts.keys("en")) {
    const auto root = key.substr(0, key.find('.'));
    if (root == "facts" || root == "values" || root == "places" || root == "tables" || root == "rules")
      continue;
    EXPECT_EQ(known.count(key), 1U) << key << " is never said";
  }
}

TEST(Sentences, WithABlankThatNobodyFillsAreRefused) {
  auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
  for (auto& file : files) {
    const auto at = file.path == "text/es/engine.yaml" ? file.bytes.find("{margin}") : std::string::npos;
    if (at != std::string::npos) file.bytes.replace(at, 8, "{margen}");
  }
  const auto ruleset = load(std::move(files));
  ASSERT_TRUE(ruleset) << render(ruleset.diagnostics());
  const auto mistakes = check_sentences(*ruleset);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].code, "unknown-blank");
  EXPECT_THAT(mistakes[0].message, HasSubstr("{margen}"));
}

TEST(Determination, TriesEveryCaseOfTheShippedRules) {
  for (const auto& determination : many())
    for (const auto& finding : determination.findings) EXPECT_FALSE(finding.budget_spent) << finding.rule;
}

TEST(Text, NeverShowsABraceAnEllipsisOrALineThatIsTooLong) {
  for (const auto& determination : many())
    for (const char* language : {"en", "es"}) {
      const auto text = to_text(determination, shipped_rules().texts, language);
      ASSERT_THAT(text, Not(HasSubstr("{")));
      ASSERT_THAT(text, Not(HasSubstr("}")));
      ASSERT_THAT(text, Not(HasSubstr("…")));
      ASSERT_THAT(text, Not(HasSubstr("..")));
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        const auto letters =
            std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
        const bool address = line.find("http") != std::string::npos;
        ASSERT_TRUE(letters <= static_cast<long>(Page::width) || address) << line;
      }
    }
}

TEST(Text, InSpanishHoldsNoSentenceInEnglish) {
  const auto& texts = shipped_rules().texts;
  constexpr std::size_t shortest = 13;
  std::unordered_multimap<std::string_view, std::string_view> begin_with;  // by their first letters
  for (const auto& key : texts.keys("en")) {
    const auto* sentence = texts.find("en", key);
    // Of two words or more, and not the same in both languages, as a name is.
    if (sentence == nullptr || sentence->find(' ') == std::string::npos ||
        *sentence == *texts.find("es", key))
      continue;
    if (sentence->find('{') == std::string::npos && sentence->size() >= shortest)
      begin_with.emplace(std::string_view(*sentence).substr(0, shortest), *sentence);
  }
  ASSERT_GT(begin_with.size(), 100U);
  for (const auto& determination : many()) {
    auto text = to_json(determination, texts, "es");
    // A source keeps the language in which it is published.
    for (const auto& finding : determination.findings)
      for (const auto& source : finding.sources)
        for (auto at = text.find(source.cite); at != std::string::npos; at = text.find(source.cite))
          text.erase(at, source.cite.size());
    for (std::size_t at = 0; at + shortest <= text.size(); ++at) {
      const auto [from, to] = begin_with.equal_range(std::string_view(text).substr(at, shortest));
      for (auto one = from; one != to; ++one)
        ASSERT_NE(std::string_view(text).substr(at, one->second.size()), one->second);
    }
  }
}

TEST(Text, SaysTheAnswerFirst) {
  const auto text = to_text(
      determined_for("home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], "
                     "bedrooms: 2, rent_owed: 2964, notice_served_on: 2026-11-20"),
      shipped_rules().texts, "en");
  EXPECT_TRUE(text.starts_with(
      "The short answer\n----------------\n- The paper: the landlord probably cannot use it"))
      << text;
}

TEST(Text, NamesTheOperatorAndTheDistanceFromTheLine) {
  struct Line {
    const char* owed;
    const char* says;
  };
  for (const Line line :
       {Line{"2963.99", "You are $0.01 below."}, Line{"2964", "That is exactly the limit. More is needed."},
        Line{"2964.01", "You are $0.01 above."}}) {
    const auto text = to_json(
        determined_for(
            "home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], bedrooms: 2, "
            "notice_served_on: 2026-11-20, rent_owed: " +
            std::string(line.owed)),
        shipped_rules().texts, "en");
    EXPECT_THAT(text, HasSubstr("The landlord needs more than $2,964.00. " + std::string(line.says)));
  }
  EXPECT_THAT(
      to_json(determined_for(
                  "home_place: us/ca/alameda-county/oakland, eviction_grounds: [nonpayment], bedrooms: 2, "
                  "notice_served_on: 2026-11-20, rent_owed: 2805"),
              shipped_rules().texts, "en"),
      HasSubstr("The landlord needs at least $2,805.00. That is exactly the limit. That is enough."));
}

TEST(Words, WriteDaysAndAmountsAsEachLanguageDoes) {
  const Words en(shipped_rules().texts, "en");
  const Words es(shipped_rules().texts, "es");
  const Day day = *parse_day("2026-11-20");
  EXPECT_EQ(en.date(day), "Friday, November 20, 2026");
  EXPECT_EQ(es.date(day), "viernes 20 de noviembre de 2026");
  EXPECT_EQ(en.money(296'400, 2), "$2,964.00");
  EXPECT_EQ(en.money(123'456'789, 2), "$1,234,567.89");
  EXPECT_EQ(en.money(-99'900, 2), "-$999.00");
  EXPECT_EQ(en.amount(1, AmountRange::Unit::months, 0), "1 month");
  EXPECT_EQ(es.amount(2, AmountRange::Unit::months, 0), "2 meses");
  EXPECT_EQ(en.amount(7999, AmountRange::Unit::percent, 4), "79.99%");
}

TEST(Words, JoinAsSpanishSounds) {
  const Words es(shipped_rules().texts, "es");
  EXPECT_EQ(es.all_of({"una", "dos", "tres"}), "una, dos y tres");
  EXPECT_EQ(es.all_of({"padres", "hijos"}), "padres e hijos");
  EXPECT_EQ(es.all_of({"agua", "hielo"}), "agua y hielo");
  EXPECT_EQ(es.any_of({"siete", "ocho"}), "siete u ocho");
  EXPECT_EQ(es.any_of({"uno"}), "uno");
}

TEST(Text, OfMonthsThatNobodyToldSaysWhatItDependsOn) {
  const auto text = to_text(determined_for("home_place: us/ca/los-angeles-county/los-angeles, bedrooms: 2, "
                                           "eviction_grounds: [nonpayment], notice_served_on: 2026-11-20"),
                            shipped_rules().texts, "en");
  EXPECT_THAT(text,
              HasSubstr("Repayment of COVID-19 rent, City of Los Angeles: It depends on: months of rent"));
}

}  // namespace
}  // namespace holdfast
