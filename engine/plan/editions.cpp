#include "engine/plan/editions.hpp"

#include <algorithm>
#include <set>

#include "engine/plan/edition_maker.hpp"
#include "engine/ruleset/consequence.hpp"

namespace holdfast {
namespace {

using Days = std::set<Day>;  // days on which something may change: each begins a stretch

void add_window(Days& days, const DayRange& window) {
  days.insert(window.first);
  if (window.last < last_day) days.insert(window.last + 1);
}

template <class T>
void add_steps(Days& days, const Steps<T>& steps) {
  for (const auto& step : steps) {
    days.insert(step.from.earliest);
    days.insert(step.from.latest);
  }
}

void add_conditions(const Conditions& conditions, Days& days) {
  for (const auto& part : conditions.parts) add_conditions(part, days);
  for (const Day day : {conditions.from.earliest, conditions.from.latest}) days.insert(day);
  for (const Day day : {conditions.through.earliest, conditions.through.latest})
    if (day < last_day) days.insert(day + 1);
}

void add_limit(const TimeLimit& limit, Days& days) {
  add_steps(days, limit.value);
  for (const auto& one : limit.add) add_steps(days, one.value);
}

void add_rule_days(const Plan& plan, const Rule& rule, const Areas& areas, Days& days) {
  for (const auto& span : status_spans(rule.history)) days.insert(span.days.first);
  for (const auto& figure : rule.figures) add_steps(days, figure.second.steps);
  for (const auto& exemption : rule.exempt) add_window(days, exemption.days);
  add_steps(days, rule.stages);
  for (const auto& part : rule.parts) {
    add_window(days, part.days);
    if (const auto* duty = std::get_if<Duty>(&part.block)) {
      if (duty->met) add_conditions(*duty->met, days);
      add_limit(duty->limit, days);
    }
    add_steps(days, part.effect);
    if (const auto* unless = std::get_if<BarredUnless>(&part.block)) add_steps(days, unless->must);
    const auto add_deeds = [&](const std::vector<Deed>& deeds) {
      for (const auto& deed : deeds)
        if (deed.within) add_limit(*deed.within, days);
    };
    if (const auto* covers = std::get_if<Covers>(&part.block)) {
      add_conditions(covers->who, days);
      add_deeds(covers->deeds);
    }
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
      for (const auto& group : debt->groups) add_window(days, group.days);
      add_deeds(debt->deeds);
    }
    if (const auto* relief = std::get_if<Relief>(&part.block)) {
      add_conditions(relief->eligible, days);
      add_steps(days, relief->funds);
      for (const auto& bucket : relief->award)
        for (const auto& term : bucket.least_of) add_window(days, term.days);
    }
  }
  each_expression(rule, [&](const Expression& expression) {
    if (!expression.symbol || expression.symbol->kind != Symbol::Kind::table) return;
    const auto& table = plan.ruleset().tables[static_cast<std::size_t>(expression.symbol->index)];
    const auto edition = rule.table_editions.find(table.name);
    const auto name = edition == rule.table_editions.end() ? std::string() : edition->second;
    for (const Day day : table.releases(areas.at(expression.symbol->index), name)) days.insert(day);
  });
}

const Rule& text_of(const Rule& rule, std::size_t mask) { return mask == 0 ? rule : *rule.readings[mask]; }

// The same block, of the same stage, as another reading has it.
const Part* part_like(const Rule& rule, const Part& ours) {
  for (const auto& part : rule.parts)
    if (part.name == ours.name && part.stage == ours.stage) return &part;
  return nullptr;
}

std::uint8_t stage_bits(const std::vector<std::string>& stages) {
  std::uint8_t bits = 0;
  for (const auto& stage : stages)
    bits |= static_cast<std::uint8_t>(
        1U << (std::find(stage_names.begin(), stage_names.end(), stage) - stage_names.begin()));
  return bits;
}

}  // namespace

