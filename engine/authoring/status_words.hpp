// The status of a law in words, for those who write and read rules: "in force from 2023-03-27".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ruleset/history.hpp"

namespace holdfast {

Status status_on(const std::vector<Event>& history, Day day);

// "evidence through 2026-06-24: what came after was not seen"; "" where the evidence reaches the day.
std::string evidence_in_words(std::optional<Day> verified_through, Day day);

// "in force", "not certain", "blocked by a court", "ended", "not law yet", "never law".
std::string_view status_name(Status status);

// "from 2023-03-27 on", "through 2024-01-31", "2024-01-01 through 2024-01-31", "on every day that the rules
// answer for".
std::string days_in_words(const DayRange& days);

// The spans of a history, those of one status that follow each other as one: a law that was extended was in
// force without a break.
std::vector<StatusSpan> status_stretches(const std::vector<Event>& history);

// Every stretch on which it was in force, not certain or blocked; or that it never was law.
std::string status_in_words(const std::vector<Event>& history);

}  // namespace holdfast
