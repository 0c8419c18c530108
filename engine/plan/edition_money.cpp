// Editions of what is owed, and of what a program pays.
#include <algorithm>

#include "engine/plan/edition_maker.hpp"

namespace holdfast {

// A round is open, and the household is eligible; what is paid, and which cap binds, stands beside it.
NodeId EditionMaker::paid(const Relief& relief) {
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

Edition::Bucket EditionMaker::paid(const Relief::Bucket& bucket, int scale) {
  Edition::Bucket made;
  std::vector<NodeId> there;
  for (const auto& term : bucket.least_of) {
    made.terms.push_back(term.days.holds(day_) ? cap(term, scale) : no_node);
    if (made.terms.back() != no_node) there.push_back(made.terms.back());
  }
  PlanNode least;
  least.op = Op::least_of;
  least.parts = there;
  PlanNode unsaid;  // no cap stands on this day: the law does not say what is paid
  unsaid.op = Op::amount;
  unsaid.most = greatest(Type::Base::money, scale);
  made.award = there.empty() ? plan_.add(unsaid) : there.size() == 1 ? there.front() : plan_.add(least);
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
NodeId EditionMaker::cap(const Relief::Term& term, int scale) {
  const NodeId amount = lower_.amount(term.amount, scale);
  if (!term.waived) return amount;
  const auto kept = edition_.conditions;  // those of `eligible` alone are told by leaf
  PlanNode choice;
  choice.op = Op::conditional;
  choice.parts = {
      lower_.both({conditions(*term.waived, Conditions::Kind::all_of), lower_.fact(Op::fact_yes, term.will)}),
      lower_.constant(greatest(Type::Base::money, scale)), amount};
  edition_.conditions = kept;
  return plan_.add(choice);
}

NodeId EditionMaker::barred(const BarredUnless& unless) {
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

}  // namespace holdfast
