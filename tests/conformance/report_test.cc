// What the program prints about a small folder laid out like the TCK, and that it takes no empty one for a
// success.
#include "tests/conformance/report.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/scratch_folder.hpp"

namespace holdfast::conformance {
namespace {

namespace fs = std::filesystem;

struct Printed {
  int code;
  std::string out;
  std::string err;
};

Printed printed(const fs::path& folder) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = report(folder, out, err);
  return {code, out.str(), err.str()};
}

TEST(Report, CountsEachFolderWithItsSkipsAndFailuresAndThenAll) {
  const auto sample = printed(fs::path(HOLDFAST_SOURCE_DIR) / "tests/conformance/sample");
  EXPECT_EQ(sample.code, 0);
  EXPECT_EQ(sample.err, "");
  EXPECT_EQ(
      sample.out,
      "level-2/0001-rent: passed 3 attempted 4 total 5\n"
      "  skipped 1: a boxed decisionTable\n"
      "  failed too_short_to_be_rounded: 1 / 3: wanted 0.333, came 0.3333333333333333333333333333333333\n"
      "level-3/0002-notice: passed 2 attempted 3 total 5\n"
      "  skipped 1: not in the subset: `for` goes through a list, which rules cannot\n"
      "  skipped 1: not known here: function `matches`\n"
      "  failed null_is_no_day: \"2026-11-24\" + duration(\"P14D\"): wanted 2026-12-08, came null\n"
      "\n"
      "attempted 70.0% of all cases\n"
      "passed 71.4% of those attempted\n"
      "passed 60.0% of the 5 attempted whose expected value is not null\n"
      "passed 5 attempted 7 total 10\n");
}

TEST(Report, NamesAFolderByItselfWhenTheCasesLieInIt) {
  const auto one = printed(fs::path(HOLDFAST_SOURCE_DIR) / "tests/conformance/sample/level-2/0001-rent");
  EXPECT_EQ(one.out.substr(0, one.out.find('\n')), "0001-rent: passed 3 attempted 4 total 5");
}

TEST(Report, FailsWithoutAFolderOrWithoutACase) {
  EXPECT_EQ(printed("").code, 1);
  EXPECT_EQ(
      printed("").err,
      "conformance: no folder ``; name the one that the TCK's test cases are in: make conformance TCK=DIR\n");
  const ScratchFolder folder;
  const auto& empty = folder.path();
  EXPECT_EQ(printed(empty).code, 1);
  EXPECT_EQ(printed(empty).err, "conformance: no test case under `" + empty.string() + "`\n");
  EXPECT_EQ(printed(empty / "nowhere").code, 1);
  std::ofstream(empty / "other.xml") << "<project/>";
  EXPECT_EQ(printed(empty).code, 1);
}

TEST(Report, FailsWhenAFileCannotBeReadAndStillRunsTheOthers) {
  const ScratchFolder folder;
  fs::copy(fs::path(HOLDFAST_SOURCE_DIR) / "tests/conformance/sample", folder.path(),
           fs::copy_options::recursive);
  std::ofstream(folder / "torn.xml") << "<testCases>";
  const auto torn = printed(folder.path());
  EXPECT_EQ(torn.code, 1);
  EXPECT_EQ(torn.err, "conformance: `torn.xml` is not XML\n");
  EXPECT_TRUE(torn.out.ends_with("passed 5 attempted 7 total 10\n"));
}

}  // namespace
}  // namespace holdfast::conformance
