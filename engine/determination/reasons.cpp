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

Reason Explainer::debt(const BarredUnless& unless) {
  rest_on(unless.debt_backing, rule_.sources);
  Reason reason;
  reason.id = "debt";
  reason.slots.reserve(4);
  reason.truth = evaluator_.truth(edition_.barred);
  reason.site = part_->pointer;
  reason.source = part_->source;
  const auto range = [&](NodeId node, const Type& type) {
    return amount_range(evaluator_.value(node), type.base, type.scale);
  };
  reason.slots.push_back(amount_slot("debt", range(edition_.debt, unless.debt.type)));
  if (const auto* must = step_on(unless.must, edition_.days.first)) {
    reason.slots.push_back(
        text_slot("must", Slot::Kind::word, must->value == Must::exceed ? "exceed" : "reach"));
    rest_on(must->backing, rule_.sources);
    if (!must->backing.source.empty()) reason.source = must->backing.source;
  } else {
    reason.slots.push_back(text_slot("must", Slot::Kind::word, "exceed"));
    grounding_.gaps.push_back({Gap::Kind::uncertain_day, "must"});
  }
  const auto limit = range(edition_.limit, unless.limit.type);
  reason.slots.push_back(amount_slot("limit", limit));
  Type margin = unless.limit.type;
  margin.scale = std::max(unless.limit.type.scale, unless.debt.type.scale);
  reason.slots.push_back(amount_slot("margin", range(edition_.margin, margin)));
  Reason made;
  made.id = "limit";
  made.site = part_->pointer + "/limit";
  made.slots.push_back(amount_slot("limit", limit));
  for (const auto& site : edition_.sites) made.because.push_back(made_of(site));
  reason.because.push_back(std::move(made));
  return reason;
}

Reason Explainer::made_of(const Site& site) {
  const auto& expression = *site.expression;
  const Value& value = evaluator_.value(site.node);
  Reason reason;
  reason.slots.reserve(5);
  if (expression.symbol->kind == Symbol::Kind::figure) {
    const auto& figure = rule_.figures.at(expression.text);
    reason.id = "figure";
    reason.slots.push_back(text_slot("name", Slot::Kind::figure, figure.name));
    reason.slots.push_back(amount_slot("value", amount_range(value, figure.type.base, figure.type.scale)));
    if (const auto* step = step_on(figure.steps, edition_.days.first)) {
      reason.site = step->pointer;
      reason.source = step->backing.source;
      if (step->from.earliest > first_day) reason.slots.push_back(day_slot("since", step->from.earliest));
      rest_on(step->backing, rule_.sources);
    }
    if (value.gap) add_once(grounding_.gaps, Gap{Gap::Kind::text_unseen, figure.name});
    return reason;
  }
  const auto& column = plan_.column(plan_.node(site.node).column);
  const auto& table = plan_.ruleset().tables[static_cast<std::size_t>(column.table)];
  reason.id = "table_row";
  reason.truth = value.gap ? Truths(Truth::gap) : Truths(Truth::yes);
  reason.slots.push_back(text_slot("table", Slot::Kind::table, table.name));
  reason.slots.push_back(amount_slot("value", amount_range(value, table.gives.base, table.gives.scale)));
  const auto& argument = expression.parts[0];
  const Value& key = evaluator_.value(plan_.node(site.node).parts[0]);
  if (argument.symbol && argument.symbol->kind == Symbol::Kind::fact)
    reason.slots.push_back(
        amount_slot(argument.text, amount_range(key, argument.type.base, argument.type.scale)));
  const TableRow* last = nullptr;
  for (Int at = key.low.least; at <= key.low.most; ++at) {
    const auto& cell = column.cells[static_cast<std::size_t>(at - column.first_key)];
    if (cell.state == TableCell::State::row_missing)
      add_once(grounding_.gaps, Gap{Gap::Kind::row_missing, table.name});
    if (cell.state == TableCell::State::pending)
      add_once(grounding_.gaps, Gap{Gap::Kind::pending, table.name});
    if (cell.state == TableCell::State::differs)
      add_once(grounding_.gaps, Gap{Gap::Kind::differs_within, table.name});
    if (cell.state == TableCell::State::beyond) {
      add_once(grounding_.gaps, Gap{Gap::Kind::row_missing, table.name});
      if (!table.beyond_not_verified.empty()) add_once(grounding_.not_verified, table.beyond_not_verified);
    }
    if (cell.row < 0) continue;
    last = &table.rows[static_cast<std::size_t>(cell.row)];
    rest_on(last->backing, table.sources);
  }
  if (last != nullptr) {
    reason.slots.push_back(text_slot("edition", Slot::Kind::text, last->edition));
    reason.slots.push_back(day_slot("since", last->from));
    reason.source = last->backing.source;
  }
  return reason;
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

AmountRange amount_range(const Value& value, Type::Base base, int scale) {
  AmountRange range;
  range.unit = unit_of(base);
  range.scale = scale;
  if (!value.open_below) range.at_least = value.low.least;
  if (!value.open_above) range.at_most = value.high.most;
  // No idle digits: a figure may be held more finely than it is written.
  const auto idle = [&](const std::optional<Int>& end) { return !end || *end % 10 == 0; };
  const int least_scale = base == Type::Base::money ? money_scale : 0;
  while (base != Type::Base::percent && range.scale > least_scale && idle(range.at_least) &&
         idle(range.at_most)) {
    --range.scale;
    if (range.at_least) *range.at_least /= 10;
    if (range.at_most) *range.at_most /= 10;
  }
  return range;
}

Reason explain(const Plan& plan, const Edition& edition, Evaluator& evaluator, Grounding& grounding) {
  return Explainer(plan, edition, evaluator, grounding).explain();
}

}  // namespace holdfast
