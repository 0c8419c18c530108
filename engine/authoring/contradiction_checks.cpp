// Two rules that cannot both be right. In this language that is one of these, for places of which one lies in
// the other, on days on which both are in force:
//
//   * two limits of one place for the same step and ground, of which one lets the landlord go on and the
//   other
//     does not (`rules-contradict`);
//   * two counts to the same act, with different days, and no `question` that they answer together
//     (`counts-not-combined`);
//   * two duties of the landlord that no conduct meets both (`duties-collide`);
//   * two rules each of which takes the place of the other (`displace-each-other`).
//
// A state's and a city's limits that differ are no contradiction: the tenant has both. Nor are two programs,
// or two pauses: each helps by itself.
#include <algorithm>
#include <set>

#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

struct Block {
  const Rule* rule = nullptr;
  const Part* part = nullptr;
  const PlanPart* plan_part = nullptr;
  const Duty* duty() const { return std::get_if<Duty>(&part->block); }
  bool is_limit() const { return std::holds_alternative<BarredUnless>(part->block); }
};

class ContradictionCheck {
 public:
  explicit ContradictionCheck(Examination& examination)
      : examination_(examination), lower_(examination.possible().lower()) {
    for (const auto& part : examination.plan().parts()) {
      const Block block{part.rule, &part.rule->parts[static_cast<std::size_t>(part.part)], &part};
      if (block.duty() != nullptr || block.is_limit()) blocks_.push_back(block);
    }
  }

  void check() {
    for (std::size_t a = 0; a < blocks_.size(); ++a)
      for (std::size_t b = a + 1; b < blocks_.size(); ++b)
        if (share_a_spot(blocks_[a], blocks_[b])) check(blocks_[a], blocks_[b]);
    displaced();
  }

 private:
  static bool share_a_spot(const Block& a, const Block& b) {
    return std::any_of(a.plan_part->spots.begin(), a.plan_part->spots.end(), [&](int spot) {
      return std::find(b.plan_part->spots.begin(), b.plan_part->spots.end(), spot) !=
             b.plan_part->spots.end();
    });
  }

  void check(const Block& a, const Block& b) {
    if (a.rule != b.rule && a.is_limit() && b.is_limit() && a.rule->place == b.rule->place &&
        a.part->stage == b.part->stage)
      limits(a, b);
    if (a.duty() == nullptr || b.duty() == nullptr) return;
    if (a.duty()->tenant || b.duty()->tenant) {
      if (a.rule != b.rule && a.duty()->tenant && b.duty()->tenant) counts(a, b);
      return;
    }
    if (a.rule != b.rule) counts(a, b);
    collide(a, b);
  }

  // What is asked of both, on a day on which both are in force and reach.
  Possibility ask(const Block& a, const Block& b,
                  const std::function<NodeId(const Edition&, const Edition&)>& node) {
    const auto& other = b.plan_part->readings.front();
    return examination_.possible().ask(
        examination_.possible().inquiry(*a.plan_part, [&](const Edition& mine) -> NodeId {
          std::vector<NodeId> any;
          for (const auto& theirs : other.editions) {
            if (!theirs.alive()) continue;
            const NodeId asked = node(mine, theirs);
            if (asked == no_node) continue;
            const NodeId day = lower_.governing_day(other.governing_fact);
            std::vector<NodeId> all = {asked, mine.reaches, theirs.reaches,
                                       lower_.at_most(lower_.constant(Int{theirs.days.first}), day),
                                       lower_.at_most(day, lower_.constant(Int{theirs.days.last}))};
            for (const auto* edition : {&mine, &theirs})
              for (const NodeId exempt : edition->exempt)
                if (exempt != no_node) all.push_back(lower_.opposite(exempt));
            any.push_back(lower_.both(std::move(all)));
          }
          return any.empty() ? no_node : lower_.either(std::move(any));
        }));
  }

  static Day began(const Block& one) {
    return one.rule->history.empty() ? first_day : one.rule->history.front().date.earliest;
  }

  bool once(const char* code, const Block& a, const Block& b) {
    return told_.insert(std::string(code) + " " + a.rule->id + a.part->name + " " + b.rule->id + b.part->name)
        .second;
  }

  static std::string names(const Block& a, const Block& b) {
    return "`" + a.part->name + "` of `" + a.rule->id + "` and `" + b.part->name + "` of `" + b.rule->id +
           "`";
  }

  std::optional<WitnessScenario> witness(const Possibility& found, const Block& a, Outcome of_a,
                                         const Block& b, Outcome of_b) {
    return examination_.witnesses().make(
        found, {{a.rule->id, a.part->name, of_a}, {b.rule->id, b.part->name, of_b}});
  }

  void report(const char* code, const Block& a, const Block& b, std::string message, std::string help,
              std::optional<WitnessScenario> seen) {
    if (!once(code, a, b)) return;
    const Block& later = began(a) > began(b) ? a : b;
    examination_.report(
        {Severity::error, code, later.rule->file, later.part->pointer, std::move(message), std::move(help)},
        std::move(seen));
  }

  // One lets the landlord go on, and the other, of the same place, does not.
  void limits(const Block& a, const Block& b) {
    for (const bool swapped : {false, true}) {
      const Block& bars = swapped ? b : a;
      const Block& lets = swapped ? a : b;
      const auto found = ask(bars, lets, [&](const Edition& mine, const Edition& theirs) -> NodeId {
        if ((mine.stages & theirs.stages) == 0) return no_node;
        return lower_.both({mine.barred, lower_.opposite(theirs.barred)});
      });
      if (!found.box) continue;
      return report(
          "rules-contradict", a, b,
          names(a, b) +
              " are two limits of one place, and one lets the landlord go on where the other does not",
          "end one of them in its history, or say with `displaces` which takes the place of the other",
          witness(found, bars, Outcome::applies, lets, Outcome::does_not_apply));
    }
  }

