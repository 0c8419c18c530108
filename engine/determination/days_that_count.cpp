#include "engine/determination/days_that_count.hpp"

#include <algorithm>

#include "engine/determination/deadline_text.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

// A tenant's day until it is done, even when it may have passed; a landlord's wait until it is over.
bool still_counts(const Deadline& deadline, Day as_of) {
  if (deadline.over || !deadline.overtaken_by.empty()) return false;
  switch (deadline.what) {
    case Deadline::What::act_by:
    case Deadline::What::pay_through:
      return true;
    case Deadline::What::not_before:
      return deadline.day && *deadline.day > as_of;
    case Deadline::What::landlord_by:
    case Deadline::What::new_day:
      break;
  }
  return false;
}

}  // namespace

std::vector<DayThatCounts> days_that_count(const Determination& determination, const Sentences& sentences) {
  std::vector<DayThatCounts> all;
  for (const auto& one : determination.findings)
    for (const auto& deadline : one.deadlines)
      if (in_force(one) && still_counts(deadline, determination.as_of)) all.push_back({&one, &deadline, ""});
  std::stable_sort(all.begin(), all.end(), [](const DayThatCounts& a, const DayThatCounts& b) {
    return a.deadline->day.value_or(last_day) < b.deadline->day.value_or(last_day);
  });
  std::vector<DayThatCounts> told;
  const auto& words = sentences.words();
  for (auto& one : all) {
    one.line = say(sentences, *one.finding, *one.deadline, determination.as_of);
    if (one.finding->place_is == PlaceIs::possible)
      one.line = words.say("phrases.if_in_place",
                           {{"place", words.say("places." + one.finding->place + ".title")}}) +
                 ". " + one.line;
    const auto same = [&](const DayThatCounts& other) { return other.line == one.line; };
    if (std::none_of(told.begin(), told.end(), same)) told.push_back(std::move(one));
  }
  return told;
}

}  // namespace holdfast
