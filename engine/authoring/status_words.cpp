#include "engine/authoring/status_words.hpp"

namespace holdfast {

Status status_on(const std::vector<Event>& history, Day day) {
  for (const auto& span : status_spans(history))
    if (span.days.holds(day)) return span.status;
  return Status::never;
}

std::string evidence_in_words(std::optional<Day> verified_through, Day day) {
  if (!verified_through || *verified_through >= day) return "";
  return "evidence through " + to_string(*verified_through) + ": what came after was not seen";
}

std::string_view status_name(Status status) {
  switch (status) {
    case Status::not_yet:
      return "not law yet";
    case Status::in_force:
      return "in force";
    case Status::ended:
      return "ended";
    case Status::blocked:
      return "blocked by a court";
    case Status::unsure:
      return "not certain";
    case Status::never:
      break;
  }
  return "never law";
}

std::string days_in_words(const DayRange& days) {
  const bool begins = days.first > first_day;
  const bool ends = days.last < last_day;
  if (begins && ends && days.first == days.last) return "on " + to_string(days.first);
  if (begins && ends) return to_string(days.first) + " through " + to_string(days.last);
  if (begins) return "from " + to_string(days.first) + " on";
  if (ends) return "through " + to_string(days.last);
  return "on every day that the rules answer for";
}

std::vector<StatusSpan> status_stretches(const std::vector<Event>& history) {
  auto spans = status_spans(history);
  for (std::size_t i = 1; i < spans.size();)
    if (spans[i].status == spans[i - 1].status) {
      spans[i - 1].days.last = spans[i].days.last;
      spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  return spans;
}

std::string status_in_words(const std::vector<Event>& history) {
  std::string words;
  for (const auto& span : status_stretches(history)) {
    if (span.status != Status::in_force && span.status != Status::unsure && span.status != Status::blocked)
      continue;
    words +=
        (words.empty() ? "" : "; ") + std::string(status_name(span.status)) + " " + days_in_words(span.days);
  }
  return words.empty() ? std::string(status_name(Status::never)) : words;
}

}  // namespace holdfast
