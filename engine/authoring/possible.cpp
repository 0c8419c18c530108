#include "engine/authoring/possible.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "engine/authoring/assuming.hpp"
#include "engine/evaluate/axis.hpp"
#include "engine/plan/facts_read.hpp"

namespace holdfast {
namespace {

constexpr Outcomes other_outcomes = only(PointOutcome::does_not_apply) | only(PointOutcome::not_in_force) |
                                    only(PointOutcome::blocked_by_court);

constexpr Outcomes every_outcome =
    other_outcomes | only(PointOutcome::applies) | only(PointOutcome::needs_review);

// Whether the day itself is read, and not only through a season.
bool reads_day(const Plan& plan, NodeId id, int fact, std::set<NodeId>& seen) {
  if (id == no_node || !seen.insert(id).second) return false;
  const auto& node = plan.node(id);
  if (node.op == Op::in_season) return false;
  if (node.op == Op::fact_amount && node.fact == fact) return true;
  return std::any_of(node.parts.begin(), node.parts.end(),
                     [&](NodeId part) { return reads_day(plan, part, fact, seen); });
}

}  // namespace

Possible::Possible(const Plan& plan)
    : plan_(plan),
      lower_(plan_, nullptr, -1, 0, nullptr, nullptr),
      anything_(at(unknown_scenario(plan.ruleset(), last_day), plan.ruleset().vocabulary, {-1, true},
                   {first_day, last_day})) {
  for (const NodeId constraint : plan_.consistent()) consistent_.emplace(constraint, true);
}

Inquiry Possible::inquiry(const PlanPart& part, const NodeOf& node) {
  Inquiry made;
  made.asked_of = &part;
  made.part.rule = part.rule;
  made.part.part = part.part;
  made.part.spots = part.spots;
  Reading reading = part.readings.front();
  made.part.seasonal = part.seasonal;
  std::set<NodeId> days;
  FactsRead read(plan_);
  read.add_fact(reading.as_of_fact);
  if (reading.governing_fact >= 0) read.add_fact(reading.governing_fact);
  for (auto& edition : reading.editions) {
    NodeId asked = edition.alive() ? node(edition) : no_node;
    if (asked != no_node) asked = assuming(plan_, lower_, asked, consistent_);
    if (asked == no_node) edition.status = Status::ended;
    edition.holds = asked;
    read.add(asked);
    if (reads_day(plan_, asked, reading.governing_fact, days)) made.part.seasonal = false;
  }
  made.part.readings.push_back(std::move(reading));
  made.part.constraints = read.bind();
  made.part.facts = read.facts();
  return made;
}

Explorer& Possible::explorer() {
  if (!explorer_ || nodes_ != plan_.nodes().size()) explorer_.emplace(plan_);
  nodes_ = plan_.nodes().size();
  return *explorer_;
}

// An author waits longer than a tenant.
constexpr int patience = 8;

Possibility Possible::ask(Inquiry inquiry) {
  Possibility found;
  found.part = inquiry.asked_of;
  const auto wanted = inquiry.wanted;
  Explorer::Witnesses boxes;
  const auto explored = explorer().explore(inquiry.part, anything_, box_of(anything_),
                                           patience * Explorer::budget, &boxes, other_outcomes);
  found.can = (explored.possible & ~other_outcomes) != 0;
  for (auto& one : boxes)
    if (has(one.first, wanted)) found.box = std::move(one.second);
  if (found.can && boxes.empty() && explored.budget_spent) found.box = example(inquiry);
  found.undecided = found.can && boxes.empty() && explored.budget_spent && !found.box;
  if (found.undecided) ++undecided_;
  found.inquiry = std::move(inquiry);
  return found;
}

// What a search by halves did not come to may still be there: one home after another, at the ends and in the
// middle of what each fact may be. The same ones every time.
std::optional<Box> Possible::example(const Inquiry& inquiry) {
  constexpr int homes = 512;
  constexpr std::array<int, 3> quarters = {0, 2, 4};
  const auto& vocabulary = plan_.ruleset().vocabulary;
  std::mt19937 random(1);
  for (int home = 0; home < homes; ++home) {
    Box box = box_of(anything_);
    for (const int fact : inquiry.part.facts) {
      auto& side = box[static_cast<std::size_t>(fact)];
      const auto& type = vocabulary.fact(fact).type;
      if (side.may != 0 && type.base != Type::Base::some_of) {
        std::vector<std::uint64_t> choices;
        for (std::uint64_t bits = side.may; bits != 0; bits &= bits - 1)
          choices.push_back(bits & (~bits + 1));
        side.may = choices[random() % choices.size()];
      }
      pin(anything_, fact, type.base, quarters[random() % quarters.size()], side);
    }
    day_in_force(inquiry, random(), box);
    if (can(inquiry, box)) return box;
  }
  return std::nullopt;
}

// The day that counts, on one on which something is asked.
void Possible::day_in_force(const Inquiry& inquiry, std::size_t random, Box& box) const {
  const auto& reading = inquiry.part.readings.front();
  if (reading.governing_fact < 0) return;
  std::vector<Day> days;
  for (const auto& edition : reading.editions)
    if (edition.status == Status::in_force)
      for (const Day day : {edition.days.first, edition.days.last}) days.push_back(day);
  if (days.empty()) return;
  const Day day = days[random % days.size()];
  auto& side = box[static_cast<std::size_t>(reading.governing_fact)];
  side.may_happen = true;
  side.may_not_happen = false;
  side.least = side.most = reading.in_minutes ? Int{first_minute(day)} + minutes_of_day / 2 : Int{day};
}

Possibility Possible::ask_any(const std::vector<const PlanPart*>& parts, const NodeOf& node) {
  Possibility any;
  for (const auto* part : parts) {
    auto one = ask(inquiry(*part, node));
    if (one.box) return one;
    if (one.can || any.part == nullptr) any = std::move(one);
  }
  return any;
}

bool Possible::can(const Inquiry& inquiry, const Box& box, Box* narrow) {
  Explorer::Witnesses boxes;
  const auto explored = explorer().explore(inquiry.part, anything_, box, Explorer::budget, &boxes,
                                           static_cast<Outcomes>(every_outcome & ~only(inquiry.wanted)));
  if (narrow != nullptr && !boxes.empty()) *narrow = std::move(boxes.front().second);
  return has(explored.possible, inquiry.wanted) && !boxes.empty();
}

}  // namespace holdfast
