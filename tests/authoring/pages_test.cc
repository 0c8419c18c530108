// The library as pages: nothing of a rule's file is left out, nothing in it becomes markup, and a page asks
// nobody for anything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/authoring/library_page.hpp"
#include "engine/authoring/page_frame.hpp"
#include "engine/authoring/rule_page.hpp"
#include "tests/support/html_scan.hpp"
#include "tests/support/library.hpp"

namespace holdfast {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Imprint imprint{*parse_day("2026-11-24"), "0.0.0"};

const std::vector<SourceFile>& shipped_pages() {
  static const auto pages = library_pages(*shipped_library().ruleset, shipped_library().rules, imprint);
  return pages;
}

std::string small_page(std::vector<SourceFile> files) {
  const Library library(std::move(files));
  return rule_page(*library.ruleset, library.rule("us/xx/rent-threshold"), imprint);
}

// Spaces and line ends as one space: what a reader sees.
std::string read_aloud(const std::string& text) {
  std::string words;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space)
      words += c;
    else if (!words.ends_with(' '))
      words += ' ';
  }
  return words;
}

void each_told(const Node& node, const std::function<void(const std::string&)>& use) {
  static const std::set<std::string> told = {"note", "not_verified", "question", "why", "cite", "name"};
  for (const auto& member : node.members) {
    if (member.key.text == "layer") continue;  // its question is a name
    if (member.value.is_scalar() && told.count(member.key.text) > 0) use(member.value.text);
    each_told(member.value, use);
  }
  for (const auto& item : node.items) each_told(item, use);
}

TEST(Pages, LeaveNothingOutThatTheFileSays) {
  for (const auto& rule : shipped_library().rules) {
    const auto page = read_aloud(scan_html(rule_page(*shipped_library().ruleset, rule, imprint)).text);
    each_told(shipped_library().document(rule.file).root,
              [&](const std::string& text) { EXPECT_THAT(page, HasSubstr(read_aloud(text))) << rule.file; });
    for (const auto& told : rule.told)
      for (const auto& language : told.told)
        for (const auto& sentence : language.second) EXPECT_THAT(page, HasSubstr(read_aloud(sentence)));
  }
}

TEST(Pages, AreTheSameBytesForTheSameRules) {
  const auto again = library_pages(*shipped_library().ruleset, shipped_library().rules, imprint);
  ASSERT_EQ(again.size(), shipped_pages().size());
  for (std::size_t i = 0; i < again.size(); ++i) EXPECT_EQ(again[i].bytes, shipped_pages()[i].bytes);
}

TEST(Pages, CloseWhatTheyOpenRunNothingAndAskNobody) {
  static const std::set<std::string> known = {
      "html", "head", "meta",    "title",   "style",  "body",       "a",      "header", "nav",
      "main", "h1",   "h2",      "h3",      "p",      "div",        "strong", "span",   "dl",
      "dt",   "dd",   "code",    "ul",      "li",     "table",      "thead",  "tbody",  "tr",
      "th",   "td",   "caption", "section", "figure", "figcaption", "svg",    "defs",   "pattern",
      "rect", "time", "line",    "text",    "footer"};
  for (const auto& page : shipped_pages()) {
    const auto scanned = scan_html(page.bytes);
    for (const auto& element : scanned.elements) {
      EXPECT_EQ(known.count(element.name), 1U) << element.name;
      for (const auto& attribute : element.attributes) {
        EXPECT_FALSE(attribute.first.starts_with("on")) << page.path;
        EXPECT_NE(attribute.first, "src");
        EXPECT_NE(attribute.first, "style");
      }
    }
    EXPECT_THAT(scanned.all("content"), Contains(StartsWith("default-src 'none'; style-src 'sha256-")));
  }
}

TEST(Pages, LinkOnlyToPagesAndPartsThatAreThereOrToTheWeb) {
  std::map<std::string, std::vector<std::string>> parts;
  for (const auto& page : shipped_pages()) parts[page.path] = scan_html(page.bytes).all("id");
  for (const auto& page : shipped_pages())
    for (const auto& href : scan_html(page.bytes).all("href")) {
      if (may_be_followed(href)) continue;
      if (href.starts_with("#")) {
        EXPECT_THAT(parts[page.path], Contains(href.substr(1)));
        continue;
      }
      const auto there = (std::filesystem::path(page.path).parent_path() / href).lexically_normal();
      EXPECT_EQ(parts.count(there.generic_string()), 1U) << page.path << " to " << href;
    }
}

