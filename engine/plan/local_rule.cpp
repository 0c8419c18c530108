#include "engine/plan/local_rule.hpp"

#include <algorithm>

namespace holdfast {
namespace {

// The innermost place of those that hold `spot`; -1 for none.
template <class PlacesOf>
int innermost(const Places& places, const PlacesOf& all, int spot) {
  int best = -1;
  for (const int place : all)
    if (places.within(spot, place) && (best < 0 || places.within(place, best))) best = place;
  return best;
}

int local_place(const Places& places, const Figure& figure, int spot) {
  std::vector<int> all;
  for (const auto& local : figure.local) all.push_back(local.first);
  return innermost(places, all, spot);
}

const OptIn* joined(const Places& places, const Rule& rule, int spot) {
  const auto found = std::find_if(rule.opt_in->begin(), rule.opt_in->end(),
                                  [&](const OptIn& one) { return places.within(spot, one.place); });
  return found == rule.opt_in->end() ? nullptr : &*found;
}

// Whether the condition stands for another rule that takes this one's place, and does not hold in `spot`.
bool displaced_elsewhere(const Ruleset& ruleset, const Condition& condition, int spot) {
  constexpr std::string_view begins = "displaced_by_";
  if (!condition.name.starts_with(begins)) return false;
  const auto* by = ruleset.find_rule(condition.name.substr(begins.size()));
  if (by == nullptr) return false;
  return !ruleset.places.within(spot, by->place) ||
         (by->opt_in && joined(ruleset.places, *by, spot) == nullptr);
}

Rule as_it_reads(const Ruleset& ruleset, const Rule& rule, int spot) {
  const auto& places = ruleset.places;
  Rule made = rule;
  for (auto& condition : made.exempt)
    if (displaced_elsewhere(ruleset, condition, spot)) condition.days = {first_day, first_day - 1};  // never
  for (auto& [name, figure] : made.figures)
    if (const int place = local_place(places, figure, spot); place >= 0)
      figure.steps = figure.local.at(place);
  if (!rule.opt_in) return made;
  const auto* one = joined(places, rule, spot);
  if (one == nullptr) made.history.clear();  // it never came into force here
  for (auto& part : made.parts)
    if (one != nullptr) part.days.first = std::max(part.days.first, one->from);
  return made;
}

}  // namespace

std::string local_key(const Ruleset& ruleset, const Rule& rule, int spot) {
  const auto& places = ruleset.places;
  std::string key;
  for (const auto& condition : rule.exempt)
    if (displaced_elsewhere(ruleset, condition, spot)) key += "not " + condition.name + ";";
  for (const auto& [name, figure] : rule.figures)
    if (const int place = local_place(places, figure, spot); place >= 0)
      key += name + "=" + std::to_string(place) + ";";
  if (rule.opt_in) {
    const auto* one = joined(places, rule, spot);
    key += one == nullptr ? "out" : "in=" + std::to_string(one->place);
  }
  for (std::size_t i = 0; i < rule.amendments.size(); ++i)
    if (const auto inner = local_key(ruleset, *rule.amendments[i].text, spot); !inner.empty())
      key += "/" + std::to_string(i) + ":" + inner;
  return key;
}

std::shared_ptr<const Rule> localized(const Ruleset& ruleset, const Rule& rule, int spot) {
  auto made = std::make_shared<Rule>(as_it_reads(ruleset, rule, spot));
  for (auto& reading : made->readings)
    if (reading != nullptr) reading = std::make_shared<const Rule>(as_it_reads(ruleset, *reading, spot));
  for (auto& amendment : made->amendments) amendment.text = localized(ruleset, *amendment.text, spot);
  return made;
}

}  // namespace holdfast
