#include "engine/plan/plan.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/plan/editions.hpp"
#include "engine/plan/local_rule.hpp"
#include "engine/plan/lower.hpp"
#include "engine/plan/part_facts.hpp"

namespace holdfast {
namespace {

std::size_t hash_of(const PlanNode& node) {
  std::size_t hash = 1469598103934665603U;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
  mix(static_cast<std::uint64_t>(node.op));
  mix(static_cast<std::uint64_t>(node.relation));
  mix(node.bits);
  mix(static_cast<std::uint64_t>(node.fact));
  mix(static_cast<std::uint64_t>(node.column));
  mix(static_cast<std::uint64_t>(node.calendar));
  mix(static_cast<std::uint64_t>(node.unit) << 2U | static_cast<std::uint64_t>(node.if_closed));
  mix(node.mask);
  mix(static_cast<std::uint64_t>(node.least));
  mix(static_cast<std::uint64_t>(node.most));
  for (const NodeId part : node.parts) mix(static_cast<std::uint64_t>(part));
  for (const Int factor : node.coefficients) mix(static_cast<std::uint64_t>(factor));
  return hash;
}

bool same_editions(const Reading& a, const Reading& b) {
  return a.governing_fact == b.governing_fact && a.editions.size() == b.editions.size() &&
         std::equal(a.editions.begin(), a.editions.end(), b.editions.begin(),
                    [](const Edition& x, const Edition& y) { return x.days == y.days && x.same_law(y); });
}

// Drops the switches that change nothing in this part, so that only the readings that differ are ever tried.
void drop_idle_switches(PlanPart& part) {
  for (std::size_t bit = part.switches.size(); bit-- > 0;) {
    const std::size_t one = std::size_t{1} << bit;
    bool idle = true;
    for (std::size_t mask = 0; mask < part.readings.size() && idle; ++mask)
      idle = (mask & one) != 0 || same_editions(part.readings[mask], part.readings[mask | one]);
    if (!idle) continue;
    std::vector<Reading> kept;
    for (std::size_t mask = 0; mask < part.readings.size(); ++mask)
      if ((mask & one) == 0) kept.push_back(std::move(part.readings[mask]));
    part.readings = std::move(kept);
    part.switches.erase(part.switches.begin() + static_cast<std::ptrdiff_t>(bit));
    part.when.erase(part.when.begin() + static_cast<std::ptrdiff_t>(bit));
  }
}

// Places with the same have the same figures in the tables that the rule reads.
Areas areas_at(const Ruleset& ruleset, const std::set<int>& tables, int spot) {
  Areas areas;
  for (const int table : tables)
    areas[table] = ruleset.tables[static_cast<std::size_t>(table)].area_of(ruleset.places, spot);
  return areas;
}

// Whether the node reads the fact's own value, and not only through a season.
bool reads_value(const Plan& plan, NodeId id, int fact) {
  const auto& node = plan.node(id);
  if (node.op == Op::in_season) return false;
  if (node.op == Op::fact_amount && node.fact == fact) return true;
  return std::any_of(node.parts.begin(), node.parts.end(),
                     [&](NodeId part) { return reads_value(plan, part, fact); });
}

bool is_seasonal(const Plan& plan, const PlanPart& part) {
  const int fact = part.readings.front().governing_fact;
  if (fact < 0) return false;
  bool season = false;
  std::vector<NodeId> roots;
  const auto add = [&](const DatedNodes& when) {
    for (const auto& one : when) roots.push_back(one.node);
  };
  for (const auto& when : part.when) add(when);
  for (const auto& unknown : part.unknown) add(unknown.when);
  for (const auto& reading : part.readings)
    for (const auto& edition : reading.editions) {
      if (edition.alive()) roots.push_back(edition.holds);
      season = season || edition.season != no_node;
      if (reading.governing_fact != fact) return false;
    }
  for (const NodeId constraint : plan.consistent()) roots.push_back(constraint);
  return season && std::none_of(roots.begin(), roots.end(), [&](NodeId root) {
           return root != no_node && reads_value(plan, root, fact);
         });
}

// One part for each set of groups that some month lies in, and one for no group; one part for other blocks.
std::vector<std::size_t> signatures(const Part& part) {
  std::vector<std::size_t> all = {0};
  const auto* debt = std::get_if<ProtectedDebt>(&part.block);
  if (debt == nullptr) return all;
  for (const auto& group : debt->groups)
    for (const Day edge : {group.months.first, group.months.last})
      for (const Day month : {edge, edge - 1, edge + 31}) {
        const auto one = debt->signature(month - civil(month).day + 1);
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
      }
  return all;
}

PlanPart make_part(Plan& plan, const Rule& identity, const Rule& rule, std::size_t part,
                   std::size_t signature, const Areas& areas, std::vector<int> spots) {
  PlanPart made;
  made.signature = signature;
  made.rule = &identity;
  made.part = static_cast<int>(part);
  made.spots = std::move(spots);
  made.switches = rule.reading_doubts;
  for (const int doubt : made.switches)
    made.when.push_back(
        cases_of(plan, rule, rule.parts[part], rule.doubts[static_cast<std::size_t>(doubt)], areas));
  for (std::size_t mask = 0; mask < rule.readings.size(); ++mask)
    made.readings.push_back(make_reading(plan, rule, part, mask, signature, areas));
  drop_idle_switches(made);
  for (std::size_t i = 0; i < rule.doubts.size(); ++i)
    if (rule.doubts[i].unknown && part == 0)
      made.unknown.push_back(
          {static_cast<int>(i), cases_of(plan, rule, rule.parts[part], rule.doubts[i], areas)});
  made.seasonal = is_seasonal(plan, made);
  find_facts(plan, made);
  return made;
}

}  // namespace

bool Edition::same_law(const Edition& other) const {
  if (!alive() && status == other.status) return event == other.event;
  return status == other.status && reaches == other.reaches && holds == other.holds &&
         barred == other.barred && debt == other.debt && limit == other.limit && exempt == other.exempt &&
         stages == other.stages && effect == other.effect && conditions == other.conditions &&
         deeds == other.deeds && season == other.season && cause == other.cause && amount == other.amount &&
         rounds == other.rounds && funds == other.funds && waitlist == other.waitlist &&
         priority == other.priority && award == other.award && groups == other.groups &&
         breach == other.breach && last == other.last && may_act == other.may_act &&
         additions == other.additions;
}

NodeId Plan::add(PlanNode node) {
  const std::size_t hash = hash_of(node);
  const auto [from, to] = by_hash_.equal_range(hash);
  for (auto found = from; found != to; ++found)
    if (nodes_[static_cast<std::size_t>(found->second)] == node) return found->second;
  const auto id = static_cast<NodeId>(nodes_.size());
  FactBits reads = node.fact >= 0 ? bit_of_fact(node.fact) : 0;
  for (const NodeId part : node.parts) reads |= this->reads(part);
  reads_.push_back(reads);
  nodes_.push_back(std::move(node));
  by_hash_.emplace(hash, id);
  return id;
}

int Plan::add(Column column) {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i] == column) return static_cast<int>(i);
  columns_.push_back(std::move(column));
  return static_cast<int>(columns_.size()) - 1;
}

