// Every day of a count, with its reason: for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/json_writer.hpp"
#include "engine/determination/words.hpp"
#include "engine/ruleset/calendars.hpp"

namespace holdfast {

// `calendar` is null where no closed days matter.
std::vector<LedgerDay> ledger_of(const CourtCalendar* calendar, const DayCount& count);

// "Thursday, November 26, 2026 does not count: Thanksgiving Day." `last`: it is the last day.
std::string say(const Words& words, const LedgerDay& day, bool last);

void write(JsonWriter& to, const LedgerDay& day);

}  // namespace holdfast
