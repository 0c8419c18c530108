// Reasons of named conditions: of whom a moratorium or a stay covers, and of what a relief program pays.
#include "engine/determination/explainer.hpp"

namespace holdfast {

Reason Explainer::named(const char* id, const std::string& name, const std::string& site, NodeId node,
                        const Backing& backing) {
  Reason reason;
  reason.id = id;
  reason.truth = evaluator_.truth(node);
  reason.site = site;
  reason.source = backing.source;
  reason.slots.push_back(text_slot("name", Slot::Kind::name, name));
  rest_on(backing, rule_.sources);
  return reason;
}

void Explainer::paid(const Relief& relief, std::vector<Reason>& reasons) {
  std::vector<Reason> all;
  const Truths open = evaluator_.truth(edition_.open);
  for (std::size_t i = 0; i < relief.rounds.size(); ++i) {
    const auto& round = relief.rounds[i];
    Reason reason = named("round", round.name, round.pointer, edition_.rounds[i], round.backing);
    if (reason.truth.is(Truth::no) && !(open.is(Truth::no) && i + 1 == relief.rounds.size())) continue;
    reason.slots.push_back(minute_slot("opens", round.opens));
    reason.slots.push_back(minute_slot("closes", round.closes));
    all.push_back(std::move(reason));
  }
  if (edition_.funds != no_node) all.push_back(funds(relief));
  for (std::size_t i = 0; i < rule_.grid.size(); ++i) {
    const auto& row = rule_.grid[i];
    if (evaluator_.truth(edition_.grid[i]).is(Truth::no)) continue;
    all.push_back(named("row", row.name, row.pointer, edition_.grid[i], row.backing));
    if (std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.unknown; }))
      grounding_.gaps.push_back({Gap::Kind::text_unseen, row.name});
  }
  who(relief.eligible, "eligible", all);
  tell(std::move(all), reasons);
  if (open.is(Truth::no)) return;
  for (std::size_t i = 0; i < relief.award.size(); ++i)
    reasons.push_back(bucket(relief.award[i], edition_.award[i], scale_of(relief)));
}

Reason Explainer::bucket(const Relief::Bucket& bucket, const Edition::Bucket& nodes, int scale) {
  Reason award;
  award.id = "award";
  award.site = bucket.pointer;
  const auto range = [&](NodeId node) {
    return amount_range(evaluator_.value(node), Type::Base::money, scale);
  };
  award.slots.push_back(amount_slot("award", range(nodes.award)));
  for (std::size_t i = 0; i < bucket.least_of.size(); ++i) {
    const auto& term = bucket.least_of[i];
    if (nodes.terms[i] == no_node) continue;
    Reason reason = named("term", term.name, term.pointer, nodes.binds[i], term.backing);
    reason.slots.push_back(amount_slot("amount", range(nodes.terms[i])));
    award.because.push_back(std::move(reason));
  }
  return award;
}

Reason Explainer::funds(const Relief& relief) {
  Reason reason;
  reason.truth = evaluator_.truth(edition_.funds);
  reason.site = "/funds";
  reason.id = "funds_unknown";
  const auto* step = step_on(relief.funds, edition_.days.first);
  if (step == nullptr) return reason;
  reason.id = step->value == Relief::Funds::open       ? "funds_open"
              : step->value == Relief::Funds::waitlist ? "funds_waitlist"
              : step->value == Relief::Funds::closed   ? "funds_closed"
                                                       : "funds_unknown";
  reason.site = step->pointer;
  reason.source = step->backing.source;
  rest_on(step->backing, rule_.sources);
  if (step->value == Relief::Funds::unknown) grounding_.gaps.push_back({Gap::Kind::text_unseen, "funds"});
  return reason;
}

void Explainer::tell(std::vector<Reason> all, std::vector<Reason>& reasons) {
  const auto is_no = [](const Reason& one) { return one.truth.is(Truth::no); };
  const bool decided = std::any_of(all.begin(), all.end(), is_no);
  for (auto& one : all)
    if (!decided || is_no(one)) reasons.push_back(std::move(one));
}

