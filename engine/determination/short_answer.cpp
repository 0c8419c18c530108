#include "engine/determination/short_answer.hpp"

#include <algorithm>

#include "engine/determination/standing.hpp"

namespace holdfast {

std::string first_names(const std::vector<std::string>& names, std::size_t most, const Words& words) {
  const bool whole = names.empty() || names.size() - 1 <= most;  // "and 1 more" is no shorter than its name
  const auto shown = whole ? names.size() : most;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "; ") + names[i];
  if (!whole) text += "; " + words.say("phrases.and_more", {{"count", std::to_string(names.size() - shown)}});
  return text;
}

std::vector<std::string> short_answer(const Determination& determination, const Sentences& sentences,
                                      std::size_t most_named) {
  const auto& words = sentences.words();
  std::vector<std::string> lines;
  if (determination.places.size() > 1) lines.push_back(words.say("phrases.several_places"));
  std::vector<std::string> silent;
  for (const auto& stage : determination.stages) {
    const std::string stage_name(name(stage.stage));
    if (only_long_over(determination, stage)) {
      // A day in court that no rule speaks of is one to go to: no news.
      if (stage.stage != Stage::hearing) silent.push_back(words.say("stages." + stage_name));
      continue;
    }
    auto text = words.say("barred." + stage_name + "." + std::string(name(stage.barred)));
    std::vector<std::string> names;
    for (const auto& rule : stage.by) names.push_back(sentences.rule_name(rule));
    const auto rules = first_names(names, most_named, words);
    if (stage.barred == Barred::yes) text += " " + words.say("phrases.barred_by", {{"rules", rules}});
    if (stage.barred == Barred::unknown) text += " " + words.say("phrases.depends_on", {{"facts", rules}});
    lines.push_back(text);
  }
  if (!silent.empty())
    lines.push_back(words.say("phrases.no_rule_for_steps", {{"stages", words.any_of(silent)}}));
  for (const auto& one : determination.findings) {
    if (!one.relief || !in_force(one)) continue;
    lines.push_back(words.say("phrases.relief_" + std::string(name(one.relief->open)),
                              {{"rule", sentences.rule_name(one.rule)}}));
  }
  if (determination.places_left_out > 0)
    lines.push_back(
        words.say(determination.places.empty() ? "phrases.place_unknown" : "phrases.places_left_out",
                  {{"count", std::to_string(determination.places_left_out)}}));
  return lines;
}

std::vector<std::string> steps_of(const std::vector<const Finding*>& findings, const std::string& what,
                                  const std::vector<DayThatCounts>& days, const Words& words) {
  std::vector<std::string> all;
  for (const auto* finding : findings) {
    const auto& one = *finding;
    const bool has_day = std::any_of(days.begin(), days.end(), [&](const DayThatCounts& day) {
      return day.finding == &one && day.deadline->day.has_value();
    });
    const bool helps = one.outcome == Outcome::applies || one.outcome == Outcome::may_apply ||
                       one.outcome == Outcome::needs_review || has_day;
    if (!helps || (one.kind == "deadline" && one.outcome != Outcome::applies)) continue;
    const auto key = "rules." + one.rule + "." + what;
    auto lines = words.list(key);
    if (const auto* line = words.find(key)) lines.push_back(*line);
    for (auto& line : lines)
      if (std::find(all.begin(), all.end(), line) == all.end()) all.push_back(std::move(line));
  }
  return all;
}

}  // namespace holdfast
