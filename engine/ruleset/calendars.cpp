#include "engine/ruleset/calendars.hpp"

#include <algorithm>

namespace holdfast {
namespace {

const std::vector<std::string> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                           "thursday", "friday", "saturday"};

// `new_years_day`, or `new_years_day, kept`.
std::optional<Holiday> read_holiday(const std::string& text) {
  constexpr std::string_view kept = ", kept";
  Holiday holiday;
  holiday.kept = text.ends_with(kept);
  holiday.name = holiday.kept ? text.substr(0, text.size() - kept.size()) : text;
  return plain_name(holiday.name) ? std::optional(holiday) : std::nullopt;
}

class CalendarReader {
 public:
  CalendarReader(const Document& document, Diagnostics& diagnostics)
      : document_(document), reader_(document, diagnostics) {}

  CourtCalendar read() {
    Fields top(reader_, document_.root, "", "a calendar");
    made_.file = document_.name;
    made_.id = top.required_text("calendar").value_or("");
    made_.title = top.required_text("title").value_or("");
    if (const Node* sources = top.required("sources"))
      made_.sources = read_sources(reader_, *sources, "/sources");
    if (const Node* closed = top.required("closed_every"))
      for (const auto& item : closed->items)
        if (const auto day = reader_.choice(item, "/closed_every", "a day of the week", weekdays))
          made_.calendar.closed_weekdays |= static_cast<std::uint8_t>(
              1U << (std::find(weekdays.begin(), weekdays.end(), *day) - weekdays.begin()));
    if (const Node* years = top.required("years"))
      for (const auto& member : years->members) read_year(member);
    top.finish();
    return std::move(made_);
  }

 private:
  void read_year(const Member& member) {
    const auto pointer = pointer_join("/years", member.key.text);
    const auto days = member.key.text.size() == 4 ? parse_days(member.key.text) : std::nullopt;
    if (!days) {
      reader_.error(member.key, pointer, "not-a-year", "expected a year", "write `2026`");
      return;
    }
    const int year = civil(days->first).year;
    Fields fields(reader_, member.value, pointer, "a year of a calendar");
    if (!fields.usable()) return;
    auto backing = read_backing(reader_, fields, made_.sources);
    if (backing.source.empty())
      reader_.error(member.value, pointer, "source-missing", "a year of a calendar needs a source",
                    "add `source: NAME`, an entry of `sources`");
    auto& holidays = made_.calendar.years[year];
    if (const Node* closed = fields.required("closed")) {
      for (const auto& one : closed->members) {
        const auto at = pointer_join(fields.at("closed"), one.key.text);
        const auto day = parse_day(one.key.text);
        if (!day || !days->holds(*day))
          reader_.error(one.key, at, "not-in-the-year", "expected a day of " + member.key.text,
                        "write `" + member.key.text + "-12-25`");
        const auto text = reader_.text(one.value, at, "a holiday");
        const auto holiday = text ? read_holiday(*text) : std::nullopt;
        if (text && !holiday)
          reader_.error(one.value, at, "bad-name", "expected the name of a holiday",
                        "write `christmas_day`, or `christmas_day, kept` on the day on which it is kept");
        if (day && holiday) holidays[*day] = *holiday;
      }
      if (closed->members.empty())
        reader_.error(*closed, fields.at("closed"), "wrong-count", "a year in which no day is closed",
                      "leave the year out until its days are known");
    }
    fields.finish();
    made_.backing[year] = std::move(backing);
  }

  const Document& document_;
  Reader reader_;
  CourtCalendar made_;
};

}  // namespace

CourtCalendar read_calendar(const Document& document, Diagnostics& diagnostics) {
  return CalendarReader(document, diagnostics).read();
}

}  // namespace holdfast
