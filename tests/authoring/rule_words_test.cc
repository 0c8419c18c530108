// A rule in words: which word counts, what a figure is, what a doubt would change.
#include "engine/authoring/rule_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/authoring/expression_words.hpp"
#include "engine/authoring/status_words.hpp"
#include "tests/support/library.hpp"

namespace holdfast {
namespace {

const Library& small_library() {
  static const Library library(small_files());
  return library;
}

const Statement& statement(const std::vector<Statement>& all, const std::string& name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Statement& one) { return one.name == name; });
  if (found == all.end()) throw std::runtime_error("no statement " + name);
  return *found;
}

TEST(RuleWords, SayWhichWordOfTheLawCounts) {
  const auto& law = small_library().rule("us/xx/rent-threshold").law;
  const auto& must = statement(law, "how the debt is weighed against the limit");
  EXPECT_EQ(must.words, "more than the limit: a debt of exactly the limit is not enough for the landlord");
  EXPECT_EQ(must.written, "exceed");
  EXPECT_EQ(must.depth, 1);
  EXPECT_EQ(statement(law, "the landlord may go on only if").source, "act");
}

TEST(RuleWords, GiveEachFigureWithItsDaysAndItsBasis) {
  auto files = small_files();
  change(file_of(files, "us/xx/rent-threshold.yaml"), "months: {value: 1 month, source: act}",
         "months:\n    - {value: 1 month, source: act}\n"
         "    - {from: 2025-06-01, value: 2 months, source: act, confidence: low, not_verified: told by one "
         "account}");
  const Library library(std::move(files));
  const auto& figures = library.rule("us/xx/rent-threshold").figures;
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[0].words, "1 month");
  EXPECT_EQ(figures[0].days, "through 2025-05-31");
  EXPECT_EQ(figures[1].words, "2 months");
  EXPECT_EQ(figures[1].days, "from 2025-06-01");
  EXPECT_EQ(figures[1].confidence, "low");
  EXPECT_EQ(figures[1].not_verified, "told by one account");
  EXPECT_EQ(figures[2].name, "few");
}

TEST(RuleWords, TellBothReadingsOfADoubt) {
  const auto& doubts = small_library().rule("us/xx/rent-threshold").doubts;
  ASSERT_EQ(doubts.size(), 3U);
  ASSERT_EQ(doubts[0].changes.size(), 1U);
  EXPECT_EQ(doubts[0].changes[0].ours, "the figures as last published");
  EXPECT_EQ(doubts[0].changes[0].other, "the figures as first published");
  EXPECT_FALSE(doubts[0].withheld);
  ASSERT_EQ(doubts[1].changes.size(), 1U);
  EXPECT_EQ(doubts[1].changes[0].what, "barred_unless.must");
  EXPECT_EQ(doubts[1].changes[0].ours,
            "more than the limit: a debt of exactly the limit is not enough for the landlord");
  EXPECT_EQ(doubts[1].changes[0].other,
            "at least the limit: a debt of exactly the limit is enough for the landlord");
  EXPECT_TRUE(doubts[1].withheld);
  EXPECT_TRUE(doubts[2].changes.empty());
  EXPECT_EQ(doubts[2].when, "unit_type (en) is house");
}

TEST(RuleWords, TellEveryKeyOfTheLawByItsNameWhereItHasNoWords) {
  auto files = small_files();
  change(file_of(files, "us/xx/rent-threshold.yaml"), "effect: bar",
         "effect: bar\ndebt_remains: {value: true, source: act, note: as a debt}");
  const Library library(std::move(files));
  const auto& remains = statement(library.rule("us/xx/rent-threshold").law, "debt remains");
  EXPECT_EQ(remains.words, "yes");
  EXPECT_EQ(remains.note, "as a debt");
}

TEST(RuleWords, BringTheResultOfEachCase) {
  for (const auto& rule : shipped_library().rules) {
    const auto own = std::count_if(shipped_library().results.begin(), shipped_library().results.end(),
                                   [&](const CaseResult& one) { return one.rule == rule.id; });
    EXPECT_EQ(static_cast<std::ptrdiff_t>(rule.cases.size()), own) << rule.id;
    for (const auto& one : rule.cases) EXPECT_EQ(one.name, one.result.name) << rule.id;
  }
}

TEST(RuleWords, AreNoneForAnIdThatTheRulesDoNotHave) {
  EXPECT_EQ(rule_words(*small_library().ruleset, "us/xx/nothing", Document{}, {}), std::nullopt);
}

TEST(ExpressionWords, SayAnExpressionInWords) {
  const auto& library = small_library();
  const auto document = library.document("us/xx/rent-threshold.yaml");
  const ExpressionWords words(*library.ruleset, document.root);
  EXPECT_EQ(words.of("homes_here <= few"), "homes_here (en) is at most 2");
  EXPECT_EQ(words.of("rent_owed > months * rent_owed"),
            "rent_owed (en) is more than 1 month × rent_owed (en)");
  EXPECT_EQ(words.of("not(public_owner) or homes < few"),
            "public_owner (en): no, or homes (en) is less than 2");
  EXPECT_EQ(words.of("if public_owner then few else homes"),
            "if public_owner (en): yes, then 2; otherwise homes (en)");
  EXPECT_EQ(words.of("count(aid[amount > few]) = 0"),
            "the number of rows of “aid (en)” where amount is more than 2 is 0");
  EXPECT_EQ(words.of("max(rent_owed - few, 0)"), "the greatest of rent_owed (en) − 2 and 0");
  EXPECT_EQ(words.of("governing_date >= filed_on"), "the day that counts is on or after filed_on (en)");
  EXPECT_EQ(words.of("rent_owed >"), "");
}

TEST(StatusWords, TellEveryStretchAndTheDayItself) {
  auto files = small_files();
  change(file_of(files, "us/xx/rent-threshold.yaml"), "event: in_force, source: act}",
         "event: in_force, source: act}\n"
         "  - {date: 2025-03-01, event: enjoined, source: act}\n"
         "  - {date: 2025-04, event: reinstated, source: act, through: 2025-12-31}");
  const Library library(std::move(files));
  const auto& history = library.rule("us/xx/rent-threshold").history;
  EXPECT_EQ(status_in_words(history),
            "in force 2025-01-01 through 2025-02-28; blocked by a court 2025-03-01 through 2025-03-31; "
            "not certain 2025-04-01 through 2025-04-29; in force 2025-04-30 through 2025-12-31");
  EXPECT_EQ(status_on(history, *parse_day("2025-03-01")), Status::blocked);
  EXPECT_EQ(status_on(history, *parse_day("2026-01-01")), Status::ended);
  EXPECT_EQ(status_in_words({}), "never law");
}

}  // namespace
}  // namespace holdfast
