// One part of a rule over everything that a scenario leaves open: the outcomes of its completions.
// Sound: an outcome that some completion has is never missing. Complete: one that no completion has is not
// claimed, unless the budget was spent, and then that is said.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/regions.hpp"

namespace holdfast {

struct Exploration {
  Outcomes possible = 0;
  std::uint64_t warns = 0;     // doubts that matter and are shown, by number in the rule
  std::uint64_t withheld = 0;  // doubts that matter and withhold the answer
  bool budget_spent = false;   // `possible` may then hold too much
};

enum class Outer { least, most };  // an end of an amount

enum class Seasons { folded, every_year };

// The facts that the node reads are added to those that are there.
void collect_facts(const Plan& plan, NodeId id, std::vector<int>& facts);

class Explorer {
 public:
  static constexpr int budget = 4096;             // evaluations of one part
  static constexpr std::size_t few_cells = 96;    // boxes, when they are kept; first so many,
  static constexpr std::size_t many_cells = 512;  // then, if a fact may still turn out to matter, so many

  explicit Explorer(const Plan& plan);

  // Those in `already` are taken as possible, so that only others are searched for.
  Exploration explore(const PlanPart& part, const Scenario& scenario, Outcomes already = 0);
  // `witnesses`, if not null, receives a box of each outcome.
  using Witnesses = std::vector<std::pair<Outcomes, Box>>;
  Exploration explore(const PlanPart& part, const Scenario& scenario, const Box& within, int most,
                      Witnesses* witnesses = nullptr, Outcomes already = 0);

  // The boxes of one outcome each. `folded`: of seasons that repeat, a few years stand for all.
  Cells cells(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
              std::size_t most = many_cells);

  // The facts whose value could still change the outcome, by number: those for which two completions that
  // differ in nothing else have different outcomes. `kept`, if not null, receives the boxes.
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario, Cells* kept = nullptr);

  // Whether any completion satisfies the vocabulary's impossibilities; the constraint at odds, or -1.
  int first_contradiction(const Scenario& scenario);

  // Whether every completion of the box satisfies the impossibilities that concern the part, as far as one
  // look can tell.
  bool surely_possible(const PlanPart& part, const Scenario& scenario, const Box& box);
  bool constrained(const PlanPart& part) const { return !constraints_on(part.facts).empty(); }

  // Without the values of numbers and days that no completion has, for each fact by itself.
  Scenario narrowed(Scenario scenario);

  // An amount, over everything that the scenario leaves open: both ends are attained by completions, unless
  // the budget was spent, and then they may lie too far out.
  Value bounds(NodeId node, const Scenario& scenario);

  Evaluator& evaluator() { return assessor_.evaluator(); }

 private:
  struct Reckoned {  // an amount, and what it depends on
    NodeId node;
    const Scenario& scenario;
    std::vector<int> facts;
    std::vector<NodeId> constraints;
  };
  struct Bound {
    Int at = 0;
    bool open = false;  // only a limit of the vocabulary or of a table
  };
  Reckoned reckoned(NodeId node, const Scenario& scenario) const;
  Bound bound(const Reckoned& amount, Outer which);
  // Whether a completion at one of the box's corners has the end.
  bool attained(const Reckoned& amount, const Box& box, Outer which, Int end);
  bool reads_once(NodeId node);
  static bool sets_possible(const std::vector<int>& facts, const Scenario& scenario, const Box& box);
  bool impossible(const Scenario& scenario, const Box& box);
  bool impossible(const std::vector<NodeId>& constraints);
  std::vector<NodeId> constraints_on(const std::vector<int>& facts) const;
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario, const Cells& cells);
  void narrow(int fact, Scenario& scenario, Box& box);  // `box`: the scenario's
  // Whether the fact alone can change the outcome within the box, whatever the others are there.
  bool changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact);

  const Plan& plan_;
  Assessor assessor_;
  Box whole_;                            // of the scenario at hand, as far as its part reads it
  std::vector<std::vector<int>> bound_;  // by constraint: its facts
  enum class Once : std::uint8_t { unknown, yes, no };
  std::vector<Once> once_;  // by node: whether every fact that it reads occurs once
};

}  // namespace holdfast
