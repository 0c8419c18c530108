#include "engine/base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Diagnostic, ShowsTheLineWithACaretAndTheWayOut) {
  Diagnostic d;
  d.code = "unknown-fact";
  d.span = {"oakland.yaml", 14, 9, 10};
  d.message = "no fact named `tenent_age`";
  d.help = "did you mean `tenant_age`?";
  d.excerpt = "  when: tenent_age >= 62";
  EXPECT_EQ(render(d),
            "oakland.yaml:14:9: error[unknown-fact]: no fact named `tenent_age`\n"
            "   14 |   when: tenent_age >= 62\n"
            "      |         ^^^^^^^^^^\n"
            "   help: did you mean `tenant_age`?\n");
}

TEST(Diagnostic, WithoutAnExcerptShowsOnlyThePlace) {
  Diagnostic d;
  d.code = "wrong-value";
  d.span = {"stdin", 3, 0, 1};
  d.message = "`bedrooms`: expected a number";
  EXPECT_EQ(render(d), "stdin:3: error[wrong-value]: `bedrooms`: expected a number\n");
}

TEST(Nearest, FindsASlipOfThePenAndNothingElse) {
  const std::vector<std::string> names = {"bedrooms", "rent_owed", "rent_monthly"};
  EXPECT_EQ(nearest("bedroms", names), "bedrooms");
  EXPECT_EQ(nearest("rent_owd", names), "rent_owed");
  EXPECT_EQ(nearest("rentmonthly", names), "rent_monthly");
  EXPECT_EQ(nearest("household_size", names), std::nullopt);
  EXPECT_EQ(nearest("x", names), std::nullopt);
  EXPECT_EQ(did_you_mean("bedroms", names), "did you mean `bedrooms`?");
  EXPECT_EQ(did_you_mean("zzz", names), "");
}

TEST(Result, HasAValueExactlyWhenNothingIsAnError) {
  Diagnostic warning;
  warning.severity = Severity::warning;
  EXPECT_TRUE(Result<int>(7, {warning}));
  EXPECT_FALSE(Result<int>(7, {warning, Diagnostic{}}));
  EXPECT_FALSE(Result<int>(Diagnostics{Diagnostic{}}));
  EXPECT_EQ(Result<int>(7, {warning}).diagnostics().size(), 1U);
}

}  // namespace
}  // namespace holdfast
