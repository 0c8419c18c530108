#include "engine/plan/editions.hpp"

#include <algorithm>
#include <set>

#include "engine/plan/lower.hpp"

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

// Every table named anywhere in the expression.
void add_tables(const Plan& plan, const Rule& rule, const Expression& expression, const std::string& area,
                Days& days) {
  if (expression.symbol && expression.symbol->kind == Symbol::Kind::table) {
    const auto& table = plan.ruleset().tables[static_cast<std::size_t>(expression.symbol->index)];
    const auto edition = rule.table_editions.find(table.name);
    for (const Day day :
         table.releases(area, edition == rule.table_editions.end() ? std::string() : edition->second))
      days.insert(day);
  }
  for (const auto& part : expression.parts) add_tables(plan, rule, part, area, days);
}

void add_rule_days(const Plan& plan, const Rule& rule, const std::string& area, Days& days) {
  for (const auto& span : status_spans(rule.history)) days.insert(span.days.first);
  for (const auto& figure : rule.figures) add_steps(days, figure.second.steps);
  for (const auto& definition : rule.definitions) add_tables(plan, rule, definition.second, area, days);
  for (const auto& exemption : rule.exempt) {
    add_window(days, exemption.days);
    add_tables(plan, rule, exemption.when, area, days);
  }
  add_steps(days, rule.stages);
  for (const auto& part : rule.parts) {
    add_window(days, part.days);
    add_steps(days, part.effect);
    if (const auto* block = std::get_if<BarredUnless>(&part.block)) {
      add_steps(days, block->must);
      add_tables(plan, rule, block->debt, area, days);
      add_tables(plan, rule, block->limit, area, days);
    }
  }
}

const Rule& text_of(const Rule& rule, std::size_t mask) { return mask == 0 ? rule : *rule.readings[mask]; }

const Part* part_named(const Rule& rule, const std::string& name) {
  for (const auto& part : rule.parts)
    if (part.name == name) return &part;
  return nullptr;
}

std::uint8_t stage_bits(const std::vector<std::string>& stages) {
  std::uint8_t bits = 0;
  for (const auto& stage : stages)
    bits = static_cast<std::uint8_t>(bits | (stage == "notice"     ? 1
                                             : stage == "filing"   ? 2
                                             : stage == "judgment" ? 4
                                                                   : 8));
  return bits;
}

class EditionMaker {
 public:
  EditionMaker(Plan& plan, const Rule& rule, const Part& part, Day day, const std::string& area)
      : plan_(plan), rule_(rule), part_(part), day_(day), lower_(plan, &rule, day, area, &edition_.sites) {}

  Edition make(const DayRange& days, const StatusSpan& status) {
    edition_.days = days;
    edition_.status = part_.days.holds(day_) ? status.status : Status::not_yet;
    edition_.event = status.event;
    edition_.rule = &rule_;
    if (const auto* stages = step_on(rule_.stages, day_)) edition_.stages = stage_bits(stages->value);
    if (const auto* effect = step_on(part_.effect, day_)) edition_.effect = effect->value;
    edition_.reaches = reaches();
    edition_.barred = block();
    std::vector<NodeId> all = {edition_.reaches, lower_.opposite(exempt()), edition_.barred};
    edition_.holds = lower_.both(std::move(all));
    return std::move(edition_);
  }

