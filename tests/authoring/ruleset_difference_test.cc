// What changed between two rulesets; every witness is told again to both of them.
#include "engine/authoring/ruleset_difference.hpp"

#include <gmock/gmock.h>

#include "engine/authoring/case_finding.hpp"
#include "engine/authoring/expectation.hpp"
#include "engine/determination/determine.hpp"
#include "tests/support/reformed_rules.hpp"

namespace holdfast {
namespace {

using Kind = LawChange::Kind;
using Verdict = LawChange::Verdict;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* city = "us/ca/los-angeles-county/los-angeles/rent-threshold";

Node node(const std::string& yaml) {
  auto read = read_yaml(yaml, "text", Echo::allowed);
  EXPECT_TRUE(read) << render(read.diagnostics());
  return read ? read->root : Node{};
}

std::vector<std::string> pointers(const std::string& before, const std::string& after) {
  const Node a = node(before);
  const Node b = node(after);
  std::vector<std::string> all;
  for (const auto& one : text_changes(a, b)) all.push_back(one.pointer);
  return all;
}

TEST(TextChanges, NameWhatIsSaidOtherwiseAndNoMore) {
  EXPECT_THAT(pointers("a: 1\nb: {c: 2, d: 3}\n", "a: 1\nb: {c: 2, d: 4}\n"), ElementsAre("/b/d"));
  EXPECT_THAT(pointers("a: [1, 2]\n", "a: [1, 3, 2]\n"), ElementsAre("/a/1"));
  EXPECT_THAT(pointers("a: [1, 3, 2]\n", "a: [1, 2]\n"), ElementsAre("/a/1"));
  EXPECT_THAT(pointers("a: [1, 3, 2]\n", "a: [1, 4, 2]\n"), ElementsAre("/a/1"));
  EXPECT_THAT(pointers("a: 1\n", "a: 1\nb: 2\n"), ElementsAre("/b"));
  EXPECT_THAT(pointers("a: 1\nb: 2\n", "a: 1\n"), ElementsAre("/b"));
  EXPECT_THAT(pointers("a: {b: 1}\n", "a: 1\n"), ElementsAre("/a"));
  EXPECT_THAT(pointers("title: x\nsources: {s: 1}\ncases: []\na: {note: x}\n",
                       "title: z\ncases: [1]\na: {note: z}\n"),
              IsEmpty());
}

TEST(TextChanges, CanEachBeMadeByItself) {
  const Node before = node("a: 1\nb: [1, 2, 3]\nc: {d: 4}\n");
  const Node after = node("a: 2\nb: [1, 3, 5]\nc: {d: 4, e: 6}\n");
  const auto all = text_changes(before, after);
  ASSERT_THAT(all, SizeIs(4));
  EXPECT_TRUE(same_text(changed(before, after, [](std::size_t) { return false; }), before));
  EXPECT_TRUE(same_text(changed(before, after, [](std::size_t) { return true; }), after));
  EXPECT_TRUE(same_text(changed(before, after, [](std::size_t one) { return one == 0; }),
                        node("a: 2\nb: [1, 2, 3]\nc: {d: 4}\n")));
  EXPECT_TRUE(same_text(changed(before, after, [](std::size_t one) { return one == 1; }),
                        node("a: 1\nb: [1, 3]\nc: {d: 4}\n")));
}

RulesetSide shipped(const char* known_on = nullptr) {
  return {shipped_files(), known_on == nullptr ? std::nullopt : parse_day(known_on)};
}

// The shipped rules with something replaced in one file; a failure where it is not there.
RulesetSide with(const std::string& path, const std::string& find, const std::string& put) {
  auto side = shipped();
  for (auto& file : side.files) {
    if (file.path != path) continue;
    const auto at = file.bytes.find(find);
    EXPECT_NE(at, std::string::npos) << find;
    if (at != std::string::npos) file.bytes.replace(at, find.size(), put);
  }
  return side;
}

const LawChange* find(const RulesetDifference& made, Kind kind, const std::string& of) {
  for (const auto& one : made.changes)
    if (one.kind == kind && one.of == of) return &one;
  return nullptr;
}

struct Loaded {
  explicit Loaded(const RulesetSide& side)
      : ruleset(*load(side.files, {{}, {}, side.known_on})), plan(ruleset), explorer(plan) {}

  // Empty where a fact is asked for by a rule that is not there yet.
  Determination determined(const std::string& yaml) {
    const auto document = read_yaml(yaml, "witness", Echo::never);
    const auto scenario = read_scenario(*document, ruleset, std::nullopt);
    if (!scenario) return {};
    return determine(plan, *scenario, explorer, Want::answer);
  }

