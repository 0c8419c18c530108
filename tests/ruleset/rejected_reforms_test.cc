// Mistakes in reforms, each laid over tests/fixtures/small.
#include "engine/ruleset/ruleset.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

Result<Ruleset> small_with(const std::string& name, const std::string& reform) {
  return load(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small"),
              {{{name, reform}}, {{"try", first_day}}, {}});
}

TEST(RejectedReforms, EachMistakeGivesItsWholeMessage) {
  const auto paths = mistakes_in("reforms");
  ASSERT_GE(paths.size(), 25U);
  for (const auto& path : paths) {
    const auto result = small_with(path.filename().string(), bytes_of(path));
    EXPECT_FALSE(result) << path;
    expect_message(path, render(result.diagnostics()));
  }
}

TEST(RejectedReforms, AReformNeedsNoMoreThanItsChange) {
  const auto result = small_with("try.yaml",
                                 "reform: try\n"
                                 "title: Two months\n"
                                 "changes:\n"
                                 "  - change: us/xx/rent-threshold\n"
                                 "    set: {figures.months: 2 months}\n");
  ASSERT_TRUE(result) << render(result.diagnostics());
  const auto* rule = result->find_rule("us/xx/rent-threshold");
  ASSERT_EQ(rule->amendments.size(), 1U);
  EXPECT_EQ(rule->amendments[0].days, DayRange{});
  EXPECT_EQ(rule->amendments[0].text->reforms, std::vector<std::string>{"try"});
  EXPECT_TRUE(rule->reforms.empty());
}

TEST(RejectedReforms, AReformHasAnEnd) {
  std::string reform = "reform: try\ntitle: Too much\nchanges:\n";
  for (int i = 0; i <= 500; ++i) reform += "  - remove: us/xx/rent-threshold\n";
  const auto result = small_with("try.yaml", reform);
  EXPECT_FALSE(result);
  ASSERT_EQ(result.diagnostics().size(), 1U);
  EXPECT_EQ(result.diagnostics()[0].code, "too-many");
}

TEST(RejectedReforms, AReformThatNobodyHasIsNamedWithTheNearest) {
  const auto result =
      load(files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules"),
           {{}, {{"us/mn/hennepin-county/minneapolis/proposals/sixty-day-notic", first_day}}, {}});
  EXPECT_FALSE(result);
  EXPECT_EQ(render(result.diagnostics()),
            "reforms: error[unknown-reform]: no reform "
            "`us/mn/hennepin-county/minneapolis/proposals/sixty-day-notic`\n"
            "   help: did you mean `us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice`?\n");
}

}  // namespace
}  // namespace holdfast