 private:
  NodeId reaches() {
    if (rule_.grounds.empty()) return lower_.constant(Truth::yes);
    const int fact = *plan_.ruleset().vocabulary.find("eviction_grounds");
    const auto& values = *plan_.ruleset().vocabulary.fact(fact).values;
    std::vector<NodeId> any;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::find(rule_.grounds.begin(), rule_.grounds.end(), values[i]) == rule_.grounds.end()) continue;
      PlanNode node;
      node.op = Op::fact_includes;
      node.fact = fact;
      node.mask = std::uint64_t{1} << i;
      any.push_back(plan_.add(node));
    }
    return lower_.either(std::move(any));
  }

  NodeId exempt() {
    std::vector<NodeId> any;
    for (const auto& exemption : rule_.exempt) {
      edition_.exempt.push_back(exemption.days.holds(day_) ? lower_.truth(exemption.when) : no_node);
      if (edition_.exempt.back() != no_node) any.push_back(edition_.exempt.back());
    }
    return any.empty() ? lower_.constant(Truth::no) : lower_.either(std::move(any));
  }

  NodeId block() {
    if (const auto* unless = std::get_if<BarredUnless>(&part_.block)) return barred(*unless);
    const auto& notice = std::get<NoticeMust>(part_.block);
    const auto& values = *plan_.ruleset().vocabulary.fact(notice.fact).values;
    std::vector<NodeId> missing;
    for (const auto& item : notice.show) {
      PlanNode node;
      node.op = Op::fact_includes;
      node.fact = notice.fact;
      node.mask = std::uint64_t{1} << static_cast<unsigned>(std::find(values.begin(), values.end(), item) -
                                                            values.begin());
      missing.push_back(lower_.opposite(plan_.add(node)));
    }
    return lower_.either(std::move(missing));
  }

  NodeId barred(const BarredUnless& unless) {
    edition_.debt = lower_.amount(unless.debt);
    edition_.limit = lower_.amount(unless.limit);
    edition_.margin = lower_.difference(unless.limit, unless.debt);
    // exceed: the landlord needs debt > limit, so the bar stands while debt <= limit; reach: while debt <
    // limit.
    const auto stands = [&](Must must) {
      PlanNode node;
      node.op = Op::compare;
      node.relation = must == Must::exceed ? Relation::at_most : Relation::below;
      node.parts = {lower_.difference(unless.debt, unless.limit)};
      return plan_.add(node);
    };
    if (const auto* must = step_on(unless.must, day_)) return stands(must->value);
    const NodeId exceed = stands(Must::exceed);
    const NodeId reach = stands(Must::reach);
    // The day of the change is not known: where the two operators differ, the law does not say.
    const NodeId gap = lower_.constant(Truth::gap);
    return lower_.either({reach, lower_.both({exceed, gap})});
  }

  Plan& plan_;
  const Rule& rule_;
  const Part& part_;
  Day day_;
  Edition edition_;
  Lowering lower_;
};

}  // namespace

Reading make_reading(Plan& plan, const Rule& rule, std::size_t part, std::size_t mask,
                     const std::string& area) {
  Reading reading;
  const Rule& whole = text_of(rule, mask);
  reading.governing_fact = whole.governed_by.empty() ? -1 : whole.governed_by.front();
  reading.in_minutes = reading.governing_fact >= 0 &&
                       plan.ruleset().vocabulary.fact(reading.governing_fact).type.base == Type::Base::time;
  Days days = {first_day};
  for (std::size_t sub = mask;; sub = (sub - 1) & mask) {
    add_rule_days(plan, text_of(rule, sub), area, days);
    if (sub == 0) break;
  }
  for (const int doubt : rule.reading_doubts)
    add_window(days, rule.doubts[static_cast<std::size_t>(doubt)].days);
  std::vector<Day> starts(days.begin(), days.end());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const DayRange stretch{starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : last_day};
    if (stretch.first < first_day || stretch.empty()) continue;
    std::size_t touched = mask;
    for (std::size_t bit = 0; bit < rule.reading_doubts.size(); ++bit)
      if (!rule.doubts[static_cast<std::size_t>(rule.reading_doubts[bit])].days.holds(stretch.first))
        touched &= ~(std::size_t{1} << bit);
    const Rule& text = text_of(rule, touched);
    const Part* block = part_named(text, rule.parts[part].name);
    StatusSpan status;
    for (const auto& span : status_spans(text.history))
      if (span.days.holds(stretch.first)) status = span;
    Edition edition = EditionMaker(plan, text, *block, stretch.first, area).make(stretch, status);
    if (!reading.editions.empty() && reading.editions.back().same_law(edition))
      reading.editions.back().days.last = stretch.last;
    else
      reading.editions.push_back(std::move(edition));
  }
  return reading;
}

}  // namespace holdfast