  Ruleset ruleset;
  Plan plan;
  Explorer explorer;
};

// What the whole ruleset tells of the rule there: the outcome and all that a case could expect.
std::vector<std::string> told(Loaded& side, const LawChange& change) {
  const auto answer = side.determined(change.witness);
  std::vector<std::string> all;
  if (const auto* rule = side.ruleset.find_rule(change.shown_by))
    for (const auto& one : expectations(answer, *rule)) all.push_back(one.key + ": " + one.text);
  if (const auto* proposal = finding_of(answer, change.shown_by, "proposal"))
    all.push_back("proposal: " + proposal->reasons.front().slots.front().text);
  return all;
}

TEST(RulesetDifference, SinceFebruaryNamesTheSecondMonthTheRevisedRentsAndTheVeto) {
  const auto before = shipped("2026-02-01");
  const auto after = shipped();
  const auto made = difference(before, after);
  const auto* months = find(made, Kind::figure, "us/ca/los-angeles-county/unincorporated/rent-threshold");
  ASSERT_NE(months, nullptr);
  EXPECT_EQ(months->at, "/figures/months/1");
  EXPECT_THAT(months->answers, Contains("outcome: does_not_apply -> applies"));
  const auto* revised = find(made, Kind::figures_added, "fair_market_rent");
  ASSERT_NE(revised, nullptr);
  EXPECT_EQ(revised->at, "from 2026-05-21, revised");
  EXPECT_EQ(revised->verdict, Verdict::shown);
  const auto* vetoed =
      find(made, Kind::proposal_added, "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice");
  ASSERT_NE(vetoed, nullptr);
  EXPECT_THAT(vetoed->answers, ElementsAre("told of, and not law: nothing -> vetoed"));
  // Each by the whole rulesets.
  Loaded old(before);
  Loaded now(after);
  int shown = 0;
  for (const auto& one : made.changes) {
    if (one.witness.empty()) continue;
    ++shown;
    EXPECT_NE(told(old, one), told(now, one)) << one.of << " " << one.at << "\n" << one.witness;
    EXPECT_FALSE(told(now, one).empty()) << one.of << " " << one.at << "\n" << one.witness;
  }
  EXPECT_GE(shown, 12);
}

TEST(RulesetDifference, OfARulesetWithItselfIsNothing) {
  const auto made = difference(shipped(), shipped());
  EXPECT_THAT(made.changes, IsEmpty());
  EXPECT_THAT(made.other_files, IsEmpty());
  EXPECT_THAT(made.other_text, IsEmpty());
}

TEST(RulesetDifference, ShowsAnOperatorAtTheLimitItself) {
  const auto made = difference(shipped(), with(std::string(city) + ".yaml", "must: exceed", "must: reach"));
  ASSERT_THAT(made.changes, SizeIs(1));
  const auto& one = made.changes.front();
  EXPECT_EQ(one.kind, Kind::operator_);
  EXPECT_EQ(one.before, "exceed");
  EXPECT_EQ(one.after, "reach");
  EXPECT_EQ(one.verdict, Verdict::shown);
  EXPECT_EQ(one.answers.front(), "outcome: applies -> does_not_apply");
  Loaded old(shipped());
  EXPECT_THAT(told(old, one), Contains("margin: $0"));
}

TEST(RulesetDifference, ProvesThatAnEventWhichSwitchesNothingChangesNoAnswer) {
  const auto made =
      difference(shipped(), with(std::string(city) + ".yaml", "  - {date: 2023-11-08, event: challenged",
                                 "  - {date: 2023-10-01, event: amended, source: lamc-165-03}\n  - {date: "
                                 "2023-11-08, event: challenged"));
  ASSERT_THAT(made.changes, SizeIs(1));
  EXPECT_EQ(made.changes.front().kind, Kind::status);
  EXPECT_EQ(made.changes.front().verdict, Verdict::none);
}

TEST(RulesetDifference, SaysWhichRulesOnlyOneSideHas) {
  auto without = shipped();
  std::erase_if(without.files, [](const SourceFile& file) { return file.path == "us/mn/redemption.yaml"; });
  const auto gone = difference(shipped(), without);
  const auto* removed = find(gone, Kind::rule_removed, "us/mn/redemption");
  ASSERT_NE(removed, nullptr);
  EXPECT_THAT(removed->answers, ElementsAre("outcome: applies -> nothing"));
  const auto come = difference(without, shipped());
  ASSERT_NE(find(come, Kind::rule_added, "us/mn/redemption"), nullptr);
}

TEST(RulesetDifference, LeavesNotesAndWordsAside) {
  const auto noted =
      difference(shipped(), with(std::string(city) + ".yaml", "votes of February 3 and 7", "two votes"));
  EXPECT_THAT(noted.changes, IsEmpty());
  EXPECT_THAT(noted.other_text, ElementsAre(city));
  const auto words =
      difference(shipped(), with("text/en/if_law.yaml", "nothing would change", "nothing changes"));
  EXPECT_THAT(words.changes, IsEmpty());
  EXPECT_THAT(words.other_files, ElementsAre("text/en/if_law.yaml"));
}

}  // namespace
}  // namespace holdfast
