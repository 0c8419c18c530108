// Conditions, deeds and seasons of a block: each lets somebody in whom nothing else lets in, and keeps
// somebody out whom nothing else keeps out.
#include <set>

#include "engine/authoring/block_factors.hpp"
#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

class BlockCheck {
 public:
  BlockCheck(Examination& examination, const Rule& rule, const Part& part)
      : examination_(examination),
        possible_(examination.possible()),
        lower_(possible_.lower()),
        rule_(rule),
        part_(part),
        parts_(examination.parts_of(rule, part.name)),
        factors_(part, lower_) {}

  void check() {
    if (parts_.empty() || !alive_on_some_day(rule_, part_.days)) return;
    if (!never()) {
      const auto before = reported_;
      for (const auto& factor : factors_.all()) decides(factor);
      if (reported_ == before) always();
    }
  }

 private:
  Possibility ask(const Possible::NodeOf& node) {
    return possible_.ask_any(parts_, [&](const Edition& edition) -> NodeId {
      const NodeId asked = part_.days.holds(edition.days.first) ? node(edition) : no_node;
      return asked == no_node ? no_node : lower_.both({edition.reaches, asked});
    });
  }

  // A scenario of which the engine says that the block helps, or does not.
  std::optional<WitnessScenario> witness(const Possible::NodeOf& node, bool block_is_so) {
    const Outcome outcome = block_is_so != factors_.met() ? Outcome::applies : Outcome::does_not_apply;
    const auto found = ask([&](const Edition& edition) -> NodeId {
      std::vector<NodeId> all = {node(edition)};
      if (all.front() == no_node) return no_node;
      all.push_back(block_is_so ? factors_.block(edition) : lower_.opposite(factors_.block(edition)));
      for (const NodeId exempt : edition.exempt)
        if (exempt != no_node) all.push_back(lower_.opposite(exempt));
      return lower_.both(std::move(all));
    });
    return examination_.witnesses().make(found, {{rule_.id, part_.name, outcome}});
  }

  void report(Severity severity, const char* code, const std::string& pointer, std::string message,
              std::string help, std::optional<WitnessScenario> witness) {
    ++reported_;
    examination_.report({severity, code, rule_.file, pointer, std::move(message), std::move(help)},
                        std::move(witness));
  }

  // The days on which nobody can be helped, by one factor or by all of them together; whether these are all.
  bool never() {
    std::set<Day> starts;
    for (const auto* part : parts_)
      for (const auto& edition : part->readings.front().editions)
        if (edition.alive()) starts.insert(edition.days.first);
    for (const Day day : starts)
      if (!ask([&](const Edition& edition) {
             return edition.days.holds(day) ? factors_.who(edition) : no_node;
           }).can)
        dead_.insert(day);
    if (dead_.empty()) return false;
    const auto before = reported_;
    for (const auto& factor : factors_.all())
      if (!ask([&](const Edition& edition) {
             return is_dead(edition) ? factors_.node_of(factor, edition) : no_node;
           }).can &&
          there(factor, true))
        report(Severity::error, "condition-never", factor.pointer,
               "`" + factor.name + "` can never be so" + when(starts) + ", so that `" + part_.name + "` " +
                   (factors_.met() ? "is never met" : "helps nobody"),
               "compare its numbers and its days with what the facts and the figures may be",
               witness(
                   [&](const Edition& edition) {
                     return is_dead(edition) && factors_.node_of(factor, edition) != no_node
                                ? lower_.both({factors_.block(edition, &factor, lower_.constant(Truth::yes)),
                                               lower_.opposite(factors_.node_of(factor, edition))})
                                : no_node;
                   },
                   false));
    if (reported_ == before)
      report(Severity::error, "never-applies", part_.pointer,
             "`" + part_.name + "` can never apply" + when(starts) +
                 ": what it asks for is never so all at once",
             "look for conditions that exclude each other, or a limit on the wrong side of every fact",
             witness(
                 [&](const Edition& edition) {
                   return is_dead(edition) ? lower_.opposite(factors_.block(edition)) : no_node;
                 },
                 false));
    return dead_.size() == starts.size();
  }

