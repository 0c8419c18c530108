#include "engine/determination/layers.hpp"

#include <algorithm>
#include <map>

#include "engine/evaluate/explore.hpp"
#include "engine/plan/lower.hpp"

namespace holdfast {
namespace {

// How long a rule makes the landlord wait: to a day, or so many plain days where no day is known.
struct Wait {
  std::size_t finding = 0;
  std::optional<DayRange> until;
  std::optional<DayRange> days;  // a count, both ends included
};

const Duty* duty_of(const PlanPart& part) {
  return std::get_if<Duty>(&part.rule->parts[static_cast<std::size_t>(part.part)].block);
}

std::optional<DayRange> until(const Finding& finding) {
  for (const auto& one : finding.deadlines)
    if (one.what == Deadline::What::not_before && one.day &&
        (one.certainty == Deadline::Certainty::exact || one.or_later))
      return DayRange{*one.day, one.or_later.value_or(*one.day)};
  return std::nullopt;
}

std::optional<DayRange> plain_days(const PlanPart& part, const Scenario& scenario) {
  const auto& reading = part.readings.front();
  const auto governing = governing_days(reading, scenario, box_of(scenario));
  std::optional<DayRange> days;
  for (const auto& edition : reading.editions) {
    if (!edition.alive() || !reached(edition.days, governing)) continue;
    const auto& duty = std::get<Duty>(edition.part->block);
    const auto* step = step_on(duty.limit.value, edition.days.first);
    if (step == nullptr || step->value.unknown || step->value.unit != DayUnit::calendar ||
        !duty.limit.add.empty() || duty.limit.if_closed != IfClosed::stays)
      return std::nullopt;
    const int count = step->value.count + (duty.order == Duty::Order::only_after ? 1 : 0) -
                      (duty.limit.from_same_day ? 1 : 0);
    days =
        days ? DayRange{std::min(days->first, count), std::max(days->last, count)} : DayRange{count, count};
  }
  return days;
}

// The wait that is the longest in every case; of equal ones the last, which is the innermost place's.
std::optional<std::size_t> longest(const std::vector<Wait>& waits, std::optional<DayRange> Wait::*length) {
  for (std::size_t i = waits.size(); i-- > 0;) {
    const auto& mine = waits[i].*length;
    if (mine && std::all_of(waits.begin(), waits.end(), [&](const Wait& other) {
          return &other == &waits[i] || ((other.*length) && (other.*length)->last <= mine->first);
        }))
      return i;
  }
  return std::nullopt;
}

}  // namespace

void find_layers(const Plan& plan, const Scenario& scenario, int spot, const std::vector<int>& parts,
                 Determination& made) {
  std::map<std::string, std::vector<Wait>> questions;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = plan.parts()[static_cast<std::size_t>(parts[i])];
    const auto* duty = duty_of(part);
    const auto& finding = made.findings[i];
    if (duty == nullptr || duty->question.empty() || finding.deadlines.empty() ||
        std::find(part.spots.begin(), part.spots.end(), spot) == part.spots.end())
      continue;
    questions[duty->question].push_back({i, until(finding), plain_days(part, scenario)});
  }
  const auto& places = plan.ruleset().places;
  for (auto& [question, waits] : questions) {
    if (waits.size() < 2) continue;
    std::stable_sort(waits.begin(), waits.end(), [&](const Wait& a, const Wait& b) {
      return made.findings[a.finding].place.size() < made.findings[b.finding].place.size();
    });
    LayerAnswer layer;
    layer.question = question;
    layer.place = places.entry(spot).path;
    auto governs = longest(waits, &Wait::until);
    if (!governs) governs = longest(waits, &Wait::days);
    if (governs) layer.governs = made.findings[waits[*governs].finding].rule;
    for (std::size_t i = 0; i < waits.size(); ++i) {
      if (governs == i) continue;
      auto& finding = made.findings[waits[i].finding];
      layer.also.push_back(finding.rule);
      if (governs && scenario.spots.size() == 1)
        for (auto& deadline : finding.deadlines) deadline.overtaken_by = layer.governs;
    }
    made.layers.push_back(std::move(layer));
  }
}

}  // namespace holdfast