void Explainer::owed(const ProtectedDebt& debt, std::vector<Reason>& reasons) {
  bool any = false;
  for (std::size_t i = 0; i < debt.groups.size(); ++i) {
    if (edition_.groups[i] == no_node) continue;
    any = true;
    const auto& group = debt.groups[i];
    Reason reason = named("month_group", group.name, group.pointer, edition_.groups[i], group.backing);
    for (const std::size_t deed : group.needs)
      reason.because.push_back(named("deed", debt.deeds[deed].name, debt.deeds[deed].pointer,
                                     edition_.deeds[deed], debt.deeds[deed].backing));
    reasons.push_back(std::move(reason));
  }
  if (!debt.payments_go_to.empty()) {
    Reason order;
    order.id = "payments_go_to";
    order.site = "/payments_go_to";
    order.source = debt.order_backing.source;
    rest_on(debt.order_backing, rule_.sources);
    for (std::size_t i = 0; i < debt.payments_go_to.size(); ++i)
      order.slots.push_back(
          text_slot(std::array{"first", "second", "third"}.at(i), Slot::Kind::word,
                    std::string(debt_names[static_cast<std::size_t>(debt.payments_go_to[i])])));
    reasons.push_back(std::move(order));
  }
  if (any) return;
  Reason outside;
  outside.id = "month_outside";
  outside.truth = Truth::no;
  outside.site = "/never_a_ground";
  reasons.push_back(std::move(outside));
}

void Explainer::covered(const Covers& covers, std::vector<Reason>& reasons) {
  std::vector<Reason> all;
  if (edition_.season != no_node)
    all.push_back(named("season", "season", "/season", edition_.season, covers.season_backing));
  if (covers.cause) {
    Reason cause;
    cause.id = "cause";
    cause.truth = evaluator_.truth(edition_.cause);
    cause.site = "/just_cause";
    cause.source = covers.cause->backing.source;
    rest_on(covers.cause->backing, rule_.sources);
    if (cause.truth.may_be(Truth::gap)) grounding_.gaps.push_back({Gap::Kind::text_unseen, "cause"});
    all.push_back(std::move(cause));
  }
  if (covers.amount) rest_on(covers.amount_backing, rule_.sources);
  who(covers.who, "condition", all);
  for (std::size_t i = 0; i < covers.deeds.size(); ++i)
    all.push_back(named("deed", covers.deeds[i].name, covers.deeds[i].pointer, edition_.deeds[i],
                        covers.deeds[i].backing));
  tell(std::move(all), reasons);
}

void Explainer::who(const Conditions& root, const char* id, std::vector<Reason>& all) {
  std::size_t leaf = 0;
  const auto conditions = [&](const auto& self, const Conditions& of, std::vector<Reason>& here) -> void {
    if (of.kind == Conditions::Kind::leaf) {
      const NodeId node = edition_.conditions[leaf++];
      if (node != no_node) here.push_back(named(id, of.name, of.pointer, node, of.backing));
      return;
    }
    std::vector<Reason> below;
    for (const auto& part : of.parts) self(self, part, below);
    if (of.kind == Conditions::Kind::all_of || below.size() < 2) {
      for (auto& one : below) here.push_back(std::move(one));
      return;
    }
    // One of these is enough: those that are so, else those that may be, else all of them.
    Truths any = Truth::no;
    for (const auto& one : below) any = either(any, one.truth);
    const bool decided =
        std::any_of(below.begin(), below.end(), [](const Reason& one) { return one.truth.is(Truth::yes); });
    const auto keep = [&](const Reason& one) {
      return any.is(Truth::yes) ? one.truth.is(Truth::yes) || !decided
                                : any.is(Truth::no) || !one.truth.is(Truth::no);
    };
    std::erase_if(below, [&](const Reason& one) { return !keep(one); });
    Reason group;
    group.id = "any_of";
    group.truth = any;
    group.site = of.pointer;
    group.because = std::move(below);
    here.push_back(std::move(group));
  };
  conditions(conditions, root, all);
}

}  // namespace holdfast
