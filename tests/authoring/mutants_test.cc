// Which defects are seeded into a rule's text.
#include "engine/authoring/mutants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/authoring/mutated_text.hpp"

namespace holdfast {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> defects(const std::string& yaml) {
  const auto document = read_yaml(yaml, "rule", Echo::allowed);
  EXPECT_TRUE(document) << render(document.diagnostics());
  std::vector<std::string> all;
  if (document)
    for (const auto& one : mutants(*document)) all.push_back(one.pointer + ": " + one.what);
  return all;
}

TEST(OffByOne, MovesByTheSmallestStepThatIsWritten) {
  EXPECT_THAT(off_by_one("$600"), ElementsAre("$599.99", "$600.01"));
  EXPECT_THAT(off_by_one("$0"), ElementsAre("$0.01"));
  EXPECT_THAT(off_by_one("80%"), ElementsAre("79%", "81%"));
  EXPECT_THAT(off_by_one("0.5 months"), ElementsAre("0.4 months", "0.6 months"));
  EXPECT_THAT(off_by_one("14 days"), ElementsAre("13 days", "15 days"));
  EXPECT_THAT(off_by_one("5 court days"), ElementsAre("4 court days", "6 court days"));
  EXPECT_THAT(off_by_one("3 weeks"), ElementsAre("20 days", "22 days"));
  EXPECT_THAT(off_by_one("2025-01-01"), ElementsAre("2024-12-31", "2025-01-02"));
  EXPECT_THAT(off_by_one("2025-01"), ElementsAre("2024-12", "2025-02"));
  EXPECT_THAT(off_by_one("2026-01-23 16:59"), ElementsAre("2026-01-23 16:58", "2026-01-23 17:00"));
  EXPECT_THAT(off_by_one("March 1"), ElementsAre("February 28", "March 2"));
}

TEST(OffByOne, LeavesWordsAlone) {
  for (const char* text : {"unknown", "earlier", "any", "true", "504b-321", "rent_owed"})
    EXPECT_THAT(off_by_one(text), IsEmpty()) << text;
}

TEST(Turned, TurnsOneOperatorAtATime) {
  EXPECT_THAT(turned("a < b and c >= 0"),
              ElementsAre("a <= b and c >= 0", "a < b or c >= 0", "a < b and c > 0"));
  EXPECT_THAT(turned("not(a != b)"), ElementsAre("not(a = b)"));
  EXPECT_THAT(turned("kind = \"this and <that>\""), ElementsAre("kind != \"this and <that>\""));
  EXPECT_THAT(turned("android or standard"), ElementsAre("android and standard"));
}

TEST(Mutants, TurnTheWordThatSaysHowTheLimitIsMet) {
  EXPECT_THAT(defects("barred_unless: {must: exceed, limit: least}"),
              ElementsAre("/barred_unless/must: `exceed` read as `reach`"));
  EXPECT_THAT(
      defects("barred_unless:\n  must:\n    - {value: exceed}\n    - {from: 2022-05-18, value: reach}"),
      ElementsAre("/barred_unless/must/0/value: `exceed` read as `reach`",
                  "/barred_unless/must/1/from: `2022-05-18` read as `2022-05-17`",
                  "/barred_unless/must/1/from: `2022-05-18` read as `2022-05-19`",
                  "/barred_unless/must/1/value: `reach` read as `exceed`"));
}

TEST(Mutants, DropWhatStandsByName) {
  const auto all = defects(
      "exempt: {hotel: {when: a = b, source: x}, kind: {when: c, source: x}}\nstages: [notice, filing]");
  EXPECT_THAT(all, Contains("/exempt/hotel: `hotel` dropped"));
  EXPECT_THAT(all, Contains("/exempt/hotel/when: `a = b` read as `a != b`"));
  EXPECT_THAT(all, Contains("/exempt/kind: `kind` dropped"));
  EXPECT_THAT(all, Contains("/stages/0: `notice` dropped"));
  EXPECT_THAT(all, Contains("/stages/1: `filing` dropped"));
}

TEST(Mutants, TakeOneOrderOfDaysForAnother) {
  EXPECT_THAT(
      defects("landlord_must: {wait: {only_after: {value: 14 days, after: served}, otherwise: defense}}"),
      ElementsAre("/landlord_must/wait/only_after: `only_after` read as `not_before`",
                  "/landlord_must/wait/only_after/value: `14 days` read as `13 days`",
                  "/landlord_must/wait/only_after/value: `14 days` read as `15 days`",
                  "/landlord_must/wait/otherwise: `defense` read as `notice_defective`"));
}

TEST(Mutants, LeaveAloneWhatComputesNothing) {
  EXPECT_THAT(
      defects("rule: us/xx/a\nchecked: 2026-01-01\nsources: {act: {cite: Act 12}}\ncases: [{name: a 5}]\n"
              "given_in_all_cases: {a: 5}\nquestions: {a: {at_most: 7}}\ndebt_remains: {value: true}"),
      IsEmpty());
}

TEST(Mutants, ChangeTheTextInOnePlaceAndSayItsLine) {
  const auto document = read_yaml("rule: a\nfigures:\n  least: {value: $600}\n", "rule", Echo::allowed);
  const auto all = mutants(*document);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].line, 3);
  EXPECT_EQ(all[0].root.find("figures")->find("least")->find("value")->text, "$599.99");
  EXPECT_EQ(document->root.find("figures")->find("least")->find("value")->text, "$600");
}

}  // namespace
}  // namespace holdfast
