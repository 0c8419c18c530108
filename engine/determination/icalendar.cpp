#include "engine/determination/icalendar.hpp"

#include <algorithm>

#include "engine/determination/days_that_count.hpp"
#include "engine/document/digest.hpp"

namespace holdfast {
namespace {

// "20261124"
std::string compact(Day day) {
  auto text = to_string(day);
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '\n') {
      made += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') made += '\\';
    made += c;
  }
  return made;
}

class ICalendar {
 public:
  ICalendar(const Determination& determination, const Sentences& sentences, std::string_view language)
      : determination_(determination), sentences_(sentences), language_(language) {}

  std::string text() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//holdfast//" HOLDFAST_VERSION "//EN");
    line("CALSCALE:GREGORIAN");
    for (const auto& one : days_that_count(determination_, sentences_))
      if (one.deadline->day)
        event(one, *one.deadline->day);
      else
        event(one, determination_.as_of);
    line("END:VCALENDAR");
    return text_;
  }

 private:
  void event(const DayThatCounts& one, Day day) {
    const auto what = std::string(name(one.deadline->what));
    const auto& disclaimer = sentences_.words().say("disclaimer");
    line("BEGIN:VEVENT");
    line("UID:" +
         sha256({one.finding->rule, one.finding->part, one.finding->place, what, to_string(day), one.line})
             .substr(0, 32) +
         "@holdfast.invalid");
    line("DTSTAMP:" + compact(determination_.as_of) + "T000000Z");
    line("DTSTART;VALUE=DATE:" + compact(day));
    line("SUMMARY;LANGUAGE=" + std::string(language_) + ":" + escaped(one.line));
    line("DESCRIPTION;LANGUAGE=" + std::string(language_) + ":" +
         escaped(sentences_.rule_name(one.finding->rule) + "\n" + disclaimer));
    line("CLASS:PRIVATE");
    line("TRANSP:TRANSPARENT");
    const bool own =
        one.deadline->what == Deadline::What::act_by || one.deadline->what == Deadline::What::pay_through;
    if (own && day > determination_.as_of) {
      line("BEGIN:VALARM");
      line("ACTION:DISPLAY");
      line("TRIGGER:-P1D");
      line("DESCRIPTION;LANGUAGE=" + std::string(language_) + ":" + escaped(one.line));
      line("END:VALARM");
    }
    line("END:VEVENT");
  }

  // No line is longer than 75 bytes, and none is cut inside a letter.
  void line(std::string_view text) {
    constexpr std::size_t longest = 75;
    std::size_t room = longest;
    while (text.size() > room) {
      std::size_t end = room;
      while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      text_.append(text.substr(0, end)).append("\r\n ");
      text.remove_prefix(end);
      room = longest - 1;
    }
    text_.append(text).append("\r\n");
  }

  const Determination& determination_;
  const Sentences& sentences_;
  std::string_view language_;
  std::string text_;
};

}  // namespace

std::string to_icalendar(const Determination& determination, const Texts& texts, std::string_view language) {
  const Sentences sentences(texts, language);
  return ICalendar(determination, sentences, language).text();
}

}  // namespace holdfast
