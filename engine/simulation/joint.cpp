#include "engine/simulation/joint.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/columns/known_key.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
namespace {

constexpr unsigned helped = 1;
constexpr unsigned not_helped = 2;

constexpr Outcomes in_doubt = only(PointOutcome::needs_review);
constexpr Outcomes either_way = only(PointOutcome::applies) | only(PointOutcome::does_not_apply);

// What outcomes may mean for somebody. Of what a doubt of the law withholds, nobody knows which.
unsigned meaning(Outcomes possible) {
  unsigned made = 0;
  if (has(possible, PointOutcome::applies)) made |= helped;
  if ((possible & in_doubt) != 0) made |= helped | not_helped;
  if ((possible & ~(only(PointOutcome::applies) | in_doubt)) != 0) made |= not_helped;
  return made;
}

unsigned change(unsigned before, unsigned after) {
  return ((before & not_helped) != 0 && (after & helped) != 0 ? unsigned{Joint::gains} : 0U) |
         ((before & helped) != 0 && (after & not_helped) != 0 ? unsigned{Joint::loses} : 0U);
}

bool speaks_of_rows_or_months(const LawPart& law) {
  return law.rule->rows >= 0 ||
         std::holds_alternative<ProtectedDebt>(law.rule->parts[static_cast<std::size_t>(law.part)].block);
}

constexpr unsigned any_turn = Joint::gains | Joint::loses;

}  // namespace

Joint::Joint(LawPart before, LawPart after, const Scenario& nothing_told)
    : before_(before),
      after_(after),
      nothing_told_(nothing_told),
      same_text_(!touched(*before.rule) && !touched(*after.rule)),
      rows_or_months_(speaks_of_rows_or_months(before) || speaks_of_rows_or_months(after)),
      explorer_before_(*before.plan),
      explorer_after_(*after.plan),
      pair_of_(before.plan->ruleset().places.entries().size(), -1),
      scenario_(nothing_told) {}

const PlanPart* Joint::part_at(const LawPart& law, int spot) const {
  for (const int index : law.plan->parts_at(spot)) {
    const auto& part = law.plan->parts()[static_cast<std::size_t>(index)];
    if (part.rule == law.rule && part.part == law.part) return &part;
  }
  return nullptr;
}

Joint::Pair& Joint::pair_at(int spot) {
  int& number = pair_of_[static_cast<std::size_t>(spot)];
  if (number >= 0) return *pairs_[static_cast<std::size_t>(number)];
  const PlanPart* before = part_at(before_, spot);
  const PlanPart* after = part_at(after_, spot);
  const auto same = std::find_if(pairs_.begin(), pairs_.end(), [&](const auto& pair) {
    return pair->before == before && pair->after == after;
  });
  number = static_cast<int>(same - pairs_.begin());
  if (same != pairs_.end()) return **same;
  auto made = std::make_unique<Pair>();
  made->before = before;
  made->after = after;
  if (before != nullptr) made->facts = facts_read(*before_.plan, *before);
  if (after != nullptr)
    for (const int fact : facts_read(*after_.plan, *after)) add_once(made->facts, fact);
  made->whatever = search(*made, nothing_told_);
  pairs_.push_back(std::move(made));
  return *pairs_.back();
}

unsigned Joint::of(const Block& block, std::size_t row) {
  if (rows_or_months_) return any_turn;
  bool told = false;
  unsigned made = 0;
  const bool lists = std::any_of(block.whole.begin(), block.whole.end(),
                                 [&](const auto& whole) { return whole.first == row; });
  const auto& spots = block.place.empty() ? nothing_told_.spots : block.places[block.place[row]];
  if (spots.size() > most_places) return any_turn;
  for (const int spot : spots) {
    auto& pair = pair_at(spot);
    if ((pair.whatever & ~made) == 0) continue;
    if (lists) {
      made |= pair.whatever;
      continue;
    }
    if (!told) tell(before_.plan->ruleset().vocabulary, block, row, nothing_told_, scenario_);
    told = true;
    made |= of(pair);
  }
  return made;
}

unsigned Joint::of(Pair& pair) {
  key_.clear();
  for (const int fact : pair.facts) append_known(key_, scenario_.facts[static_cast<std::size_t>(fact)]);
  if (const auto found = pair.known.find(key_); found != pair.known.end()) return found->second;
  if (pair.known.size() >= most_remembered) pair.known.clear();
  return pair.known[key_] = search(pair, scenario_) & pair.whatever;
}

unsigned Joint::search(const Pair& pair, const Scenario& scenario) {
  if (pair.before == nullptr && pair.after == nullptr) return 0;
  const auto after = [&](const Box& box) {
    if (pair.after == nullptr) return only(PointOutcome::does_not_apply);
    const auto found = explorer_after_.explore(*pair.after, scenario, box, most_looks);
    return found.budget_spent ? either_way : found.possible;
  };
  const Box whole = box_of(scenario);
  if (pair.before == nullptr) return change(not_helped, meaning(after(whole)));
  const auto cells = explorer_before_.cells(*pair.before, scenario, whole, Seasons::every_year);
  unsigned made = 0;
  for (std::size_t cell = 0; cell < cells.size() && made != any_turn; ++cell) {
    const unsigned before = meaning(cells.outcomes[cell]);
    if ((change(before, helped | not_helped) & ~made) == 0) continue;
    Box box = whole;
    for (std::size_t i = 0; i < cells.facts.size(); ++i)
      box[static_cast<std::size_t>(cells.facts[i])] = cells.side(cell, i);
    const Outcomes then = after(box);
    if (same_text_ && cells.outcomes[cell] == in_doubt && then == in_doubt) continue;
    made |= change(before, meaning(then));
  }
  return made;
}

}  // namespace holdfast
