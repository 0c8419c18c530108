#include "engine/authoring/same_answer.hpp"

#include <algorithm>

#include "engine/authoring/everything_open.hpp"
#include "engine/authoring/rule_difference.hpp"

namespace holdfast {
namespace {

constexpr int budget = 3000;  // evaluations of one pair of parts

const Part& block(const PlanPart& part) { return part.rule->parts[static_cast<std::size_t>(part.part)]; }

bool same_plan(const PlanPart& a, const PlanPart& b) {
  if (a.readings.size() != b.readings.size() || a.switches.size() != b.switches.size() ||
      a.unknown.size() != b.unknown.size())
    return false;
  const auto same_doubt = [&](int x, int y) {
    const auto& one = a.rule->doubts[static_cast<std::size_t>(x)];
    const auto& other = b.rule->doubts[static_cast<std::size_t>(y)];
    return one.name == other.name && one.if_it_matters == other.if_it_matters;
  };
  for (std::size_t i = 0; i < a.switches.size(); ++i)
    if (!same_doubt(a.switches[i], b.switches[i]) || !same_dated(a.when[i], b.when[i])) return false;
  for (std::size_t i = 0; i < a.unknown.size(); ++i)
    if (!same_doubt(a.unknown[i].doubt, b.unknown[i].doubt) ||
        !same_dated(a.unknown[i].when, b.unknown[i].when))
      return false;
  return std::equal(a.readings.begin(), a.readings.end(), b.readings.begin(), same_editions);
}

// What a part says that stands in no node of the plan.
bool same_beside_the_plan(const PlanPart& a, const PlanPart& b) {
  const auto& x = block(a).block;
  const auto& y = block(b).block;
  if (x.index() != y.index()) return false;
  if (const auto* covers = std::get_if<Covers>(&x)) {
    const auto& one = covers->new_day;
    const auto& other = std::get<Covers>(y).new_day;
    return one && other ? one->days == other->days : one.has_value() == other.has_value();
  }
  if (const auto* duty = std::get_if<Duty>(&x)) return duty->order == std::get<Duty>(y).order;
  if (const auto* debt = std::get_if<ProtectedDebt>(&x)) {
    const auto& groups = debt->groups;
    const auto& others = std::get<ProtectedDebt>(y).groups;
    return std::equal(groups.begin(), groups.end(), others.begin(), others.end(),
                      [](const auto& one, const auto& other) { return one.months == other.months; });
  }
  return true;
}

// A tenant's day is the earliest over all readings, so it turns on the cases that a doubt touches.
bool days_turn_on_doubts(const PlanPart& a, const PlanPart& b) {
  const bool days = std::any_of(a.readings.front().editions.begin(), a.readings.front().editions.end(),
                                [](const Edition& one) { return one.last != no_node; });
  const bool same = std::equal(a.when.begin(), a.when.end(), b.when.begin(), b.when.end(), same_dated);
  return days && !same;
}

// Two nodes may have the same ends and differ between them, so that a search by ends alone proves nothing.
bool told_by_the_same_nodes(const PlanPart& a, const PlanPart& b) {
  const auto same = [](const Edition& x, const Edition& y) {
    return x.debt == y.debt && x.limit == y.limit && x.amount == y.amount && x.last == y.last &&
           x.may_act == y.may_act && x.priority == y.priority && x.award == y.award;
  };
  for (std::size_t i = 0; i < std::min(a.readings.size(), b.readings.size()); ++i)
    for (const auto& x : a.readings[i].editions)
      for (const auto& y : b.readings[i].editions)
        if (x.days.first <= y.days.last && y.days.first <= x.days.last && x.alive() && y.alive() &&
            !same(x, y))
          return false;
  return true;
}

}  // namespace

std::vector<std::pair<const PlanPart*, const PlanPart*>> pairs(const Plan& plan) {
  std::vector<const PlanPart*> ours;
  std::vector<const PlanPart*> theirs;
  for (const auto& part : plan.parts()) {
    if (part.rule == &plan.ruleset().rules[0]) ours.push_back(&part);
    if (part.rule == &plan.ruleset().rules[1]) theirs.push_back(&part);
  }
  std::vector<std::pair<const PlanPart*, const PlanPart*>> all;
  if (ours.size() != theirs.size()) return all;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const auto& a = *ours[i];
    const auto& b = *theirs[i];
    if (block(a).name != block(b).name || block(a).stage != block(b).stage || a.spots != b.spots ||
        a.signature != b.signature)
      return {};
    all.emplace_back(&a, &b);
  }
  return all;
}

bool same_answer(const Plan& plan) {
  const auto both = pairs(plan);
  Assessor assessor(plan);
  return !both.empty() && std::all_of(both.begin(), both.end(), [&](const auto& pair) {
    const auto& [a, b] = pair;
    if (!same_beside_the_plan(*a, *b)) return false;
    if (same_plan(*a, *b)) return true;
    if (!told_by_the_same_nodes(*a, *b) || days_turn_on_doubts(*a, *b)) return false;
    const auto found = find_difference(plan, assessor, *a, *b, everything_open(plan, *a), budget);
    return !found.at && found.all_seen;
  });
}

}  // namespace holdfast
