// The results of cases as continuous integration reads them.
#include "engine/authoring/junit.hpp"

#include <gtest/gtest.h>

namespace holdfast {
namespace {

CaseResult result(const std::string& rule, const std::string& name, std::vector<std::string> differences = {},
                  bool run = true) {
  CaseResult one;
  one.rule = rule;
  one.name = name;
  one.run = run;
  one.differences = std::move(differences);
  return one;
}

TEST(JUnit, HasASuiteForEachRuleAndEscapesWhatXmlReads) {
  const auto xml =
      junit_xml({result("us/a", "passes"),
                 result("us/a", "5 < 6 & \"so\"", {"outcome: expected `applies`, found `x`", "second"}),
                 result("us/b", "waits", {"not built"}, false)});
  EXPECT_EQ(xml,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"holdfast rules\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\">\n"
            "  <testsuite name=\"us/a\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "    <testcase classname=\"us/a\" name=\"passes\"/>\n"
            "    <testcase classname=\"us/a\" name=\"5 &lt; 6 &amp; &quot;so&quot;\">\n"
            "      <failure message=\"outcome: expected `applies`, found `x`&#10;second\"/>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "  <testsuite name=\"us/b\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\">\n"
            "    <testcase classname=\"us/b\" name=\"waits\">\n"
            "      <skipped message=\"not built\"/>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "</testsuites>\n");
}

TEST(JUnit, WritesNothingThatXmlCannotHold) {
  const auto xml = junit_xml({result("us/a", std::string("bell\x07 and ") + "ñ")});
  EXPECT_EQ(xml.find('\x07'), std::string::npos);
  EXPECT_NE(xml.find("bell\xEF\xBF\xBD and ñ"), std::string::npos);
}

TEST(JUnit, IsAWholeDocumentWithoutCases) {
  EXPECT_EQ(junit_xml({}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"holdfast rules\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
            "</testsuites>\n");
}

}  // namespace
}  // namespace holdfast