  // Both count to the same act: on some day one is over and the other is not.
  void counts(const Block& a, const Block& b) {
    const auto& mine = *a.duty();
    const auto& theirs = *b.duty();
    if (mine.met || theirs.met || mine.done != theirs.done || mine.limit.after != theirs.limit.after) return;
    if (mine.tenant != theirs.tenant ||
        (mine.order == Duty::Order::within) != (theirs.order == Duty::Order::within))
      return;
    if (!mine.question.empty() && mine.question == theirs.question) return;
    if (mine.tenant) {
      const auto found = ask(a, b, [&](const Edition& one, const Edition& other) -> NodeId {
        return lower_.both({lower_.fact(Op::fact_happened, mine.limit.after),
                            lower_.opposite(lower_.both({lower_.at_most(one.last, other.last),
                                                         lower_.at_most(other.last, one.last)}))});
      });
      if (found.box) combined(a, b, found, Outcome::applies, Outcome::applies);
      return;
    }
    for (const bool swapped : {false, true}) {
      const Block& broken = swapped ? b : a;
      const Block& kept = swapped ? a : b;
      const auto found = ask(broken, kept, [&](const Edition& one, const Edition& other) {
        return lower_.both({one.breach, lower_.opposite(other.breach)});
      });
      if (found.box) return combined(broken, kept, found, Outcome::applies, Outcome::does_not_apply);
    }
  }

  void combined(const Block& a, const Block& b, const Possibility& found, Outcome of_a, Outcome of_b) {
    report("counts-not-combined", a, b,
           names(a, b) + " count to the same act with different days, and nothing says which governs",
           "give both one `layer: {question: …, combine: longest}`, or say with `displaces` which takes the "
           "place of the other",
           witness(found, a, of_a, b, of_b));
  }

  // Whatever the landlord does breaks one of them.
  void collide(const Block& a, const Block& b) {
    const auto& mine = *a.duty();
    const auto& theirs = *b.duty();
    // Each stretch of days with one law by itself: what could be kept before may not be now.
    Possibility reached;
    for (const auto& first : a.plan_part->readings.front().editions)
      for (const auto& second : b.plan_part->readings.front().editions) {
        const auto on_these_days = [&](const Edition& one, const Edition& other, NodeId node) {
          return one.days == first.days && other.days == second.days ? node : no_node;
        };
        if (!first.alive() || !second.alive() || reached.box) continue;
        auto both_run = ask(a, b, [&](const Edition& one, const Edition& other) {
          return on_these_days(one, other, begun(mine, theirs));
        });
        if (!both_run.box) continue;
        const auto kept = ask(a, b, [&](const Edition& one, const Edition& other) {
          return on_these_days(
              one, other,
              lower_.both({begun(mine, theirs), lower_.opposite(one.breach), lower_.opposite(other.breach)}));
        });
        if (!kept.can) reached = std::move(both_run);
      }
    if (!reached.box || keeps_itself_out(a) || keeps_itself_out(b)) return;
    auto seen = witness(reached, a, Outcome::applies, b, Outcome::does_not_apply);
    if (!seen) seen = witness(reached, a, Outcome::does_not_apply, b, Outcome::applies);
    if (!seen) seen = witness(reached, a, Outcome::applies, b, Outcome::applies);
    report("duties-collide", a, b,
           names(a, b) + " cannot both be kept: whatever the landlord does breaks one of them",
           "compare their counts; or say with `displaces` which takes the place of the other",
           std::move(seen));
  }

  // A duty that can never be met is told of by itself.
  bool keeps_itself_out(const Block& one) {
    return !examination_.possible()
                .ask(examination_.possible().inquiry(
                    *one.plan_part,
                    [&](const Edition& edition) {
                      return lower_.both({edition.reaches, lower_.opposite(edition.breach)});
                    }))
                .can;
  }

  // Both counts run, and what they count to was done.
  NodeId begun(const Duty& a, const Duty& b) {
    std::vector<NodeId> all;
    for (const auto* duty : {&a, &b})
      if (!duty->met) {
        all.push_back(lower_.fact(Op::fact_happened, duty->limit.after));
        all.push_back(lower_.fact(Op::fact_happened, duty->done));
      }
    return all.empty() ? lower_.constant(Truth::yes) : lower_.both(std::move(all));
  }

  void displaced() {
    for (const auto& rule : examination_.ruleset().rules)
      for (const auto& exemption : rule.exempt) {
        if (!exemption.name.starts_with("displaced_by_")) continue;
        const auto* other =
            examination_.ruleset().find_rule(exemption.name.substr(std::string("displaced_by_").size()));
        if (other == nullptr || rule.id >= other->id) continue;
        for (const auto& back : other->exempt) {
          const DayRange days{std::max(back.days.first, exemption.days.first),
                              std::min(back.days.last, exemption.days.last)};
          if (back.name != "displaced_by_" + rule.id || days.empty() || !alive_on_some_day(rule, days) ||
              !alive_on_some_day(*other, days))
            continue;
          examination_.report({Severity::error, "displace-each-other", rule.file, "/displaces",
                               "`" + rule.id + "` and `" + other->id +
                                   "` take the place of each other, so that neither applies",
                               "one of them yields"});
        }
      }
  }

  Examination& examination_;
  Lowering& lower_;
  std::vector<Block> blocks_;
  std::set<std::string> told_;
};

}  // namespace

void check_contradictions(Examination& examination) { ContradictionCheck(examination).check(); }

}  // namespace holdfast
