// The writer of pages: nothing that it is given can become markup.
#include "engine/determination/html.hpp"

#include <gtest/gtest.h>

#include "engine/document/digest.hpp"
#include "tests/support/html_scan.hpp"

namespace holdfast {
namespace {

TEST(Html, EscapesEveryTextAndEveryAttribute) {
  Html html;
  html.open("p", {{"title", "\"'<&>"}}).text("</p><script>alert('1')</script>&amp;");
  EXPECT_EQ(html.finish(),
            "<!doctype html>\n"
            "<p title=\"&quot;&#39;&lt;&amp;&gt;\">"
            "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>\n");
}

TEST(Html, ShowsACharacterThatNoPageMayHoldAsOneThatIsMissing) {
  Html html;
  html.element("p", std::string("a\0b\x1b", 4));
  EXPECT_EQ(scan_html(html.finish()).text, "\na\uFFFDb\uFFFD\n");
}

TEST(Html, KeepsADayInOnePiece) {
  Html html;
  html.open("p").text("from 2026-11-24, 2026-02-30 through 2027-01-01");
  EXPECT_EQ(
      html.finish(),
      "<!doctype html>\n<p>from <time>2026-11-24</time>, 2026-02-30 through <time>2027-01-01</time></p>\n");
}

TEST(Html, ClosesWhatIsOpen) {
  Html html;
  html.open("ul").open("li").text("one");
  EXPECT_EQ(html.finish(), "<!doctype html>\n<ul>\n<li>one</li>\n</ul>\n");
}

TEST(Html, LinksFromOnePageToAnotherByTheShortestWay) {
  EXPECT_EQ(relative_link("index.html", "us/xx/limit.html"), "us/xx/limit.html");
  EXPECT_EQ(relative_link("us/xx/limit.html", "index.html"), "../../index.html");
  EXPECT_EQ(relative_link("us/xx/limit.html", "us/xx/port/wait.html"), "port/wait.html");
  EXPECT_EQ(relative_link("us/xx/port/wait.html", "us/xx/limit.html"), "../limit.html");
  EXPECT_EQ(relative_link("index.html", "us/a b/\"#?.html"), "us/a%20b/%22%23%3F.html");
}

TEST(Html, LetsAReaderFollowOnlyAddressesOfTheWeb) {
  EXPECT_TRUE(may_be_followed("https://example.org/a?b=c#d"));
  EXPECT_TRUE(may_be_followed("http://example.org"));
  EXPECT_FALSE(may_be_followed("javascript:alert(1)"));
  EXPECT_FALSE(may_be_followed("https://example.org/a b"));
  EXPECT_FALSE(may_be_followed("https://example.org/\n"));
  EXPECT_FALSE(may_be_followed("//example.org"));
  EXPECT_FALSE(may_be_followed(""));
}

TEST(Digest, NamesAStyleSheetAsAPolicyDoes) {
  EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

}  // namespace
}  // namespace holdfast
