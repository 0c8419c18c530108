// What is law on a day, and how old our knowledge of it is.
#include <algorithm>
#include <array>
#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/place_option.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t not_law = 4;
constexpr std::array<std::string_view, 5> groups = {"In force", "Not known whether it is in force",
                                                    "Stopped or struck down by a court", "Over", "Not law"};

std::size_t group_of(Status status) {
  switch (status) {
    case Status::in_force:
      return 0;
    case Status::unsure:
      return 1;
    case Status::blocked:
      return 2;
    case Status::ended:
      return 3;
    case Status::not_yet:
    case Status::never:
      break;
  }
  return not_law;
}

std::string days(const LawDay& day) {
  if (day.latest <= first_day) return "a day before those that we can answer for";
  if (day.known()) return to_string(day.earliest);
  if (day.latest >= last_day) return to_string(day.earliest) + " or later";
  return to_string(day.earliest) + " to " + to_string(day.latest);
}

// "amended 2025-03-01 (FOX 9: …)"
std::string step(const Event& event, const Sources& sources) {
  std::string words = event.type;
  std::replace(words.begin(), words.end(), '_', ' ');
  words += " " + days(event.date);
  if (event.effective != event.date) words += ", from " + days(event.effective);
  if (event.through) words += ", through " + days(*event.through);
  if (const auto source = sources.find(event.backing.source); source != sources.end())
    words += " (" + source->second.cite + ")";
  return words;
}

class StatusList {
 public:
  StatusList(Day as_of, std::ostream& out) : as_of_(as_of), out_(out) {}

  template <class Law>
  void add(const Law& law, const std::string& seen) {
    std::size_t group = not_law;
    for (const auto& span : status_spans(law.history))
      if (span.days.holds(as_of_)) group = group_of(span.status);
    std::string entry = "  " + law.title + "\n    " + law.id + "\n";
    bool any = false;
    for (const auto& event : law.history) {
      if (event.date.earliest > as_of_) continue;
      any = true;
      entry += "    " + step(event, law.sources) + "\n";
    }
    if (!any) entry += "    nothing had happened by then\n";
    entries_.at(group).push_back(entry + "    " + seen + "\n");
  }

  void write() const {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (entries_.at(group).empty()) continue;
      out_ << "\n" << groups.at(group) << "\n";
      for (const auto& entry : entries_.at(group)) out_ << entry;
    }
  }

 private:
  Day as_of_;
  std::ostream& out_;
  std::array<std::vector<std::string>, groups.size()> entries_;
};

std::optional<Day> day_option(const char* option, const std::string& text, Streams streams) {
  const auto day = parse_day(text);
  if (!day) streams.err << option << ": expected a date that exists, like 2026-11-24\n";
  return day;
}

}  // namespace

int rules_status(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto as_of = day_option("--as-of", options.day, streams);
  const auto place = PlaceOption::read(*ruleset, options.place, streams);
  if (!as_of || !place) return usage;
  StatusList list(*as_of, streams.out);
  for (const auto& rule : ruleset->rules) {
    if (!place->reaches(rule.place)) continue;
    list.add(rule, "evidence through " + to_string(rule.verified_through) + "; checked " +
                       to_string(rule.checked) + "; confidence " + rule.confidence +
                       (*as_of > rule.verified_through ? "; what came after was not seen" : ""));
  }
  for (const auto& reform : ruleset->reforms)
    if (std::any_of(reform.places.begin(), reform.places.end(), [&](int one) { return place->reaches(one); }))
      list.add(reform, "checked " + to_string(reform.checked));
  streams.out << "As of " << to_string(*as_of)
              << (options.place.empty() ? "" : ", what reaches " + options.place + " or a place in it")
              << ". Where nothing is listed, no rule is loaded: that is no proof that there is none.\n";
  list.write();
  return done;
}

int rules_stale(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto before = day_option("--before", options.day, streams);
  if (!before) return usage;
  std::size_t stale = 0;
  const auto tell = [&](const std::string& what, const std::string& why) {
    ++stale;
    streams.out << what << "\n    " << why << "\n";
  };
  for (const auto& rule : ruleset->rules) {
    if (rule.verified_through < *before)
      tell(rule.id,
           "evidence through " + to_string(rule.verified_through) + "; checked " + to_string(rule.checked));
    if (rule.review_by && *rule.review_by < *before)
      tell(rule.id, "to be looked at again by " + to_string(*rule.review_by));
  }
  for (const auto& reform : ruleset->reforms)
    if (reform.checked < *before) tell(reform.id, "checked " + to_string(reform.checked));
  for (const auto& table : ruleset->tables)
    if (table.expect_next && *table.expect_next < *before)
      tell(table.path, "the next figures are due from " + to_string(*table.expect_next));
  for (const auto& calendar : ruleset->calendars)
    if (!calendar.calendar.holds(civil(*before).year))
      tell(calendar.file, "the calendar does not hold " + to_string(*before).substr(0, 4));
  streams.out << stale << " to look at again before " << to_string(*before) << "\n";
  return done;
}

}  // namespace holdfast::cli
