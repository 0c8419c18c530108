#include "engine/determination/findings.hpp"

#include <algorithm>
#include <bit>

#include "engine/base/add_once.hpp"
#include "engine/determination/finding_maker.hpp"
#include "engine/determination/nearest.hpp"
#include "engine/determination/witnesses.hpp"

namespace holdfast {

Finding FindingMaker::make(const Exploration* explored, PlaceIs place_is, std::vector<Cells>* kept) {
  explored_ = explored != nullptr ? *explored : explore();
  finding_.rule = rule_.id;
  finding_.part = part_.name;
  finding_.kind = rule_.kind;
  finding_.place = plan_.ruleset().places.entry(rule_.place).path;
  finding_.enacted_by = rule_.enacted_by;
  finding_.place_is = place_is;
  finding_.main = plan_part_.part == 0 || part_.name == rule_.parts.front().name;
  finding_.stage = part_.stage;
  finding_.subject = "notice";
  finding_.outcome = summary(explored_.possible);
  finding_.budget_spent = explored_.budget_spent;
  for (unsigned i = 0; i < 5; ++i)
    if ((explored_.possible >> i & 1U) != 0)
      finding_.possible.push_back(outcome_of(static_cast<PointOutcome>(i)));
  needs();
  if (want_ < Want::answer) {
    duty_days();
    if (want_ == Want::outcome || !finding_.needs.empty()) governing();
    if (kept != nullptr) kept->push_back(std::move(cells_));
    return std::move(finding_);
  }
  governing();
  editions();
  duty_days();
  doubts();
  because();
  new_day();
  changes();
  if (!has(explored_.possible, PointOutcome::needs_review)) finding_.gaps.clear();
  finding_.confidence = grounding_.confidence;
  finding_.sources = std::move(grounding_.sources);
  finding_.not_verified = std::move(grounding_.not_verified);
  if (kept != nullptr) kept->push_back(std::move(cells_));
  return std::move(finding_);
}

Exploration FindingMaker::explore() {
  if (want_ != Want::next) return explorer_.explore(plan_part_, scenario_);
  const auto found = explorer_.some_outcomes(plan_part_, scenario_, box_, cells_);
  if (single(found.possible)) cells_ = {};
  return found;
}

void FindingMaker::needs() {
  if (single(explored_.possible) || !asks()) return;
  const auto* duty = std::get_if<Duty>(&part_.block);
  const auto needed = explorer_.needs(plan_part_, scenario_, box_, cells_);
  if (want_ == Want::changes)
    finding_.witnesses = witnesses(plan_, plan_part_, scenario_, cells_, explored_.possible);
  for (const int index : needed) {
    const auto& fact = plan_.ruleset().vocabulary.fact(index);
    // Whether it is done is asked once it is known to be due.
    if (duty != nullptr && duty->tenant && index == duty->done && may_not_be_due(*duty)) continue;
    if (const int list = payments_of(index); list >= 0)
      add_need(list);
    else if (duty != nullptr && index == duty->will)  // whether the landlord does it will be known
      add_need(duty->done);
    else if (!fact.hidden || fact.list >= 0)
      add_need(index);
    else if (index != plan_.ruleset().vocabulary.as_of())
      finding_.next.push_back(fact.name.substr(fact.name.find('#') + 1));
  }
}

void FindingMaker::changes() {
  const bool could =
      has(explored_.possible, PointOutcome::applies) || has(explored_.possible, PointOutcome::does_not_apply);
  if (want_ != Want::changes || finding_.outcome == Outcome::applies || !could ||
      std::holds_alternative<Duty>(part_.block))
    return;
  finding_.changes = nearest_changes(plan_, plan_part_, scenario_, explorer_);
}

bool FindingMaker::may_not_be_due(const Duty& duty) const {
  return scenario_.facts[static_cast<std::size_t>(duty.limit.after)].may_not_happen;
}

int FindingMaker::payments_of(int fact) const {
  const auto* debt = std::get_if<ProtectedDebt>(&part_.block);
  if (debt == nullptr) return -1;
  const bool pays = std::any_of(debt->deeds.begin(), debt->deeds.end(), [&](const Deed& deed) {
    return deed.pays && (deed.pays->of_all == fact || deed.pays->of_each == fact);
  });
  return pays ? debt->payments : -1;
}

void FindingMaker::add_need(int index) {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  const auto& fact = vocabulary.fact(index);
  if (fact.list >= 0)
    add_once(finding_.needs, vocabulary.fact(fact.list).name);
  else if (!fact.hidden)
    add_once(finding_.needs, fact.name);
}

Outcome summary(Outcomes possible) {
  if (single(possible)) return outcome_of(static_cast<PointOutcome>(std::countr_zero(possible)));
  if (has(possible, PointOutcome::applies)) return Outcome::may_apply;
  if (has(possible, PointOutcome::needs_review)) return Outcome::needs_review;
  if (has(possible, PointOutcome::does_not_apply)) return Outcome::does_not_apply;
  return has(possible, PointOutcome::blocked_by_court) ? Outcome::blocked_by_court : Outcome::not_in_force;
}

Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, PlaceIs place_is,
                     Explorer& explorer, Want want, std::vector<Cells>* kept) {
  return make_finding(plan, part, scenario, box_of(scenario), nullptr, place_is, explorer, want, kept);
}

Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Box& box,
                     const Exploration* explored, PlaceIs place_is, Explorer& explorer, Want want,
                     std::vector<Cells>* kept) {
  return FindingMaker(plan, part, scenario, box, explorer, want).make(explored, place_is, kept);
}

Finding make_proposal(const Ruleset& ruleset, const Reform& reform, const Event& event, Day as_of, int place,
                      PlaceIs place_is) {
  Finding finding;
  finding.rule = reform.id;
  finding.part = "proposal";
  finding.kind = "reform";
  finding.place = ruleset.places.entry(place).path;
  finding.place_is = place_is;
  finding.subject = "notice";
  finding.outcome = Outcome::not_in_force;
  finding.possible = {Outcome::not_in_force};
  finding.governed_by = "as_of";
  finding.governing_first = finding.governing_last = as_of;
  finding.confidence = event.backing.confidence.empty() ? "high" : event.backing.confidence;
  Reason reason;
  reason.id = "proposal";
  reason.truth = Truth::no;
  reason.site = event.pointer;
  reason.source = event.backing.source;
  reason.slots.push_back({"status", Slot::Kind::word, {}, 0, event.type});
  if (event.date.known()) {
    reason.slots.push_back({"day", Slot::Kind::day, {}, event.date.latest, ""});
  } else {
    reason.id = "proposal_unsure";
    reason.slots.push_back({"from", Slot::Kind::day, {}, event.date.earliest, ""});
    reason.slots.push_back({"through", Slot::Kind::day, {}, event.date.latest, ""});
  }
  finding.reasons.push_back(std::move(reason));
  finding.because.emplace_back("history");
  Grounding grounding;
  add_source(reform.sources, event.backing.source, grounding);
  finding.sources = std::move(grounding.sources);
  return finding;
}

}  // namespace holdfast
