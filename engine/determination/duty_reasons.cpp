// Reasons of what a landlord or a tenant must do, and of the counting of days.
#include "engine/determination/explainer.hpp"

namespace holdfast {
namespace {

AmountRange::Unit unit_of(DayUnit unit) {
  return unit == DayUnit::court      ? AmountRange::Unit::court_days
         : unit == DayUnit::business ? AmountRange::Unit::business_days
                                     : AmountRange::Unit::days;
}

Slot count_slot(const DayTerm& term) {
  AmountRange count;
  count.unit = unit_of(term.unit);
  count.scale = 0;
  count.at_least = count.at_most = term.count;
  return amount_slot("count", count);
}

}  // namespace

void Explainer::must(const Duty& duty, std::vector<Reason>& reasons) {
  Reason reason;
  reason.id = duty.tenant ? "to_do" : "duty";
  reason.truth =
      duty.tenant ? evaluator_.truth(edition_.barred) : opposite(evaluator_.truth(edition_.breach));
  reason.site = part_->pointer;
  reason.source = part_->source;
  reason.slots.push_back(text_slot("name", Slot::Kind::name, part_->name));
  if (!duty.met) counts(duty.limit, reason.because);
  reasons.push_back(std::move(reason));
  otherwise();
}

// What follows: read, not read, or changed on a day not known.
void Explainer::otherwise() {
  if (part_->effect.empty()) return;
  const auto* step = step_on(part_->effect, edition_.days.first);
  if (step != nullptr) rest_on(step->backing, rule_.sources);
  if (step == nullptr) grounding_.gaps.push_back({Gap::Kind::uncertain_day, "otherwise"});
  if (step != nullptr && step->value == "unknown")
    grounding_.gaps.push_back({Gap::Kind::text_unseen, "otherwise"});
}

void Explainer::counts(const TimeLimit& limit, std::vector<Reason>& reasons) {
  const auto tell = [&](const char* id, const Steps<DayTerm>& steps) -> Reason {
    Reason reason;
    reason.id = id;
    const auto* step = step_on(steps, edition_.days.first);
    if (step == nullptr || step->value.unknown) {
      reason.id += "_unknown";
      reason.truth = Truth::gap;
      grounding_.gaps.push_back(
          {step == nullptr ? Gap::Kind::uncertain_day : Gap::Kind::text_unseen, "count"});
    } else {
      reason.slots.push_back(count_slot(step->value));
    }
    if (step != nullptr) {
      reason.site = step->pointer;
      reason.source = step->backing.source;
      rest_on(step->backing, rule_.sources);
    }
    return reason;
  };
  Reason base = tell("count", limit.value);
  base.slots.push_back(
      text_slot("fact", Slot::Kind::fact, plan_.ruleset().vocabulary.fact(limit.after).name));
  reasons.push_back(std::move(base));
  for (std::size_t i = 0; i < limit.add.size(); ++i) {
    const Truths fits = evaluator_.truth(edition_.additions[i]);
    if (fits.is(Truth::no)) continue;
    Reason more = tell("count_more", limit.add[i].value);
    if (more.id == "count_more") more.truth = fits;
    more.slots.push_back(text_slot("name", Slot::Kind::name, limit.add[i].name));
    reasons.push_back(std::move(more));
  }
  const bool closed_days_unknown =
      std::any_of(limit.value.begin(), limit.value.end(),
                  [](const auto& step) { return step.value.unit != DayUnit::calendar; }) ||
      limit.if_closed != IfClosed::stays;
  if (closed_days_unknown && evaluator_.value(edition_.last).gap)
    grounding_.gaps.push_back({Gap::Kind::calendar_gap,
                               limit.calendar < 0
                                   ? std::string("calendar")
                                   : plan_.ruleset().calendars[static_cast<std::size_t>(limit.calendar)].id});
}

}  // namespace holdfast