TEST(Pages, NameEveryPartOnce) {
  for (const auto& page : shipped_pages()) {
    auto ids = scan_html(page.bytes).all("id");
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << page.path;
  }
}

TEST(Pages, LetNothingOfAHostileFileBecomeMarkup) {
  const std::string hostile = "</td></style><script>alert(1)</script><img src=x onerror=alert(2)>";
  auto files = small_files();
  auto& rule = file_of(files, "us/xx/rent-threshold.yaml");
  change(rule, "Evictable rent threshold, Example State", "'" + hostile + "'");
  change(rule, "name: below", "name: '" + hostile + "'");
  change(rule, "Does a revision count?", "'" + hostile + "'");
  change(rule, "{cite: Example Act 1, kind: statute}",
         "{cite: '" + hostile + "', kind: '" + hostile + "', url: 'javascript:alert(3)'}");
  change(rule, "months: {value: 1 month, source: act}",
         "months: {value: 1 month, source: act, note: '" + hostile + "', not_verified: '" + hostile + "'}");
  const auto page = small_page(files);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  const auto scanned = scan_html(page);
  EXPECT_THAT(scanned.all("href"), Not(Contains(HasSubstr("javascript:"))));
  EXPECT_THAT(scanned.text, HasSubstr(hostile + " (no address known)"));
}

TEST(Pages, TellAnAddressThatIsKnownAndASiteWhereNoneIs) {
  auto files = small_files();
  auto& rule = file_of(files, "us/xx/rent-threshold.yaml");
  change(rule, "{cite: Example Act 1, kind: statute}",
         "{cite: Example Act 1, kind: statute, url: 'https://example.org/act?a=1&b=2'}\n"
         "  paper: {cite: Daily, kind: press, site: example.com}");
  const auto scanned = scan_html(small_page(files));
  EXPECT_THAT(scanned.all("href"), Contains("https://example.org/act?a=1&b=2"));
  EXPECT_THAT(scanned.all("rel"), Contains("noreferrer"));
  EXPECT_THAT(scanned.text, HasSubstr("Daily (no address known; site: example.com)"));
}

TEST(Pages, SetThoseOfProposalsApart) {
  const auto& index = shipped_pages().front();
  EXPECT_EQ(index.path, "index.html");
  const auto text = scan_html(index.bytes).text;
  const auto proposals = text.find("None of these is law");
  for (const auto& rule : shipped_library().rules) {
    const auto* name = shipped_library().ruleset->texts.find("en", "rules." + rule.id + ".name");
    EXPECT_EQ(text.rfind(name == nullptr ? rule.title : *name) > proposals, rule.proposal) << rule.id;
    const auto page = rule_page(*shipped_library().ruleset, rule, imprint);
    EXPECT_EQ(page.find("A proposal: not law.") != std::string::npos, rule.proposal) << rule.id;
  }
}

TEST(Pages, SayThatNobodyHasReviewedThem) {
  const auto text = read_aloud(scan_html(small_page(small_files())).text);
  EXPECT_THAT(text, HasSubstr("No lawyer's review of the law on this page is recorded."));
  EXPECT_THAT(text, HasSubstr("Nobody has reviewed what a tenant is told in Spanish."));
}

TEST(Pages, TellTheStatusOfTheDayThatIsAsked) {
  const Library library(small_files());
  const auto& rule = library.rule("us/xx/rent-threshold");
  const auto on = [&](const char* day) {
    return read_aloud(scan_html(rule_page(*library.ruleset, rule, {*parse_day(day), "0.0.0"})).text);
  };
  EXPECT_THAT(on("2024-12-31"), HasSubstr("As of 2024-12-31: not law yet"));
  EXPECT_THAT(on("2026-01-15"), HasSubstr("As of 2026-01-15: in force."));
  EXPECT_THAT(on("2026-01-16"),
              HasSubstr("in force; evidence through 2026-01-15: what came after was not seen."));
}

TEST(Pages, ShowACaseThatFailsAndWhy) {
  auto files = small_files();
  change(file_of(files, "us/xx/rent-threshold.yaml"), "expect: {outcome: applies}",
         "expect: {outcome: does_not_apply}");
  const auto text = scan_html(small_page(files)).text;
  EXPECT_THAT(text, HasSubstr("FAILS"));
  EXPECT_THAT(text, HasSubstr("expected `does_not_apply`, found `applies`"));
}

}  // namespace
}  // namespace holdfast
