#include "engine/determination/witnesses.hpp"

#include "engine/evaluate/implicant.hpp"

namespace holdfast {
namespace {

std::vector<std::string> names(const Fact& fact, std::uint64_t bits) {
  std::vector<std::string> some;
  if (fact.type.base == Type::Base::yes_no) {
    if ((bits & 2U) != 0) some.emplace_back("yes");
    if ((bits & 1U) != 0) some.emplace_back("no");
    return some;
  }
  for (std::size_t i = 0; i < fact.type.values->size(); ++i)
    if ((bits >> i & 1U) != 0) some.push_back((*fact.type.values)[i]);
  return some;
}

}  // namespace

Outcome outcome_of(PointOutcome point) {
  switch (point) {
    case PointOutcome::applies:
      return Outcome::applies;
    case PointOutcome::does_not_apply:
      return Outcome::does_not_apply;
    case PointOutcome::not_in_force:
      return Outcome::not_in_force;
    case PointOutcome::blocked_by_court:
      return Outcome::blocked_by_court;
    case PointOutcome::needs_review:
      return Outcome::needs_review;
  }
  return Outcome::needs_review;
}

std::optional<FactValues> fact_values(const Fact& fact, const Known& known, const Side& side) {
  FactValues values;
  values.fact = fact.name;
  values.base = fact.type.base;
  values.scale = fact.type.scale;
  switch (fact.type.base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      if (side.may == known.may) return std::nullopt;
      values.any_of = names(fact, side.may);
      return values;
    case Type::Base::some_of:
      if (side.may == known.may && side.must == known.must) return std::nullopt;
      values.with = names(fact, side.must & ~known.must);
      values.without = names(fact, known.may & ~side.may);
      return values;
    case Type::Base::place:
    case Type::Base::list:
      return std::nullopt;
    default:
      break;
  }
  values.may_happen = side.may_happen;
  values.may_not_happen = side.may_not_happen;
  const Int least = known.pieces.empty() ? side.least : known.pieces.front().least;
  const Int most = known.pieces.empty() ? side.most : known.pieces.back().most;
  if (side.may_happen && side.least != least) values.at_least = side.least;
  if (side.may_happen && side.most != most) values.at_most = side.most;
  if (!values.at_least && !values.at_most && side.may_happen == known.may_happen &&
      side.may_not_happen == known.may_not_happen)
    return std::nullopt;
  return values;
}

std::vector<Witness> witnesses(const Plan& plan, const PlanPart& part, const Scenario& scenario,
                               const Cells& cells, Outcomes possible) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  std::vector<Witness> all;
  const int fixed = part.seasonal ? part.readings.front().governing_fact : -1;
  for (const auto point : {PointOutcome::applies, PointOutcome::does_not_apply, PointOutcome::not_in_force,
                           PointOutcome::blocked_by_court, PointOutcome::needs_review}) {
    if (!has(possible, point)) continue;
    const auto box = implicant(cells, scenario, vocabulary, only(point), fixed);
    if (!box) return {};
    Witness witness;
    witness.outcome = outcome_of(point);
    for (std::size_t i = 0; i < cells.facts.size(); ++i) {
      const auto& fact = vocabulary.fact(cells.facts[i]);
      auto values = fact_values(fact, scenario.facts[static_cast<std::size_t>(cells.facts[i])], (*box)[i]);
      if (!values) continue;
      if (fact.hidden) return {};
      witness.facts.push_back(std::move(*values));
    }
    all.push_back(std::move(witness));
  }
  return all;
}

}  // namespace holdfast
