// Editions of what somebody has to do, and of whom a rule covers.
#include <algorithm>

#include "engine/plan/edition_maker.hpp"

namespace holdfast {

// What a breach brings: nothing, or something that nobody has read, or that changed on a day not known.
NodeId EditionMaker::otherwise(NodeId breach) {
  edition_.breach = breach;
  const auto* effect = step_on(part_.effect, day_);
  if (effect != nullptr && effect->value == "no_effect") return lower_.constant(Truth::no);
  if (effect != nullptr && effect->value != "unknown") return breach;
  return lower_.both({breach, lower_.constant(Truth::gap)});
}

void EditionMaker::last_day(const TimeLimit& limit) {
  edition_.last = lower_.last_day(limit);
  for (const auto& one : limit.add) edition_.additions.push_back(lower_.truth(one.when));
}

// The papers have come, and it is not done yet.
NodeId EditionMaker::still_to_do(const Duty& duty) {
  last_day(duty.limit);
  return lower_.both({lower_.fact(Op::fact_happened, duty.limit.after),
                      lower_.opposite(lower_.fact(Op::fact_happened, duty.done))});
}

// The landlord did not do it in time, or did it too early.
NodeId EditionMaker::broken(const Duty& duty) {
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

NodeId EditionMaker::covered(const Covers& covers) {
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
NodeId EditionMaker::no_cause(const Covers::Cause& cause) {
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

// The node of the conditions as they stand on this day; no_node where none of them is there.
NodeId EditionMaker::conditions(const Conditions& of, Conditions::Kind group) {
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
NodeId EditionMaker::protected_month(const ProtectedDebt& debt) {
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
NodeId EditionMaker::done(const Deed& deed) {
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

NodeId EditionMaker::done_within(const Deed& deed) {
  const NodeId last = lower_.last_day(*deed.within);
  const NodeId by_open = lower_.opposite(lower_.fact(Op::fact_happened, deed.within->after));
  const auto by_then = [&](NodeId day) { return lower_.either({by_open, lower_.at_most(day, last)}); };
  const NodeId done = lower_.fact(Op::fact_happened, deed.done);
  return lower_.either(
      {lower_.both({done, by_then(lower_.day_of(deed.done))}),
       lower_.both({lower_.opposite(done), lower_.fact(Op::fact_may_come, deed.done),
                    by_then(lower_.governing_day(-1)), lower_.fact(Op::fact_yes, deed.will)})});
}

}  // namespace holdfast
