#include "engine/authoring/boundaries.hpp"

#include <algorithm>
#include <set>

namespace holdfast {
namespace {

NodeId fact_node(Plan& plan, Op op, int fact) {
  PlanNode node;
  node.op = op;
  node.fact = fact;
  return plan.add(node);
}

NodeId day_of_fact(Plan& plan, int fact) {
  const NodeId amount = fact_node(plan, Op::fact_amount, fact);
  if (plan.ruleset().vocabulary.fact(fact).type.base != Type::Base::time) return amount;
  PlanNode node;
  node.op = Op::day;
  node.parts = {amount};
  return plan.add(node);
}

// The fact whose value the amount is, or the day of it, or a count from it; -1 for none.
int fact_of(const Plan& plan, NodeId id) {
  const auto& node = plan.node(id);
  switch (node.op) {
    case Op::fact_amount:
      return node.fact;
    case Op::day:
    case Op::months_later:
    case Op::counted:
      return fact_of(plan, node.parts[0]);
    case Op::conditional:
      return fact_of(plan, node.parts[1]);
    default:
      return -1;
  }
}

bool of_two_days(const Plan& plan, NodeId id) {
  const auto& node = plan.node(id);
  return node.op == Op::of_two_days || std::any_of(node.parts.begin(), node.parts.end(),
                                                   [&](NodeId part) { return of_two_days(plan, part); });
}

// A row that may be told stands for all: `aid#1.paid_on`, and not `aid#2.paid_on`.
bool of_a_later_row(const Fact& fact) {
  const auto at = fact.name.find('#');
  return at != std::string::npos && at + 2 < fact.name.size() && fact.name[at + 2] == '.' &&
         fact.name[at + 1] != '1';
}

// A case says the day on which it is read, and not the hour.
bool reads_the_hour(const Plan& plan, NodeId difference) {
  const auto& parts = plan.node(difference).parts;
  return std::any_of(parts.begin(), parts.end(), [&](NodeId part) {
    return plan.node(part).op == Op::fact_amount && plan.node(part).fact == plan.ruleset().vocabulary.as_of();
  });
}

std::string words_of(const Fact& fact) {
  const auto at = fact.name.find("#1.");
  return at == std::string::npos ? fact.name : fact.name.substr(0, at) + fact.name.substr(at + 2);
}

std::string step_words(const Plan& plan, int fact, bool whole_days) {
  const auto& type = plan.ruleset().vocabulary.fact(fact).type;
  switch (type.base) {
    case Type::Base::money:
      return "one cent";
    case Type::Base::percent:
      return percent_to_string(1);
    case Type::Base::date:
      return "one day";
    case Type::Base::time:
      return whole_days ? "one day" : "one minute";
    default:
      return "one";
  }
}

struct Lead {  // what moves first in a difference
  int fact = -1;
  bool whole_days = false;
  Int step = 1;
  bool turned = false;  // the difference falls while it rises
};

Lead lead_of(const Plan& plan, NodeId difference) {
  Lead lead;
  const auto& node = plan.node(difference);
  if (node.op != Op::linear) {
    lead.fact = fact_of(plan, difference);
    lead.whole_days = node.op != Op::fact_amount;
    return lead;
  }
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const int fact = fact_of(plan, node.parts[i]);
    const Int size = node.coefficients[i] < 0 ? -node.coefficients[i] : node.coefficients[i];
    // A fact that stands there itself leads before the day from which something is counted.
    const bool itself =
        plan.node(node.parts[i]).op == Op::fact_amount || plan.node(node.parts[i]).op == Op::day;
    if (fact < 0 || (lead.fact >= 0 && !itself)) continue;
    if (lead.fact >= 0 && lead.step >= size && plan.node(node.parts[i]).op != Op::fact_amount) continue;
    lead = {fact, plan.node(node.parts[i]).op != Op::fact_amount, size, node.coefficients[i] < 0};
    if (itself) break;
  }
  return lead;
}

void collect(const Plan& plan, NodeId id, std::set<NodeId>& seen, std::vector<NodeId>& compares) {
  if (id == no_node || !seen.insert(id).second) return;
  const auto& node = plan.node(id);
  if (node.op == Op::compare && !of_two_days(plan, node.parts[0])) compares.push_back(id);
  for (const NodeId part : node.parts) collect(plan, part, seen, compares);
}

}  // namespace

NodeId all_of(Plan& plan, std::vector<NodeId> parts) {
  if (parts.size() == 1) return parts.front();
  PlanNode node;
  node.op = Op::both;
  node.parts = std::move(parts);
  return plan.add(node);
}

NodeId not_so(Plan& plan, NodeId part) {
  PlanNode node;
  node.op = Op::opposite;
  node.parts = {part};
  return plan.add(node);
}

NodeId between(Plan& plan, NodeId amount, Int least, Int most) {
  const auto at_most_nothing = [&](Int factor, Int constant) {
    PlanNode sum = plan.node(amount);
    if (sum.op == Op::linear) {  // one sum, so that what repeats cancels
      for (Int& coefficient : sum.coefficients) coefficient *= factor;
      sum.least = factor * sum.least + constant;
    } else {
      sum = {};
      sum.op = Op::linear;
      sum.parts = {amount};
      sum.coefficients = {factor};
      sum.least = constant;
    }
    PlanNode compare;
    compare.op = Op::compare;
    compare.relation = Relation::at_most;
    compare.parts = {plan.add(sum)};
    return plan.add(compare);
  };
  return all_of(plan, {at_most_nothing(-1, least), at_most_nothing(1, -most)});
}

NodeId governing_day(Plan& plan, int governing) {
  const NodeId today = day_of_fact(plan, plan.ruleset().vocabulary.as_of());
  if (governing < 0) return today;
  PlanNode node;
  node.op = Op::conditional;
  node.parts = {fact_node(plan, Op::fact_happened, governing), day_of_fact(plan, governing), today};
  return plan.add(node);
}

std::vector<BoundarySite> boundary_sites(Plan& plan, NodeId root) {
  std::set<NodeId> seen;
  std::vector<NodeId> compares;
  collect(plan, root, seen, compares);
  std::vector<BoundarySite> sites;
  for (const NodeId compare : compares) {
    const NodeId difference = plan.node(compare).parts[0];
    const Lead lead = lead_of(plan, difference);
    if (reads_the_hour(plan, difference)) continue;
    if (lead.fact >= 0 && of_a_later_row(plan.ruleset().vocabulary.fact(lead.fact))) continue;
    BoundarySite site;
    if (lead.fact >= 0) site.moved = words_of(plan.ruleset().vocabulary.fact(lead.fact));
    site.step = lead.fact >= 0 ? step_words(plan, lead.fact, lead.whole_days) : "one step";
    const NodeId below = between(plan, difference, -lead.step, -1);
    const NodeId above = between(plan, difference, 1, lead.step);
    site.at = {lead.turned ? above : below, between(plan, difference, 0, 0), lead.turned ? below : above};
    sites.push_back(std::move(site));
  }
  return sites;
}

}  // namespace holdfast
