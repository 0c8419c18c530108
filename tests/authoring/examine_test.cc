// The parts under `holdfast rules check`: what is left of a condition, what can be so, where a pointer leads.
#include "engine/authoring/examine.hpp"

#include <gtest/gtest.h>

#include "engine/authoring/assuming.hpp"
#include "engine/authoring/possible.hpp"
#include "engine/authoring/rule_files.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

class Assuming : public testing::Test {
 protected:
  Assuming()
      : plan_(shipped_plan()),
        lower_(plan_, nullptr, -1, 0, nullptr, nullptr),
        p_(yes_no("hardship")),
        q_(yes_no("landlord_takes_part")),
        never_(lower_.constant(Truth::no)),
        always_(lower_.constant(Truth::yes)) {}

  NodeId yes_no(const char* fact) {
    return lower_.fact(Op::fact_yes, *plan_.ruleset().vocabulary.find(fact));
  }
  NodeId left(NodeId node, const Assumed& assumed = {}) { return assuming(plan_, lower_, node, assumed); }

  Plan plan_;
  Lowering lower_;
  NodeId p_;
  NodeId q_;
  NodeId never_;
  NodeId always_;
};

TEST_F(Assuming, WhatIsAndIsNotIsNever) {
  EXPECT_EQ(left(lower_.both({p_, lower_.opposite(p_)})), never_);
  EXPECT_EQ(left(lower_.both({p_, lower_.both({q_, lower_.opposite(p_)})})), never_);
}

TEST_F(Assuming, WhatIsOrIsNotIsAlways) {
  EXPECT_EQ(left(lower_.either({p_, lower_.opposite(p_)})), always_);
}

TEST_F(Assuming, APartIsTakenAsSoInItsNeighbours) {
  EXPECT_EQ(left(lower_.both({p_, lower_.either({lower_.opposite(p_), q_})})), lower_.both({p_, q_}));
  EXPECT_EQ(left(lower_.either({p_, lower_.both({p_, q_})})), p_);
}

TEST_F(Assuming, WhatIsKnownBesideCounts) {
  EXPECT_EQ(left(lower_.both({p_, q_}), {{p_, true}}), q_);
  EXPECT_EQ(left(lower_.both({p_, q_}), {{p_, false}}), never_);
}

TEST(Possible, FindsWhatTwoFactsTogetherExclude) {
  const auto& plan = shipped_plan();
  Possible possible(plan);
  auto& lower = possible.lower();
  const auto& vocabulary = plan.ruleset().vocabulary;
  const auto amount = [&](const char* fact) { return lower.fact(Op::fact_amount, *vocabulary.find(fact)); };
  const NodeId fewer = lower.at_most(amount("landlord_units_in_city"), amount("landlord_units"));
  const auto& part = plan.parts().front();
  EXPECT_TRUE(possible.ask(possible.inquiry(part, [&](const Edition&) { return fewer; })).can);
  EXPECT_FALSE(
      possible.ask(possible.inquiry(part, [&](const Edition&) { return lower.opposite(fewer); })).can);
  EXPECT_EQ(possible.undecided(), 0);
}

TEST(RuleFiles, PointAtAMembersNameOrAtAnItem) {
  const std::vector<SourceFile> files = {{"a.yaml", "first:\n  a/b: [one, two]\n"}};
  RuleFiles read(files);
  const auto at = [&](const char* pointer) {
    const auto d = read.at("a.yaml", pointer, Severity::warning, "code", "message", "");
    return std::to_string(d.span.line) + ":" + std::to_string(d.span.column);
  };
  EXPECT_EQ(at("/first/a~1b"), "2:3");
  EXPECT_EQ(at("/first/a~1b/1"), "2:14");
  EXPECT_EQ(at("/first/nowhere"), "1:1") << "as near as it leads";
  EXPECT_EQ(read.at("b.yaml", "", Severity::error, "code", "message", "").span.line, 0);
}

TEST(Concern, ShowsTheScenarioIndentedBelowTheMessage) {
  Concern concern;
  concern.diagnostic.code = "condition-never";
  concern.diagnostic.span.file = "us/xx/rule.yaml";
  concern.diagnostic.message = "`small` can never be so";
  concern.witness = WitnessScenario{"as_of: 2026-11-23\nfacts:\n  homes: 3\n",
                                    {{"us/xx/rule", "covers", Outcome::does_not_apply}}};
  EXPECT_EQ(render(concern), R"(us/xx/rule.yaml: error[condition-never]: `small` can never be so
   seen: `covers` of `us/xx/rule` is `does_not_apply` in this scenario
      as_of: 2026-11-23
      facts:
        homes: 3
)");
}

}  // namespace
}  // namespace holdfast
