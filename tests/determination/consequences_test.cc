// What follows where a rule helps: which effects stop a step of an eviction, each step by itself.
#include <gtest/gtest.h>

#include "engine/determination/text.hpp"
#include "engine/ruleset/consequence.hpp"
#include "tests/support/determined.hpp"

namespace holdfast {
namespace {

// The shipped rules, with one of them changed to bear on `stage` with `effect`.
Ruleset rules_where(std::string_view stage, std::string_view effect) {
  auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
  for (auto& file : files) {
    if (!file.path.ends_with("park-board-pause.yaml")) continue;
    const auto replace = [&](const std::string& old, const std::string& line) {
      const auto at = file.bytes.find(old);
      if (at == std::string::npos) throw std::runtime_error("no line `" + old + "`");
      file.bytes.replace(at, old.size(), line);
    };
    replace("stages: [notice, filing, lockout]", "stages: [" + std::string(stage) + "]");
    replace("effect: bar", "effect: " + std::string(effect));
  }
  auto rules = load(files);
  if (!rules) throw std::runtime_error(render(rules.diagnostics()));
  return std::move(*rules);
}

TEST(Effects, OnlyABarAndAPauseThatTheCourtOwesStopAStep) {
  for (const auto effect : effect_names) {
    const auto rules = rules_where("hearing", effect);
    const Plan plan(rules);
    const auto answer = determined(
        "as_of: 2026-02-20\nfacts: {home_place: us/mn/hennepin-county/minneapolis, landlord_is_park_board: "
        "true}\n",
        plan);
    const auto one = finding(answer, "park-board-pause", "covers");
    EXPECT_EQ(one.outcome, Outcome::applies) << effect;
    EXPECT_EQ(one.effect, effect);
    const bool stopped = effect == "bar" || effect == "court_must_stay";
    const auto& hearing = answer.stages[static_cast<std::size_t>(Stage::hearing)];
    EXPECT_EQ(hearing.barred, stopped ? Barred::yes : Barred::unknown) << effect;
    const auto text = to_text(answer, rules.texts, "en");
    EXPECT_EQ(text.find("The day in court: the court probably cannot hear") != std::string::npos, stopped)
        << effect;
    EXPECT_EQ(text.find("The law takes your side until the landlord proves") != std::string::npos,
              effect == "presumption");
  }
}

TEST(Stages, AreStoppedOneByOne) {
  for (const auto stage : stage_names) {
    const auto rules = rules_where(stage, "bar");
    const Plan plan(rules);
    const auto answer = determined(
        "as_of: 2026-02-20\nfacts: {home_place: us/mn/hennepin-county/minneapolis, landlord_is_park_board: "
        "true}\n",
        plan);
    for (const auto& one : answer.stages)
      EXPECT_EQ(one.barred, name(one.stage) == stage ? Barred::yes : Barred::unknown) << stage;
  }
}

TEST(Stays, ThatTheCourtOwesStopTheDecisionAndThatItMayGrantDoNot) {
  const auto barred = [](const std::string& hearing, const std::string& filed) {
    const auto answer = determined(
        "as_of: 2024-09-10\nfacts: {home_place: us/dc, eviction_grounds: [nonpayment], "
        "relief_application: pending, stays_used: 0, hearing_on: " +
        hearing + ", filed_on: " + filed + "}\n");
    return answer.stages[static_cast<std::size_t>(Stage::judgment)].barred;
  };
  EXPECT_EQ(barred("2024-10-17", "2024-09-02"), Barred::yes);
  EXPECT_NE(barred("2026-01-12", "2025-11-03"), Barred::yes);
}

}  // namespace
}  // namespace holdfast