int Plan::add(Grid grid) {
  const auto found = std::find(grids_.begin(), grids_.end(), grid);
  if (found != grids_.end()) return static_cast<int>(found - grids_.begin());
  grids_.push_back(std::move(grid));
  return static_cast<int>(grids_.size()) - 1;
}

int Plan::consequence(const std::string& effect, std::uint8_t stages) {
  const std::pair one{effect, stages};
  const auto found = std::find(consequences_.begin(), consequences_.end(), one);
  if (found != consequences_.end()) return static_cast<int>(found - consequences_.begin());
  assert(consequences_.size() < most_consequences);
  consequences_.push_back(one);
  return static_cast<int>(consequences_.size()) - 1;
}

Plan::Plan(const Ruleset& ruleset, std::optional<MovedFigure> moved)
    : ruleset_(ruleset), moved_(std::move(moved)), parts_at_(ruleset.places.entries().size()) {
  for (const auto& constraint : ruleset.vocabulary.consistent())
    consistent_.push_back(Lowering(*this, nullptr, -1, 0, nullptr, nullptr).truth(constraint.expression));
  for (const auto& rule : ruleset.rules) {
    // A table answers by area, and places may set figures of their own or join: each kind of place has parts
    // of its own.
    std::map<std::pair<Areas, std::string>, std::vector<int>> groups;
    const auto tables = tables_read(rule);
    for (const int spot : ruleset.places.all_spots_in(rule.place))
      groups[{areas_at(ruleset, tables, spot), local_key(ruleset, rule, spot)}].push_back(spot);
    for (const auto& [group, spots] : groups) {
      const Rule* text = &rule;
      if (!group.second.empty()) text = local_.emplace_back(localized(ruleset, rule, spots.front())).get();
      for (std::size_t part = 0; part < rule.parts.size(); ++part)
        for (const std::size_t signature : signatures(rule.parts[part])) {
          for (const int spot : spots)
            parts_at_[static_cast<std::size_t>(spot)].push_back(static_cast<int>(parts_.size()));
          parts_.push_back(make_part(*this, rule, *text, part, signature, group.first, spots));
        }
    }
  }
}

}  // namespace holdfast
