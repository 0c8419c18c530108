#include "engine/determination/nearest.hpp"

#include <algorithm>

#include "engine/determination/witnesses.hpp"
#include "engine/evaluate/stretches.hpp"

namespace holdfast {
namespace {

constexpr Day looked_ahead = 366;  // of what can still be done

class Search {
 public:
  Search(const Plan& plan, const PlanPart& part, const Scenario& scenario, Explorer& explorer)
      : plan_(plan), part_(part), scenario_(scenario), explorer_(explorer) {}

  std::optional<NearestChange> of(int index) {
    const auto& fact = plan_.ruleset().vocabulary.fact(index);
    const auto& known = scenario_.facts[static_cast<std::size_t>(index)];
    if (fact.hidden || fact.list >= 0) return std::nullopt;
    if (fact.tenant_can == Fact::Can::lower) return lowered(fact, index, known);
    if (fact.tenant_can == Fact::Can::happen) return done(fact, index, known);
    return std::nullopt;
  }

 private:
  static bool helps(const Stretch& one) {
    return one.possible == only(PointOutcome::applies) && !one.budget_spent;
  }

  // What is owed, brought down to the most with which the rule helps for certain.
  std::optional<NearestChange> lowered(const Fact& fact, int index, const Known& known) {
    if (known.pieces.empty() || known.open_above || known.open_below) return std::nullopt;
    const Int owed = known.pieces.back().most;
    const auto along =
        outcomes_along(plan_, part_, scenario_, {index, false}, {fact.type.least, owed}, explorer_);
    const auto found = std::find_if(along.rbegin(), along.rend(), helps);
    if (found == along.rend() || found->values.most >= owed) return std::nullopt;
    NearestChange change;
    change.to.fact = fact.name;
    change.to.base = fact.type.base;
    change.to.scale = fact.type.scale;
    change.to.at_most = found->values.most;
    change.by.scale = fact.type.scale;
    change.by.at_least = std::max<Int>(known.pieces.front().least - found->values.most, 0);
    change.by.at_most = owed - found->values.most;
    return change;
  }

  // What has not happened and still can, on the days on which it would make the rule help for certain.
  std::optional<NearestChange> done(const Fact& fact, int index, const Known& known) {
    if (known.may_happen || !known.may_come) return std::nullopt;
    const bool minutes = fact.type.base == Type::Base::time;
    const auto& now = scenario_.facts[static_cast<std::size_t>(plan_.ruleset().vocabulary.as_of())].pieces;
    const Int first = minutes ? now.front().least : Int{scenario_.as_of};
    const Day last_seen = fact.may_lie_ahead ? scenario_.as_of + looked_ahead : scenario_.as_of;
    const Int last = minutes ? Int{last_minute(last_seen)} : Int{last_seen};
    Scenario happened = scenario_;
    auto& event = happened.facts[static_cast<std::size_t>(index)];
    event = {};
    event.pieces = {{first, last}};
    const auto along = outcomes_along(plan_, part_, happened, {index, false}, {first, last}, explorer_);
    const auto found = std::find_if(along.begin(), along.end(), helps);
    if (found == along.end()) return std::nullopt;
    NearestChange change;
    change.to.fact = fact.name;
    change.to.base = fact.type.base;
    change.now = !fact.may_lie_ahead;
    change.to.at_least = found->values.least;
    if (found->values.most < last || change.now) change.to.at_most = found->values.most;
    return change;
  }

  const Plan& plan_;
  const PlanPart& part_;
  const Scenario& scenario_;
  Explorer& explorer_;
};

}  // namespace

std::vector<NearestChange> nearest_changes(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                                           Explorer& explorer) {
  std::vector<NearestChange> changes;
  Search search(plan, part, scenario, explorer);
  for (const int fact : part.facts)
    if (auto change = search.of(fact)) changes.push_back(std::move(*change));
  return changes;
}

}  // namespace holdfast