Edition EditionMaker::make(const DayRange& days, const StatusSpan& status) {
  edition_.days = days;
  edition_.status = part_.days.holds(day_) ? status.status : Status::not_yet;
  edition_.event = status.event;
  edition_.rule = &rule_;
  edition_.part = &part_;
  if (const auto* stages = step_on(rule_.stages, day_)) edition_.stages = stage_bits(stages->value);
  if (part_.stage) edition_.stages &= static_cast<std::uint8_t>(1U << static_cast<unsigned>(*part_.stage));
  if (const auto* effect = step_on(part_.effect, day_)) edition_.effect = effect->value;
  edition_.consequence = plan_.consequence(edition_.effect, edition_.stages);
  edition_.reaches = reaches();
  edition_.barred = block();
  std::vector<NodeId> all = {edition_.reaches, lower_.opposite(exempt()), edition_.barred};
  edition_.holds = lower_.both(std::move(all));
  return std::move(edition_);
}

NodeId EditionMaker::reaches() {
  if (part_.stage && edition_.stages == 0) return lower_.constant(Truth::no);
  if (rule_.grounds.empty()) return lower_.constant(Truth::yes);
  const int fact = *plan_.ruleset().vocabulary.find("eviction_grounds");
  std::vector<NodeId> any;
  for (const auto& ground : rule_.grounds) any.push_back(lower_.includes(fact, ground));
  return lower_.either(std::move(any));
}

NodeId EditionMaker::exempt() {
  std::vector<NodeId> any;
  for (const auto& exemption : rule_.exempt) {
    edition_.exempt.push_back(exemption.days.holds(day_) ? lower_.truth(exemption.when) : no_node);
    if (edition_.exempt.back() != no_node) any.push_back(edition_.exempt.back());
  }
  return any.empty() ? lower_.constant(Truth::no) : lower_.either(std::move(any));
}

NodeId EditionMaker::block() {
  if (const auto* unless = std::get_if<BarredUnless>(&part_.block)) return barred(*unless);
  if (const auto* covers = std::get_if<Covers>(&part_.block)) return covered(*covers);
  if (const auto* relief = std::get_if<Relief>(&part_.block)) return paid(*relief);
  if (const auto* debt = std::get_if<ProtectedDebt>(&part_.block)) return protected_month(*debt);
  if (const auto* duty = std::get_if<Duty>(&part_.block))
    return duty->tenant ? still_to_do(*duty) : otherwise(broken(*duty));
  const auto& notice = std::get<NoticeMust>(part_.block);
  std::vector<NodeId> missing;
  for (const auto& item : notice.show) missing.push_back(lower_.opposite(lower_.includes(notice.fact, item)));
  return otherwise(lower_.either(std::move(missing)));
}

namespace {

DatedNodes own_cases(Plan& plan, const Rule& rule, const Part& part, const Doubt& doubt, const Areas& areas) {
  Days days = {first_day};
  add_window(days, doubt.days);
  if (doubt.when) add_rule_days(plan, rule, areas, days);
  DatedNodes nodes;
  for (auto start = days.lower_bound(first_day); start != days.end(); ++start) {
    Lowering lower(plan, &rule, governing_fact(rule, part), *start, &areas, nullptr);
    const NodeId node = !doubt.days.holds(*start) ? lower.constant(Truth::no)
                        : doubt.when              ? lower.truth(*doubt.when)
                                                  : lower.constant(Truth::yes);
    if (!nodes.empty()) nodes.back().days.last = *start - 1;
    if (!nodes.empty() && nodes.back().node == node) continue;
    nodes.push_back({{*start, last_day}, node});
  }
  nodes.back().days.last = last_day;
  return nodes;
}

std::vector<Edition> own_editions(Plan& plan, const Rule& rule, const Part& part, std::size_t signature,
                                  const Areas& areas) {
  Days days = {first_day};
  add_rule_days(plan, rule, areas, days);
  std::vector<Day> starts(days.begin(), days.end());
  const auto spans = status_spans(rule.history);
  std::vector<Edition> editions;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const DayRange stretch{starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : last_day};
    if (stretch.first < first_day || stretch.empty()) continue;
    StatusSpan status;
    for (const auto& span : spans)
      if (span.days.holds(stretch.first)) status = span;
    Edition edition = EditionMaker(plan, rule, part, signature, stretch.first, areas).make(stretch, status);
    if (!editions.empty() && editions.back().same_law(edition))
      editions.back().days.last = stretch.last;
    else
      editions.push_back(std::move(edition));
  }
  return editions;
}

