#include "engine/plan/editions.hpp"

#include <algorithm>
#include <set>

#include "engine/plan/lower.hpp"
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

void add_rule_days(const Plan& plan, const Rule& rule, const std::string& area, Days& days) {
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
    }
  }
  each_expression(rule, [&](const Expression& expression) {
    if (!expression.symbol || expression.symbol->kind != Symbol::Kind::table) return;
    const auto& table = plan.ruleset().tables[static_cast<std::size_t>(expression.symbol->index)];
    const auto edition = rule.table_editions.find(table.name);
    const auto name = edition == rule.table_editions.end() ? std::string() : edition->second;
    for (const Day day : table.releases(area, name)) days.insert(day);
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

class EditionMaker {
 public:
  EditionMaker(Plan& plan, const Rule& rule, const Part& part, std::size_t signature, Day day,
               const std::string& area)
      : plan_(plan),
        rule_(rule),
        part_(part),
        signature_(signature),
        day_(day),
        lower_(plan, &rule, governing_fact(rule, part), day, area, &edition_.sites) {}

  Edition make(const DayRange& days, const StatusSpan& status) {
    edition_.days = days;
    edition_.status = part_.days.holds(day_) ? status.status : Status::not_yet;
    edition_.event = status.event;
    edition_.rule = &rule_;
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

 private:
  NodeId reaches() {
    if (part_.stage && edition_.stages == 0) return lower_.constant(Truth::no);
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
    if (const auto* covers = std::get_if<Covers>(&part_.block)) return covered(*covers);
    if (const auto* relief = std::get_if<Relief>(&part_.block)) return paid(*relief);
    if (const auto* debt = std::get_if<ProtectedDebt>(&part_.block)) return protected_month(*debt);
    if (const auto* duty = std::get_if<Duty>(&part_.block))
      return duty->tenant ? still_to_do(*duty) : otherwise(broken(*duty));
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
    return otherwise(lower_.either(std::move(missing)));
  }

  // What a breach brings: nothing, or something that nobody has read, or that changed on a day not known.
  NodeId otherwise(NodeId breach) {
    edition_.breach = breach;
    const auto* effect = step_on(part_.effect, day_);
    if (effect != nullptr && effect->value == "no_effect") return lower_.constant(Truth::no);
    if (effect != nullptr && effect->value != "unknown") return breach;
    return lower_.both({breach, lower_.constant(Truth::gap)});
  }

  void last_day(const TimeLimit& limit) {
    edition_.last = lower_.last_day(limit);
    for (const auto& one : limit.add) edition_.additions.push_back(lower_.truth(one.when));
  }

  // The papers have come, and it is not done yet.
  NodeId still_to_do(const Duty& duty) {
    last_day(duty.limit);
    return lower_.both({lower_.fact(Op::fact_happened, duty.limit.after),
                        lower_.opposite(lower_.fact(Op::fact_happened, duty.done))});
  }

  // The landlord did not do it in time, or did it too early.
  NodeId broken(const Duty& duty) {
    if (duty.met) return lower_.opposite(conditions(*duty.met, Conditions::Kind::all_of));
    last_day(duty.limit);
    const NodeId begun = lower_.fact(Op::fact_happened, duty.limit.after);
    const NodeId done = lower_.fact(Op::fact_happened, duty.done);
    const NodeId day = lower_.day_of(duty.done);
    if (duty.order == Duty::Order::within) {
      const auto late = [&](NodeId moment) { return lower_.opposite(lower_.at_most(moment, edition_.last)); };
      const NodeId missed = lower_.either({lower_.opposite(lower_.fact(Op::fact_may_come, duty.done)),
                                           late(lower_.governing_day(-1)),
                                           lower_.opposite(lower_.fact(Op::fact_yes, duty.will))});
      return lower_.both({begun, lower_.either({lower_.both({done, late(day)}),
                                                lower_.both({lower_.opposite(done), missed})})});
    }
    const bool after = duty.order == Duty::Order::only_after;
    const NodeId first = lower_.plus(edition_.last, after ? 1 : 0);
    edition_.may_act =
        duty.limit.calendar < 0 ? first : lower_.moved(first, duty.limit.calendar, IfClosed::next_open_day);
    const NodeId early = lower_.opposite(lower_.at_most(first, day));
    return lower_.both({done, lower_.either({lower_.opposite(begun), early})});
  }

  NodeId covered(const Covers& covers) {
    std::vector<NodeId> all;
    if (covers.season) {
      PlanNode node;
      node.op = Op::in_season;
      node.least = covers.season->from;
      node.most = covers.season->through;
      node.parts = {lower_.governing_day(governing_fact(rule_, part_))};
      all.push_back(edition_.season = plan_.add(node));
    }
    if (covers.cause) all.push_back(edition_.cause = no_cause(*covers.cause));
    if (covers.amount) edition_.amount = lower_.amount(*covers.amount);
    const NodeId who = conditions(covers.who, Conditions::Kind::all_of);
    if (who != no_node) all.push_back(who);
    for (const auto& deed : covers.deeds) {
      edition_.deeds.push_back(done(deed));
      all.push_back(edition_.deeds.back());
    }
    return all.empty() ? lower_.constant(Truth::yes) : lower_.both(std::move(all));
  }

  // None of the allowed grounds is given; where one is given that was not read of, the law does not say.
  NodeId no_cause(const Covers::Cause& cause) {
    std::vector<NodeId> given;
    std::vector<NodeId> unread;
    const auto count = plan_.ruleset().vocabulary.fact(cause.fact).values->size();
    for (std::size_t i = 0; i < count; ++i) {
      PlanNode node;
      node.op = Op::fact_includes;
      node.fact = cause.fact;
      node.mask = std::uint64_t{1} << i;
      if ((cause.allowed & node.mask) != 0) given.push_back(plan_.add(node));
      if (((cause.allowed | cause.none) & node.mask) == 0) unread.push_back(plan_.add(node));
    }
    const NodeId none =
        given.empty() ? lower_.constant(Truth::yes) : lower_.opposite(lower_.either(std::move(given)));
    if (unread.empty()) return none;
    const NodeId gap = lower_.constant(Truth::gap);
    return lower_.both({none, lower_.either({lower_.opposite(lower_.either(std::move(unread))), gap})});
  }

  // A round is open, and the household is eligible; what is paid, and which cap binds, stands beside it.
  NodeId paid(const Relief& relief) {
    const NodeId time = lower_.governing_minute(relief.applied);
    const auto at = [&](Minute minute) { return lower_.constant(Int{minute}); };
    for (const auto& round : relief.rounds)
      edition_.rounds.push_back(
          lower_.both({lower_.at_most(at(round.opens), time), lower_.at_most(time, at(round.closes))}));
    // Without rounds it is open on every day; money that is gone closes it, money that is unknown is a gap.
    edition_.open = edition_.rounds.empty() ? lower_.constant(Truth::yes) : lower_.either(edition_.rounds);
    if (relief.outside_unknown) edition_.open = lower_.either({edition_.open, lower_.constant(Truth::gap)});
    if (!relief.funds.empty()) {
      const auto* funds = step_on(relief.funds, day_);
      const bool unknown = funds == nullptr || funds->value == Relief::Funds::unknown;
      const bool open = unknown || funds->value == Relief::Funds::open;
      edition_.funds = lower_.constant(unknown ? Truth::gap : open ? Truth::yes : Truth::no);
      edition_.waitlist = !unknown && funds->value == Relief::Funds::waitlist;
      edition_.open = lower_.both({edition_.open, edition_.funds});
    }
    if (!rule_.grid.empty()) edition_.grid = lower_.grid_rows();
    for (const auto& one : relief.priority) edition_.priority.push_back(lower_.truth(one.when));
    for (const auto& bucket : relief.award) edition_.award.push_back(paid(bucket, scale_of(relief)));
    const NodeId eligible = conditions(relief.eligible, Conditions::Kind::all_of);
    return eligible == no_node ? edition_.open : lower_.both({edition_.open, eligible});
  }

  Edition::Bucket paid(const Relief::Bucket& bucket, int scale) {
    Edition::Bucket made;
    std::vector<NodeId> there;
    for (const auto& term : bucket.least_of) {
      made.terms.push_back(term.days.holds(day_) ? cap(term, scale) : no_node);
      if (made.terms.back() != no_node) there.push_back(made.terms.back());
    }
    PlanNode least;
    least.op = Op::least_of;
    least.parts = there;
    made.award = there.size() == 1 ? there.front() : plan_.add(least);
    for (const NodeId term : made.terms) {
      std::vector<NodeId> below;
      for (const NodeId other : there)
        if (term != no_node && other != term) below.push_back(lower_.at_most(term, other));
      made.binds.push_back(term == no_node ? no_node
                           : below.empty() ? lower_.constant(Truth::yes)
                                           : lower_.both(std::move(below)));
    }
    return made;
  }

  // A cap that the program may leave out binds, or does not.
  NodeId cap(const Relief::Term& term, int scale) {
    const NodeId amount = lower_.amount(term.amount, scale);
    if (!term.waived) return amount;
    const auto kept = edition_.conditions;  // those of `eligible` alone are told by leaf
    PlanNode choice;
    choice.op = Op::conditional;
    choice.parts = {lower_.both({conditions(*term.waived, Conditions::Kind::all_of),
                                 lower_.fact(Op::fact_yes, term.will)}),
                    lower_.constant(greatest(Type::Base::money, scale)), amount};
    edition_.conditions = kept;
    return plan_.add(choice);
  }

  // The node of the conditions as they stand on this day; no_node where none of them is there.
  NodeId conditions(const Conditions& of, Conditions::Kind group) {
    if (of.kind != Conditions::Kind::leaf) {
      std::vector<NodeId> parts;
      for (const auto& part : of.parts)
        if (const NodeId node = conditions(part, of.kind); node != no_node) parts.push_back(node);
      if (parts.empty()) return no_node;
      return of.kind == Conditions::Kind::all_of ? lower_.both(std::move(parts))
                                                 : lower_.either(std::move(parts));
    }
    NodeId node = no_node;
    if (day_ >= of.from.earliest && day_ <= of.through.latest) {
      node = lower_.truth(of.when);
      // It may not be there yet, or no longer: where that makes a difference, the law does not say.
      const NodeId gap = lower_.constant(Truth::gap);
      if (day_ < of.from.latest || day_ > of.through.earliest)
        node = group == Conditions::Kind::all_of ? lower_.either({node, gap}) : lower_.both({node, gap});
    }
    edition_.conditions.push_back(node);
    return node;
  }

  // The month lies in a group whose needs are met.
  NodeId protected_month(const ProtectedDebt& debt) {
    for (const auto& deed : debt.deeds) edition_.deeds.push_back(done(deed));
    std::vector<NodeId> any;
    for (std::size_t i = 0; i < debt.groups.size(); ++i) {
      const auto& group = debt.groups[i];
      edition_.groups.push_back(no_node);
      if ((signature_ >> i & 1U) == 0 || !group.days.holds(day_)) continue;
      std::vector<NodeId> all;
      for (const std::size_t deed : group.needs) all.push_back(edition_.deeds[deed]);
      if (group.when) all.push_back(lower_.truth(*group.when));
      edition_.groups.back() = all.empty() ? lower_.constant(Truth::yes) : lower_.both(std::move(all));
      any.push_back(edition_.groups.back());
    }
    return any.empty() ? lower_.constant(Truth::no) : lower_.either(std::move(any));
  }

  // Done by the day of `by`; or not done, still possible, and then done.
  NodeId done(const Deed& deed) {
    if (deed.when) return lower_.truth(*deed.when);
    if (deed.pays)
      return lower_.fact(Op::fact_yes, deed.pays->together ? deed.pays->of_all : deed.pays->of_each);
    if (deed.within) return done_within(deed);
    const auto& vocabulary = plan_.ruleset().vocabulary;
    const bool minutes =
        deed.by.type.base == Type::Base::time && vocabulary.fact(deed.done).type.base == Type::Base::time;
    NodeId by = lower_.amount(deed.by);
    if (deed.by.type.base == Type::Base::time && !minutes) by = lower_.day_of_time(by);
    // Before the last day is set there is none to miss.
    std::vector<NodeId> in_time;
    const auto add_open = [&](const auto& self, const Expression& e) -> void {
      if (e.symbol && e.symbol->kind == Symbol::Kind::fact)
        in_time.push_back(lower_.opposite(lower_.fact(Op::fact_happened, e.symbol->index)));
      for (const auto& part : e.parts) self(self, part);
    };
    add_open(add_open, deed.by);
    const auto by_then = [&](NodeId moment) {
      auto any = in_time;
      any.push_back(lower_.at_most(moment, by));
      return lower_.either(std::move(any));
    };
    const auto moment = [&](int event) {
      return minutes ? lower_.fact(Op::fact_amount, event) : lower_.day_of(event);
    };
    const NodeId done = lower_.fact(Op::fact_happened, deed.done);
    return lower_.either(
        {lower_.both({done, by_then(moment(deed.done))}),
         lower_.both({lower_.opposite(done), lower_.fact(Op::fact_may_come, deed.done),
                      by_then(moment(vocabulary.as_of())), lower_.fact(Op::fact_yes, deed.will)})});
  }

  NodeId done_within(const Deed& deed) {
    const NodeId last = lower_.last_day(*deed.within);
    const NodeId by_open = lower_.opposite(lower_.fact(Op::fact_happened, deed.within->after));
    const auto by_then = [&](NodeId day) { return lower_.either({by_open, lower_.at_most(day, last)}); };
    const NodeId done = lower_.fact(Op::fact_happened, deed.done);
    return lower_.either(
        {lower_.both({done, by_then(lower_.day_of(deed.done))}),
         lower_.both({lower_.opposite(done), lower_.fact(Op::fact_may_come, deed.done),
                      by_then(lower_.governing_day(-1)), lower_.fact(Op::fact_yes, deed.will)})});
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
  std::size_t signature_;
  Day day_;
  Edition edition_;
  Lowering lower_;
};

}  // namespace

DatedNodes cases_of(Plan& plan, const Rule& rule, const Part& part, const Doubt& doubt,
                    const std::string& area) {
  Days days = {first_day};
  add_window(days, doubt.days);
  if (doubt.when) add_rule_days(plan, rule, area, days);
  DatedNodes nodes;
  for (auto start = days.lower_bound(first_day); start != days.end(); ++start) {
    Lowering lower(plan, &rule, governing_fact(rule, part), *start, area, nullptr);
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

Reading make_reading(Plan& plan, const Rule& rule, std::size_t part, std::size_t mask, std::size_t signature,
                     const std::string& area) {
  Reading reading;
  const Rule& whole = text_of(rule, mask);
  const Part* block = part_like(whole, rule.parts[part]);
  reading.governing_fact = governing_fact(whole, *block);
  reading.in_minutes = reading.governing_fact >= 0 &&
                       plan.ruleset().vocabulary.fact(reading.governing_fact).type.base == Type::Base::time;
  Days days = {first_day};
  add_rule_days(plan, whole, area, days);
  std::vector<Day> starts(days.begin(), days.end());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const DayRange stretch{starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : last_day};
    if (stretch.first < first_day || stretch.empty()) continue;
    StatusSpan status;
    for (const auto& span : status_spans(whole.history))
      if (span.days.holds(stretch.first)) status = span;
    Edition edition = EditionMaker(plan, whole, *block, signature, stretch.first, area).make(stretch, status);
    if (!reading.editions.empty() && reading.editions.back().same_law(edition))
      reading.editions.back().days.last = stretch.last;
    else
      reading.editions.push_back(std::move(edition));
  }
  return reading;
}

}  // namespace holdfast
