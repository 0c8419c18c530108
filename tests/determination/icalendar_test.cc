// The days that count, for a calendar.
#include "engine/determination/icalendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/determination/determine.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string calendar(const std::string& facts, std::string_view language = "en") {
  Explorer explorer(shipped_plan());
  const auto scenario = scenario_of(
      "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles, " + facts + "}\n");
  return to_icalendar(determine(shipped_plan(), scenario, explorer), shipped_rules().texts, language);
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

const std::string served =
    "eviction_grounds: [nonpayment], notice_served_on: 2026-11-20, filed_on: not_yet, court_papers: []";

TEST(ICalendar, HoldsTheTenantsLastDayWithAReminder) {
  const auto text = unfolded(calendar(served));
  EXPECT_THAT(text, testing::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_THAT(text, testing::EndsWith("END:VCALENDAR\r\n"));
  EXPECT_THAT(
      text, HasSubstr("DTSTART;VALUE=DATE:20261125\r\nSUMMARY;LANGUAGE=en:Last day to pay all of the rent"));
  EXPECT_THAT(text, HasSubstr("TRIGGER:-P1D\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTAMP:20261124T000000Z\r\n"));
  EXPECT_EQ(calendar(served), calendar(served));
}

TEST(ICalendar, SpeaksSpanish) {
  EXPECT_THAT(unfolded(calendar(served, "es")), HasSubstr("SUMMARY;LANGUAGE=es:"));
  EXPECT_NE(calendar(served, "es"), calendar(served));
}

TEST(ICalendar, FoldsNoLineInsideALetter) {
  for (const auto* language : {"en", "es"}) {
    const auto text = calendar(served, language);
    std::size_t begin = 0;
    for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", begin)) {
      EXPECT_LE(end - begin, 75U);
      EXPECT_NE(static_cast<unsigned char>(text[begin]) & 0xC0U, 0x80U) << text.substr(begin, end - begin);
      begin = end + 2;
    }
    EXPECT_EQ(begin, text.size());
  }
}

// Somebody who looks only into the calendar must not miss what could not be counted.
TEST(ICalendar, PutsWhatHasNoDayYetOnTheDayOfTheAnswer) {
  const auto text = unfolded(
      calendar("eviction_grounds: [nonpayment], notice_served_on: 2026-11-20, filed_on: 2026-11-23"));
  EXPECT_THAT(text, HasSubstr("DTSTART;VALUE=DATE:20261124\r\n"));
}

}  // namespace
}  // namespace holdfast
