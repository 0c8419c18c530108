// One count of days under a limit of the law, with every day of it. Inside this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

// The last day; none where something on the way is not known.
struct Counted {
  std::optional<Day> last;
  bool calendar_missing = false;
  std::vector<LedgerDay> ledger;
  std::string source;  // of the limit; or ""
};

enum class End { early, late };  // of what is unknown: the shortest count, or the longest

// From the event's day, in one edition; the evaluator has started on the box. Additions that are not settled
// count at the late end alone.
Counted count_limit(const Ruleset& ruleset, const TimeLimit& limit, const Edition& edition,
                    Evaluator& evaluator, Day event, End end);

// Null where the closed days are not known.
const CourtCalendar* calendar_of(const Ruleset& ruleset, const TimeLimit& limit);

}  // namespace holdfast
