#include "engine/ruleset/rule.hpp"

#include <algorithm>

namespace holdfast {
namespace {

using Use = std::function<void(const Expression&)>;

void each(const Expression& expression, const Use& use) {
  use(expression);
  for (const auto& part : expression.parts) each(part, use);
}

void each(const Conditions& conditions, const Use& use) {
  if (conditions.kind == Conditions::Kind::leaf) each(conditions.when, use);
  for (const auto& part : conditions.parts) each(part, use);
}

void each(const TimeLimit& limit, const Use& use) {
  for (const auto& one : limit.add) each(one.when, use);
}

void each(const std::vector<Deed>& deeds, const Use& use) {
  for (const auto& deed : deeds) {
    each(deed.when ? *deed.when : deed.by, use);
    if (deed.within) each(*deed.within, use);
  }
}

void each(const Part& part, const Use& use) {
  if (const auto* unless = std::get_if<BarredUnless>(&part.block)) {
    each(unless->debt, use);
    each(unless->limit, use);
  } else if (const auto* covers = std::get_if<Covers>(&part.block)) {
    each(covers->who, use);
    if (covers->amount) each(*covers->amount, use);
    each(covers->deeds, use);
  } else if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
    for (const auto& group : debt->groups)
      if (group.when) each(*group.when, use);
    each(debt->deeds, use);
  } else if (const auto* duty = std::get_if<Duty>(&part.block)) {
    if (duty->met) each(*duty->met, use);
    each(duty->limit, use);
  } else if (const auto* relief = std::get_if<Relief>(&part.block)) {
    each(relief->eligible, use);
    for (const auto& one : relief->priority) each(one.when, use);
    for (const auto& bucket : relief->award)
      for (const auto& term : bucket.least_of) {
        each(term.amount, use);
        if (term.waived) each(*term.waived, use);
      }
  }
}

}  // namespace

int scale_of(const Relief& relief) {
  int scale = money_scale;
  for (const auto& bucket : relief.award)
    for (const auto& term : bucket.least_of) scale = std::max(scale, term.amount.type.scale);
  return scale;
}

int governing_fact(const Rule& rule, const Part& part) {
  if (part.stage) return part.governed_by;
  return rule.governed_by.empty() ? -1 : rule.governed_by.front();
}

void each_expression(const Rule& rule, const Use& use) {
  for (const auto& definition : rule.definitions) each(definition.second, use);
  for (const auto& exemption : rule.exempt) each(exemption.when, use);
  for (const auto& part : rule.parts) each(part, use);
  for (const auto& doubt : rule.doubts)
    if (doubt.when) each(*doubt.when, use);
}

std::set<int> tables_read(const Rule& rule) {
  std::set<int> tables;
  each_expression(rule, [&](const Expression& expression) {
    if (expression.symbol && expression.symbol->kind == Symbol::Kind::table)
      tables.insert(expression.symbol->index);
  });
  for (const auto& reading : rule.readings)
    if (reading != nullptr) tables.merge(tables_read(*reading));
  for (const auto& amendment : rule.amendments) tables.merge(tables_read(*amendment.text));
  return tables;
}

}  // namespace holdfast
