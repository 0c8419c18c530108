#include "engine/determination/reasons.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/explainer.hpp"

namespace holdfast {
Slot day_slot(std::string name, Day day) {
  Slot slot;
  slot.name = std::move(name);
  slot.kind = Slot::Kind::day;
  slot.day = day;
  return slot;
}

Slot text_slot(std::string name, Slot::Kind kind, std::string text) {
  Slot slot;
  slot.name = std::move(name);
  slot.kind = kind;
  slot.text = std::move(text);
  return slot;
}

Slot amount_slot(std::string name, const AmountRange& amount) {
  Slot slot;
  slot.name = std::move(name);
  slot.kind = Slot::Kind::amount;
  slot.amount = amount;
  return slot;
}

Slot minute_slot(std::string name, Minute minute) {
  Slot slot;
  slot.name = std::move(name);
  slot.kind = Slot::Kind::minute;
  slot.minute = minute;
  return slot;
}

Explainer::Explainer(const Plan& plan, const Edition& edition, Evaluator& evaluator, Grounding& grounding)
    : plan_(plan),
      edition_(edition),
      rule_(*edition.rule),
      evaluator_(evaluator),
      grounding_(grounding),
      part_(edition.part) {}

Reason Explainer::explain() {
  Reason top;
  top.id = "edition";
  constexpr std::size_t usual = 5;  // its status, grounds, exemptions, the block and a doubt
  top.because.reserve(usual);
  if (edition_.days.first > first_day) top.slots.push_back(day_slot("from", edition_.days.first));
  if (edition_.days.last < last_day) top.slots.push_back(day_slot("through", edition_.days.last));
  grounding_.confidence = least_confidence(grounding_.confidence, rule_.confidence);
  top.because.push_back(status());
  if (!edition_.alive()) return top;
  top.truth = evaluator_.truth(edition_.holds);
  if (part_->stage && edition_.stages == 0) {
    Reason reason;
    reason.id = "stage_free";
    reason.truth = Truth::no;
    reason.site = "/stages";
    reason.slots.push_back(text_slot("stage", Slot::Kind::stage, std::string(name(*part_->stage))));
    top.because.push_back(std::move(reason));
    return top;
  }
  if (!rule_.grounds.empty()) top.because.push_back(grounds());
  if (evaluator_.truth(edition_.reaches).is(Truth::no)) return top;
  if (!exempted(top.because)) block(top.because);
  return top;
}

void Explainer::rest_on(const Backing& backing, const Sources& sources) {
  if (!backing.source.empty()) add_source(sources, backing.source, grounding_);
  grounding_.confidence = least_confidence(grounding_.confidence, backing.confidence);
  if (!backing.not_verified.empty()) add_once(grounding_.not_verified, backing.not_verified);
}

Reason Explainer::status() {
  Reason reason;
  reason.site = "/history";
  const auto spans = status_spans(rule_.history);
  if (edition_.event >= 0) {
    const auto& event = rule_.history[static_cast<std::size_t>(edition_.event)];
    reason.site = event.pointer;
    reason.source = event.backing.source;
    if (edition_.status != Status::in_force)
      rest_on(event.backing, rule_.sources);
    else if (!event.backing.source.empty())
      add_source(rule_.sources, event.backing.source, grounding_);
  }
  std::size_t here = 0;
  for (std::size_t i = 0; i < spans.size(); ++i)
    if (spans[i].days.holds(edition_.days.first)) here = i;
  if (edition_.status == Status::in_force)  // extended without a gap: since the first
    while (here > 0 && spans[here - 1].status == Status::in_force) --here;
  switch (edition_.status) {
    case Status::in_force:
      reason.id = spans[here].days.first == first_day ? "in_force_always" : "in_force";
      if (here > 0 && spans[here - 1].status == Status::unsure) {
        reason.id = "in_force_by";
        reason.slots = {day_slot("earliest", spans[here - 1].days.first),
                        day_slot("latest", spans[here].days.first)};
      } else if (spans[here].days.first != first_day) {
        reason.slots.push_back(day_slot("since", spans[here].days.first));
      }
      break;
    case Status::not_yet:
      reason.id = "not_yet";
      reason.truth = Truth::no;
      for (std::size_t i = spans.size(); i-- > here + 1;)
        if (spans[i].status == Status::in_force) reason.slots = {day_slot("begins", spans[i].days.first)};
      if (reason.slots.empty()) reason.slots = {day_slot("begins", part_->days.first)};
      break;
    case Status::ended: {
      const bool court = rule_.history[static_cast<std::size_t>(edition_.event)].type == "invalidated";
      reason.id = court ? "struck_down" : "ended";
      reason.truth = Truth::no;
      reason.slots.push_back(day_slot("last", spans[here].days.first - 1));
      if (here + 1 < spans.size() && spans[here + 1].status == Status::in_force) {
        reason.id = "lapsed";
        reason.slots.push_back(day_slot("again", spans[here + 1].days.first));
      }
      break;
    }
    case Status::blocked:
      reason.id = "blocked";
      reason.truth = Truth::no;
      reason.slots.push_back(day_slot("since", spans[here].days.first));
      break;
    case Status::unsure:
      reason.truth = Truth::gap;
      if (spans[here].days.last == last_day) {
        reason.id = "end_unknown";
        reason.slots = {day_slot("last", spans[here].days.first - 1)};
      } else {
        reason.id = "start_unsure";
        reason.slots = {day_slot("earliest", spans[here].days.first),
                        day_slot("latest", spans[here].days.last + 1)};
      }
      grounding_.gaps.push_back({Gap::Kind::uncertain_day, "history"});
      break;
    case Status::never:
      reason.id = "never_in_force";
      reason.truth = Truth::no;
      break;
  }
  return reason;
}

Reason Explainer::grounds() {
  Reason reason;
  reason.id = "ground";
  reason.site = "/grounds";
  reason.truth = evaluator_.truth(edition_.reaches);
  for (const auto& ground : rule_.grounds)
    reason.slots.push_back(text_slot("ground", Slot::Kind::value, "eviction_grounds/" + ground));
  return reason;
}

bool Explainer::exempted(std::vector<Reason>& reasons) {
  bool any = false;
  bool open = false;
  const auto fits = [&](NodeId node) { return node != no_node && evaluator_.truth(node).is(Truth::yes); };
  const bool certain = std::any_of(edition_.exempt.begin(), edition_.exempt.end(), fits);
  for (std::size_t i = 0; i < edition_.exempt.size(); ++i) {
    if (edition_.exempt[i] == no_node) continue;
    any = true;
    const Truths truth = evaluator_.truth(edition_.exempt[i]);
    if (truth.is(Truth::no) || (certain && !truth.is(Truth::yes))) continue;
    open = true;
    const auto& exemption = rule_.exempt[i];
    Reason reason;
    reason.id = "exempt";
    reason.truth = truth;
    reason.site = exemption.pointer;
    reason.source = exemption.backing.source;
    reason.slots.push_back(text_slot("name", Slot::Kind::name, exemption.name));
    rest_on(exemption.backing, rule_.sources);
    reasons.push_back(std::move(reason));
  }
  if (!any || open) return certain;
  Reason reason;
  reason.id = "not_exempt";
  reason.site = "/exempt";
  reasons.push_back(std::move(reason));
  return false;
}

void Explainer::block(std::vector<Reason>& reasons) {
  Backing backing;
  backing.source = part_->source;
  backing.not_verified = part_->not_verified;
  rest_on(backing, rule_.sources);
  if (const auto* unless = std::get_if<BarredUnless>(&part_->block))
    reasons.push_back(debt(*unless));
  else if (const auto* covers = std::get_if<Covers>(&part_->block))
    covered(*covers, reasons);
  else if (const auto* relief = std::get_if<Relief>(&part_->block))
    paid(*relief, reasons);
  else if (const auto* debt = std::get_if<ProtectedDebt>(&part_->block))
    owed(*debt, reasons);
  else if (const auto* duty = std::get_if<Duty>(&part_->block))
    must(*duty, reasons);
  else
    shown(std::get<NoticeMust>(part_->block), reasons);
}

void Explainer::shown(const NoticeMust& notice, std::vector<Reason>& reasons) {
  const auto& block = plan_.node(edition_.breach);
  for (std::size_t i = 0; i < notice.show.size(); ++i) {
    // The block is true when something is missing; each of its parts is `not shown`.
    const NodeId missing = block.op == Op::either ? block.parts[i] : edition_.breach;
    Reason reason;
    reason.id = "shows";
    reason.truth = opposite(evaluator_.truth(missing));
    reason.site = part_->pointer + "/show";
    reason.source = part_->source;
    reason.slots.push_back(text_slot("item", Slot::Kind::value, "notice_shows/" + notice.show[i]));
    reasons.push_back(std::move(reason));
  }
  otherwise();
}

void add_source(const Sources& sources, const std::string& id, Grounding& grounding) {
  const auto found = sources.find(id);
  if (found == sources.end()) return;
  for (const auto& source : grounding.sources)
    if (source.id == id && source.cite == found->second.cite) return;
  grounding.sources.push_back(
      {id, found->second.cite, found->second.kind, found->second.url, found->second.site});
}

Reason explain(const Plan& plan, const Edition& edition, Evaluator& evaluator, Grounding& grounding) {
  return Explainer(plan, edition, evaluator, grounding).explain();
}

}  // namespace holdfast