  // " while the rule is in force", or on which of its days.
  std::string when(const std::set<Day>& starts) const {
    if (dead_.size() == starts.size()) return " while the rule is in force";
    const auto next = starts.upper_bound(*dead_.rbegin());
    return " from " + to_string(*dead_.begin()) +
           (next == starts.end() ? " on" : " through " + to_string(*next - 1));
  }

  bool is_dead(const Edition& edition) const {
    const auto after = dead_.upper_bound(edition.days.last);
    return after != dead_.begin() && *std::prev(after) >= edition.days.first;
  }

  void always() {
    if (ask([&](const Edition& edition) { return lower_.opposite(factors_.block(edition)); }).can) return;
    report(Severity::warning, "always-applies", part_.pointer,
           "`" + part_.name + "` applies to everybody while the rule is in force",
           "a limit that every fact meets decides nothing; compare it with what the facts may be",
           witness([&](const Edition& edition) { return factors_.block(edition); }, true));
  }

  // The factor is so, or is not, where the block turns on it.
  NodeId turns(const Factor& factor, const Edition& edition, bool so) {
    const NodeId node = is_dead(edition) ? no_node : factors_.node_of(factor, edition);
    if (node == no_node) return no_node;
    return lower_.both({so ? node : lower_.opposite(node),
                        factors_.block(edition, &factor, lower_.constant(Truth::yes)),
                        lower_.opposite(factors_.block(edition, &factor, lower_.constant(Truth::no)))});
  }

  bool there(const Factor& factor, bool dead) const {
    for (const auto* part : parts_)
      for (const auto& edition : part->readings.front().editions)
        if (edition.alive() && is_dead(edition) == dead && part_.days.holds(edition.days.first) &&
            factors_.node_of(factor, edition) != no_node)
          return true;
    return false;
  }

  void decides(const Factor& factor) {
    if (!there(factor, false)) return;  // its days are told of elsewhere
    const auto in = [&](const Edition& edition) { return turns(factor, edition, true); };
    const auto out = [&](const Edition& edition) { return turns(factor, edition, false); };
    const auto plain = [&](bool so) {
      return ask([&](const Edition& edition) -> NodeId {
               const NodeId node = is_dead(edition) ? no_node : factors_.node_of(factor, edition);
               return node == no_node || so ? node : lower_.opposite(node);
             })
          .can;
    };
    if (!ask(in).can) {
      if (plain(true))
        report(Severity::warning, "decides-nothing", factor.pointer,
               "`" + factor.name +
                   "` decides nothing: wherever it is so, the other conditions decide without it",
               "it lets in nobody whom they do not; leave it out, or make it differ",
               witness([&](const Edition& edition) { return factors_.node_of(factor, edition); }, true));
      else
        report(Severity::warning, "condition-never", factor.pointer,
               "`" + factor.name + "` can never be so while the rule is in force",
               "compare its numbers and its days with what the facts and the figures may be",
               witness(out, false));
    } else if (!ask(out).can) {
      if (plain(false))
        report(Severity::warning, "decides-nothing", factor.pointer,
               "`" + factor.name +
                   "` decides nothing: wherever it is not so, the other conditions decide without it",
               "it keeps out nobody whom they do not; leave it out, or make it differ",
               witness(
                   [&](const Edition& edition) {
                     const NodeId node = factors_.node_of(factor, edition);
                     return node == no_node ? no_node
                                            : lower_.both({lower_.opposite(node),
                                                           lower_.opposite(factors_.block(edition))});
                   },
                   false));
      else
        report(Severity::warning, "condition-always", factor.pointer,
               "`" + factor.name + "` is always so while the rule is in force",
               "it keeps nobody out; compare its numbers with what the facts may be", witness(in, true));
    }
  }

  Examination& examination_;
  Possible& possible_;
  Lowering& lower_;
  const Rule& rule_;
  const Part& part_;
  const std::vector<const PlanPart*> parts_;
  BlockFactors factors_;
  std::set<Day> dead_;  // the first days of stretches on which nobody can be helped
  int reported_ = 0;
};

}  // namespace

void check_blocks(Examination& examination) {
  for (const Rule& rule : examination.rules()) {
    std::set<std::string> seen;  // a block stands once for each stage
    for (const auto& part : rule.parts)
      if (seen.insert(part.name).second) BlockCheck(examination, rule, part).check();
  }
}

}  // namespace holdfast
