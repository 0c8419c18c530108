#include "engine/determination/days.hpp"

#include <array>
#include <set>

#include "engine/determination/json_parts.hpp"
#include "engine/determination/ledger.hpp"
#include "engine/determination/page.hpp"
#include "engine/determination/words.hpp"

namespace holdfast {
namespace {

DayCount count_of(const DaysAsked& asked) {
  const auto* calendar = asked.calendar == nullptr ? nullptr : &asked.calendar->calendar;
  return count_days(calendar, asked.from, asked.count, asked.unit, asked.if_closed);
}

// The years whose closed days the count rests on.
std::set<int> years_of(const DaysAsked& asked, const DayCount& count) {
  std::set<int> years;
  if (asked.calendar == nullptr) return years;
  for (const auto& day : count.ledger)
    if (asked.calendar->calendar.holds(civil(day.day).year)) years.insert(civil(day.day).year);
  return years;
}

class DaysText {
 public:
  DaysText(const DaysAsked& asked, const Texts& texts, std::string_view language)
      : asked_(asked), count_(count_of(asked)), words_(texts, language) {}

  std::string write() {
    const std::string unit(name(asked_.unit));
    Blanks blanks = {{"from", words_.date(asked_.from)}};
    if (asked_.count != 1) blanks.emplace_back("count", std::to_string(asked_.count));
    if (asked_.unit != DayUnit::calendar) blanks.emplace_back("calendar", calendar_name());
    answer();
    page_.title(words_.say("days." + unit + (asked_.count == 1 ? "_one" : ""), blanks));
    page_.line(words_.say("days.first_day"));
    for (const auto& day : ledger_of(asked_.calendar, count_))
      page_.bullet(say(words_, day, count_.last == day.day), 2);
    sources();
    page_.title(words_.say("disclaimer"));
    return page_.text();
  }

 private:
  void answer() {
    if (count_.missing_year)
      page_.line(words_.say("days.none", {{"year", std::to_string(*count_.missing_year)}}));
    if (!count_.last) return;
    page_.line(words_.say("days.last", {{"date", words_.date(*count_.last)}}));
    if (count_.last_is_closed) page_.line(words_.say("days.closed", {{"calendar", calendar_name()}}));
  }

  void sources() {
    for (const int year : years_of(asked_, count_)) {
      const auto& backing = asked_.calendar->backing.at(year);
      const auto& source = asked_.calendar->sources.find(backing.source)->second;
      page_.line(words_.say("days.source", {{"year", std::to_string(year)}, {"cite", source.cite}}));
      if (!backing.not_verified.empty())
        page_.line(words_.say("days.not_checked", {{"year", std::to_string(year)}}));
    }
  }

  std::string calendar_name() const { return words_.say("calendars." + asked_.calendar->id); }

  const DaysAsked& asked_;
  const DayCount count_;
  Words words_;
  Page page_;
};

}  // namespace

std::string_view name(DayUnit unit) {
  return std::array<std::string_view, 3>{"calendar", "court", "business"}.at(static_cast<std::size_t>(unit));
}

std::string_view name(IfClosed if_closed) {
  return std::array<std::string_view, 3>{"stays", "next_open_day", "previous_open_day"}.at(
      static_cast<std::size_t>(if_closed));
}

std::string days_to_text(const DaysAsked& asked, const Texts& texts, std::string_view language) {
  return DaysText(asked, texts, language).write();
}

std::string days_to_json(const DaysAsked& asked, JsonWriter::Style style) {
  const auto count = count_of(asked);
  JsonWriter to(style);
  to.begin_object();
  to.member("schema", "holdfast/days/1");
  to.member("from", to_string(asked.from));
  to.member("count", asked.count);
  to.member("unit", name(asked.unit));
  write_text_or_null(to, "calendar", asked.calendar == nullptr ? std::string_view() : asked.calendar->id);
  to.member("if_closed", name(asked.if_closed));
  write_day_or_null(to, "last", count.last);
  to.member("last_is_closed", count.last_is_closed);
  write_or_null(to, "calendar_gap", count.missing_year.has_value(), count.missing_year.value_or(0));
  write_list(to, "ledger", ledger_of(asked.calendar, count), [&](const auto& day) { write(to, day); });
  write_list(to, "years", years_of(asked, count), [&](int year) {
    const auto& backing = asked.calendar->backing.at(year);
    to.begin_object();
    to.member("year", year);
    to.member("cite", asked.calendar->sources.find(backing.source)->second.cite);
    write_text_or_null(to, "confidence", backing.confidence);
    write_text_or_null(to, "not_verified", backing.not_verified);
    to.end_object();
  });
  to.end_object();
  return to.take() + "\n";
}

}  // namespace holdfast
