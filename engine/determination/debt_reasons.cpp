// Reasons of a debt against its limit, and of the figures and tables that the limit is made of.
#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/explainer.hpp"

namespace holdfast {

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

}  // namespace holdfast
