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

Rule with_local_figures(const Places& places, const Rule& rule, int spot) {
  Rule made = rule;
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

std::string local_key(const Places& places, const Rule& rule, int spot) {
  std::string key;
  for (const auto& [name, figure] : rule.figures)
    if (const int place = local_place(places, figure, spot); place >= 0)
      key += name + "=" + std::to_string(place) + ";";
  if (rule.opt_in) {
    const auto* one = joined(places, rule, spot);
    key += one == nullptr ? "out" : "in=" + std::to_string(one->place);
  }
  for (std::size_t i = 0; i < rule.amendments.size(); ++i)
    if (const auto inner = local_key(places, *rule.amendments[i].text, spot); !inner.empty())
      key += "/" + std::to_string(i) + ":" + inner;
  return key;
}

std::shared_ptr<const Rule> localized(const Places& places, const Rule& rule, int spot) {
  auto made = std::make_shared<Rule>(with_local_figures(places, rule, spot));
  for (auto& reading : made->readings)
    if (reading != nullptr)
      reading = std::make_shared<const Rule>(with_local_figures(places, *reading, spot));
  for (auto& amendment : made->amendments) amendment.text = localized(places, *amendment.text, spot);
  return made;
}

}  // namespace holdfast
