// One part of a rule over everything that a scenario leaves open: the outcomes of its completions.
// Sound: an outcome that some completion has is never missing. Complete: one that no completion has is not
// claimed, unless the budget was spent, and then that is said.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
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

class Explorer {
 public:
  static constexpr int budget = 4096;             // evaluations of one part
  static constexpr std::size_t few_cells = 16;    // boxes, when they are kept: at first,
  static constexpr std::size_t many_cells = 512;  // and at most

  explicit Explorer(const Plan& plan);

  // Those in `already` are taken as possible, so that only others are searched for.
  Exploration explore(const PlanPart& part, const Scenario& scenario, Outcomes already = 0);
  // `witnesses`, if not null, receives a box of each outcome.
  using Witnesses = std::vector<std::pair<Outcomes, Box>>;
  Exploration explore(const PlanPart& part, const Scenario& scenario, Box within, int most,
                      Witnesses* witnesses = nullptr, Outcomes already = 0);

  // The boxes of one outcome each. `folded`: of seasons that repeat, a few years stand for all.
  Cells cells(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
              std::size_t most = many_cells);
  // Cuts further those of `within` that may hold several outcomes, until there are `most`.
  void refine(const PlanPart& part, const Scenario& scenario, const Box& within, Seasons seasons,
              std::size_t most, Cells& cells);

  // Whether the outcome is open: the only one that is possible, or some of them, two at least. No doubts.
  // `whole`: the scenario's box. `kept` receives boxes of one outcome each, as far as a few show them.
  Exploration some_outcomes(const PlanPart& part, const Scenario& scenario, const Box& whole, Cells& kept);

  // The facts whose value could still change the outcome, by number: those for which two completions that
  // differ in nothing else have different outcomes. `kept`: what `some_outcomes` kept, or none; becomes the
  // boxes of one outcome.
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario, const Box& whole, Cells& kept);
  std::vector<int> needs(const PlanPart& part, const Scenario& scenario, const Box& whole);

  // What all completions of the box come to in which these days, of equally long sides, are equally far
  // along; nothing where they may come to several things.
  std::optional<Outcomes> along(const PlanPart& part, const Scenario& scenario, const Box& box,
                                const std::vector<int>& days);

  // Whether any completion satisfies the vocabulary's impossibilities; the constraint at odds, or -1.
  int first_contradiction(const Scenario& scenario);

  // Whether every completion of the box satisfies the impossibilities that concern the part, as far as one
  // look can tell.
  bool surely_possible(const PlanPart& part, const Scenario& scenario, const Box& box);
  bool constrained(const PlanPart& part) const { return !part.constraints.empty(); }

  // Without the values of numbers and days that no completion has, for each fact by itself.
  Scenario narrowed(Scenario scenario);

  // An amount, over everything that the scenario leaves open: both ends are attained by completions, unless
  // the budget was spent, and then they may lie too far out. `whole`: the scenario's box.
  Value bounds(NodeId node, const Scenario& scenario, const Box& whole);

  Evaluator& evaluator() { return assessor_.evaluator(); }

 private:
  struct Reads {  // what an amount depends on; facts under an impossibility are open together
    std::vector<int> facts;
    std::vector<NodeId> constraints;
    bool once = false;  // each fact occurs once, none is bound, and nothing turns back: one look is exact
  };
  struct Reckoned {
    NodeId node;
    const Scenario& scenario;
    const Reads& reads;
  };
  struct Bound {
    Int at = 0;
    bool open = false;  // only a limit of the vocabulary or of a table
  };
  const Reads& reads(NodeId node);
  Bound bound(const Reckoned& amount, Outer which);
  // Whether a completion at one of the box's corners has the end.
  bool attained(const Reckoned& amount, const Box& box, Outer which, Int end);
  struct Looked {
    int region = 0;
    std::optional<Assessment> found;
  };
  Exploration explore(const PlanPart& part, const Scenario& scenario, Regions regions, int most,
                      Witnesses* witnesses, Outcomes already);
  enum class Until {
    all,  // outcomes are found; what the budget leaves open is possible
    two   // are found, for certain
  };
  // From regions that were looked at, by the evaluator as it stands.
  Exploration search(const PlanPart& part, const Scenario& scenario, Regions& regions,
                     std::deque<Looked> looked, int most, Until until, Witnesses* witnesses,
                     Outcomes already);
  // One look at a region of one part: nothing where no completion lies in it.
  std::optional<Assessment> look(const PlanPart& part, const Scenario& scenario, Regions& regions, int region,
                                 Seasons seasons);
  static bool sets_possible(const std::vector<int>& facts, const Scenario& scenario, const Box& box);
  bool impossible(const std::vector<NodeId>& constraints);
  enum class Need : std::uint8_t {
    no,    // nothing in the cells turns on it
    open,  // it may matter in a corner that was not cut
    yes
  };
  // By fact of the part; those that are needed already stay so. `whole` is the scenario's box; `most_tried`:
  // places in which a fact is tried along lines.
  void find_needs(const PlanPart& part, const Scenario& scenario, const Box& whole, const Cells& cells,
                  int most_tried, std::vector<Need>& needs);
  // Whether two completions that the impossibilities allow, one in each cell, differ in one fact alone, by
  // number in the part. `whole`: the scenario's box; `left`: how often may still be looked. True where that
  // does not tell.
  bool both_possible(const PlanPart& part, const Scenario& scenario, const Cells& cells, std::size_t a,
                     std::size_t b, std::size_t apart, const Box& whole, int& left);
  void narrow(int fact, Scenario& scenario, Box& box);  // `box`: the scenario's
  // Whether the fact alone can change the outcome within the box, whatever the others are there.
  bool changes(const PlanPart& part, const Scenario& scenario, const Box& box, std::size_t fact);

  const Plan& plan_;
  Assessor assessor_;
  Box whole_;                            // of the scenario at hand, as far as its part reads it
  Box corner_;                           // of a box, as far as an amount reads it
  std::vector<std::vector<int>> bound_;  // by constraint: its facts
  std::map<NodeId, Reads> reads_;        // by amount, as far as it was asked for
};

}  // namespace holdfast
