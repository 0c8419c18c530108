// What happened to a law, day by day, and its status on every day. Only what is in force can help anyone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/day.hpp"
#include "engine/ruleset/source.hpp"

namespace holdfast {

// A day of law, which may be known only to lie between two days (both included).
struct LawDay {
  Day earliest = first_day;
  Day latest = first_day;
  bool operator==(const LawDay&) const = default;
  bool known() const { return earliest == latest; }
};

struct Event {
  LawDay date;                    // when it happened
  LawDay effective;               // when it took effect; mostly the same
  std::string type;               // in_force, amended, died, ...
  std::optional<LawDay> through;  // last day, for what switches on
  std::optional<Day> recorded;    // when it was on record; otherwise on its day
  Backing backing;
  std::string pointer;
};

enum class Status {
  not_yet,  // before anything switched it on
  in_force,
  ended,    // lapsed, expired or repealed
  blocked,  // enjoined or invalidated by a court
  unsure,   // between the days that a switch may have happened on
  never,    // nothing ever switched it on
};

struct StatusSpan {
  DayRange days;
  Status status = Status::not_yet;
  int event = -1;  // the event that made it so; -1 for none
};

// Whether an event of this word switches a law on or off; on.
bool switches(const std::string& event);
std::vector<std::string> switches();  // all of them
bool switches_on(const std::string& event);

// A date of law: a day, a month, a year, `earlier`, or {earliest, latest, likely}.
std::optional<LawDay> read_law_day(Reader& reader, const Node& node, const std::string& pointer);

std::vector<Event> read_history(Reader& reader, const Node& node, const Sources& sources);

// Covers every day from first_day to last_day, in order.
std::vector<StatusSpan> status_spans(const std::vector<Event>& history);

}  // namespace holdfast