// What holds on `days` gives way to what `theirs` says there. Both cover every day, in order.
template <class Dated>
std::vector<Dated> laid_in(const std::vector<Dated>& ours, const DayRange& days,
                           const std::vector<Dated>& theirs) {
  std::vector<Dated> all;
  const auto add = [&](const std::vector<Dated>& from, const DayRange& within) {
    for (auto one : from) {
      one.days = {std::max(one.days.first, within.first), std::min(one.days.last, within.last)};
      if (!one.days.empty()) all.push_back(std::move(one));
    }
  };
  if (days.first > first_day) add(ours, {first_day, days.first - 1});
  add(theirs, days);
  if (days.last < last_day) add(ours, {days.last + 1, last_day});
  return all;
}

const Doubt* doubt_named(const Rule& rule, const std::string& name) {
  for (const auto& doubt : rule.doubts)
    if (doubt.name == name) return &doubt;
  return nullptr;
}

// The same doubts, read the other way, in a text that may have fewer of them.
std::size_t same_mask(const Rule& rule, std::size_t mask, const Rule& text) {
  std::size_t same = 0;
  for (std::size_t bit = 0; bit < text.reading_doubts.size(); ++bit) {
    const auto& name = text.doubts[static_cast<std::size_t>(text.reading_doubts[bit])].name;
    for (std::size_t ours = 0; ours < rule.reading_doubts.size(); ++ours)
      if ((mask >> ours & 1U) != 0 &&
          rule.doubts[static_cast<std::size_t>(rule.reading_doubts[ours])].name == name)
        same |= std::size_t{1} << bit;
  }
  return same;
}

}  // namespace

DatedNodes cases_of(Plan& plan, const Rule& rule, const Part& part, const Doubt& doubt, const Areas& areas) {
  auto nodes = own_cases(plan, rule, part, doubt, areas);
  for (const auto& amendment : rule.amendments) {
    const auto* same = doubt_named(*amendment.text, doubt.name);
    const NodeId no = Lowering(plan, &rule, governing_fact(rule, part), amendment.days.first, &areas, nullptr)
                          .constant(Truth::no);
    nodes = laid_in(
        nodes, amendment.days,
        same == nullptr ? DatedNodes{{{}, no}} : own_cases(plan, *amendment.text, part, *same, areas));
  }
  return nodes;
}

Reading make_reading(Plan& plan, const Rule& rule, std::size_t part, std::size_t mask, std::size_t signature,
                     const Areas& areas) {
  Reading reading;
  const Rule& whole = text_of(rule, mask);
  const Part* block = part_like(whole, rule.parts[part]);
  reading.governing_fact = governing_fact(whole, *block);
  reading.as_of_fact = plan.ruleset().vocabulary.as_of();
  reading.in_minutes = reading.governing_fact >= 0 &&
                       plan.ruleset().vocabulary.fact(reading.governing_fact).type.base == Type::Base::time;
  reading.editions = own_editions(plan, whole, *block, signature, areas);
  for (const auto& amendment : rule.amendments) {
    const Rule& text = text_of(*amendment.text, same_mask(rule, mask, *amendment.text));
    reading.editions =
        laid_in(reading.editions, amendment.days,
                own_editions(plan, text, *part_like(text, rule.parts[part]), signature, areas));
  }
  return reading;
}

}  // namespace holdfast
