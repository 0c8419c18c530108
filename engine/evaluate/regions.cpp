#include "engine/evaluate/regions.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast {
namespace {

Box laid_out(const std::vector<int>& facts, const Scenario& scenario) {
  Box box(scenario.facts.size());
  for (const int fact : facts)
    box[static_cast<std::size_t>(fact)] = side_of(scenario.facts[static_cast<std::size_t>(fact)]);
  return box;
}

}  // namespace

Regions::Regions(const std::vector<int>& facts, Box whole) : facts_(facts), box_(std::move(whole)) {
  constexpr std::size_t usual = 16;
  sides_.reserve(usual * facts_.size());
  for (const int fact : facts_) sides_.push_back(box_[static_cast<std::size_t>(fact)]);
}

Regions::Regions(const std::vector<int>& facts, const Scenario& scenario)
    : Regions(facts, laid_out(facts, scenario)) {}

FactBits Regions::lay_out(int region) {
  FactBits differ = 0;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    Side& there = box_[static_cast<std::size_t>(facts_[i])];
    const Side& side = sides_[at(region, i)];
    if (side == there) continue;
    there = side;
    differ |= bit_of_fact(facts_[i]);
  }
  return differ;
}

void Regions::keep(int region, int fact) {
  for (std::size_t i = 0; i < facts_.size(); ++i)
    if (facts_[i] == fact) sides_[at(region, i)] = box_[static_cast<std::size_t>(fact)];
}

int Regions::add(const Side* sides) {
  const auto region = static_cast<int>(sides_.size() / facts_.size());
  sides_.insert(sides_.end(), sides, sides + facts_.size());
  return region;
}

int Regions::copy(int region) {
  const auto other = static_cast<int>(sides_.size() / facts_.size());
  sides_.resize(sides_.size() + facts_.size());
  std::copy_n(sides(region), facts_.size(), sides_.data() + at(other, 0));
  return other;
}

int Regions::cut(const Scenario& scenario, int region, const Cut& where) {
  const auto other = static_cast<int>(sides_.size() / facts_.size());
  sides_.resize(sides_.size() + facts_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    Side& first = sides_[at(region, i)];
    Side& second = sides_[at(other, i)];
    second = first;
    if (facts_[i] == where.fact) std::tie(first, second) = cut_side(scenario, first, where);
  }
  return other;
}

}  // namespace holdfast
