// What the vocabulary's impossibilities leave of a scenario.
#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {
namespace {

// Of the scenario's box what the impossibilities read, which is all that is looked at here.
void lay_out(const std::vector<std::vector<int>>& bound, const Scenario& scenario, Box& box) {
  box.resize(scenario.facts.size());
  for (const auto& facts : bound)
    for (const int fact : facts)
      box[static_cast<std::size_t>(fact)] = side_of(scenario.facts[static_cast<std::size_t>(fact)]);
}

}  // namespace

bool Explorer::surely_possible(const PlanPart& part, const Scenario& scenario, const Box& box) {
  if (part.constraints.empty()) return true;
  evaluator().start(scenario, box);
  return std::all_of(part.constraints.begin(), part.constraints.end(),
                     [&](NodeId constraint) { return evaluator().truth(constraint).is(Truth::yes); });
}

Scenario Explorer::narrowed(Scenario scenario) {
  lay_out(bound_, scenario, whole_);
  Box& box = whole_;
  std::vector<int> facts;
  // What surely holds excludes no value.
  evaluator().start(scenario, box);
  for (std::size_t i = 0; i < bound_.size(); ++i)
    if (!evaluator().truth(plan_.consistent()[i]).is(Truth::yes))
      for (const int fact : bound_[i])
        if (!scenario.facts[static_cast<std::size_t>(fact)].pieces.empty()) add_once(facts, fact);
  for (const int fact : facts) {
    narrow(fact, scenario, box);
    box[static_cast<std::size_t>(fact)] = side_of(scenario.facts[static_cast<std::size_t>(fact)]);
  }
  return scenario;
}

// What lies before the first possible value, and after the last; and whether the event can have happened.
void Explorer::narrow(int fact, Scenario& scenario, Box& box) {
  auto& known = scenario.facts[static_cast<std::size_t>(fact)];
  // Of a scenario that some home can have, only these can say no.
  std::vector<NodeId> constraints;
  for (std::size_t i = 0; i < bound_.size(); ++i)
    if (std::binary_search(bound_[i].begin(), bound_[i].end(), fact))
      constraints.push_back(plan_.consistent()[i]);
  auto& side = box[static_cast<std::size_t>(fact)];
  const auto excluded = [&](bool happens, Int least, Int most) {
    side.may_happen = happens;
    side.may_not_happen = !happens;
    side.least = least;
    side.most = most;
    evaluator().start(scenario, box);
    return impossible(constraints);
  };
  if (known.may_happen && known.may_not_happen && excluded(false, 0, 0)) known.may_not_happen = false;
  if (!known.may_happen || known.pieces.size() != 1) return;
  auto& piece = known.pieces.front();
  // Nothing can be taken from an end that is possible itself.
  if (!excluded(true, piece.least, piece.least) && !excluded(true, piece.most, piece.most)) return;
  if (excluded(true, piece.least, piece.most)) {
    known.may_happen = !known.may_not_happen;  // nothing at all is an error that is told elsewhere
    if (!known.may_happen) known.pieces.clear();
    return;
  }
  const Extent whole = piece;
  for (Int step = whole.most - whole.least; step > 0; step /= 2) {
    while (piece.least + step <= piece.most && excluded(true, whole.least, piece.least + step - 1))
      piece.least += step;
    while (piece.most - step >= piece.least && excluded(true, piece.most - step + 1, whole.most))
      piece.most -= step;
  }
  known.open_below = known.open_below && piece.least == whole.least;
  known.open_above = known.open_above && piece.most == whole.most;
}

int Explorer::first_contradiction(const Scenario& scenario) {
  lay_out(bound_, scenario, whole_);
  evaluator().start(scenario, whole_);
  for (std::size_t i = 0; i < plan_.consistent().size(); ++i)
    if (!evaluator().truth(plan_.consistent()[i]).may_be(Truth::yes)) return static_cast<int>(i);
  return -1;
}

}  // namespace holdfast
