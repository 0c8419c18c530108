// Conditions, deeds and seasons of a block: each lets somebody in whom nothing else lets in, and keeps
// somebody out whom nothing else keeps out.
#include <algorithm>
#include <set>

#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

// Something that a block turns on.
struct Factor {
  enum class Kind { season, leaf, deed } kind = Kind::leaf;
  std::size_t index = 0;  // among those of its kind
  std::string name;
  std::string pointer;
};

void add_leaves(const Conditions& conditions, std::vector<Factor>& factors) {
  if (conditions.kind != Conditions::Kind::leaf) {
    for (const auto& part : conditions.parts) add_leaves(part, factors);
    return;
  }
  const auto count = std::count_if(factors.begin(), factors.end(),
                                   [](const Factor& one) { return one.kind == Factor::Kind::leaf; });
  factors.push_back(
      {Factor::Kind::leaf, static_cast<std::size_t>(count), conditions.name, conditions.pointer});
}

class BlockCheck {
 public:
  BlockCheck(Examination& examination, const Rule& rule, const Part& part)
      : examination_(examination),
        possible_(examination.possible()),
        lower_(possible_.lower()),
        rule_(rule),
        part_(part),
        parts_(examination.parts_of(rule, part.name)),
        covers_(std::get_if<Covers>(&part.block)),
        relief_(std::get_if<Relief>(&part.block)),
        duty_(std::get_if<Duty>(&part.block)) {
    if (covers_ != nullptr && covers_->season)
      factors_.push_back({Factor::Kind::season, 0, "season", "/season"});
    if (conditions() != nullptr) add_leaves(*conditions(), factors_);
    if (covers_ != nullptr)
      for (std::size_t i = 0; i < covers_->deeds.size(); ++i)
        factors_.push_back({Factor::Kind::deed, i, covers_->deeds[i].name, covers_->deeds[i].pointer});
  }

  void check() {
    if (!alive_on_some_day(rule_, part_.days)) return;
    if (!never()) {
      const auto before = reported_;
      for (const auto& factor : factors_) decides(factor);
      if (reported_ == before) always();
    }
  }

 private:
  const Conditions* conditions() const {
    return covers_ != nullptr   ? &covers_->who
           : relief_ != nullptr ? &relief_->eligible
           : met()              ? &*duty_->met
                                : nullptr;
  }

  NodeId yes() { return lower_.constant(Truth::yes); }
  NodeId no() { return lower_.constant(Truth::no); }

  NodeId node_of(const Factor& factor, const Edition& edition) const {
    switch (factor.kind) {
      case Factor::Kind::season:
        return edition.season;
      case Factor::Kind::leaf:
        return edition.conditions[factor.index];
      case Factor::Kind::deed:
        return edition.deeds[factor.index];
    }
    return no_node;
  }

  // The conditions as the edition has them, with one leaf replaced.
  NodeId tree(const Conditions& of, const Edition& edition, std::size_t& leaf, const Factor* replaced,
              NodeId by) {
    if (of.kind == Conditions::Kind::leaf) {
      const std::size_t at = leaf++;
      const NodeId node = edition.conditions[at];
      const bool this_one =
          replaced != nullptr && replaced->kind == Factor::Kind::leaf && replaced->index == at;
      return node != no_node && this_one ? by : node;
    }
    std::vector<NodeId> all;
    for (const auto& part : of.parts)
      if (const NodeId node = tree(part, edition, leaf, replaced, by); node != no_node) all.push_back(node);
    if (all.empty()) return no_node;
    return of.kind == Conditions::Kind::all_of ? lower_.both(std::move(all)) : lower_.either(std::move(all));
  }

  // What the block says, with one of its factors replaced. Of a landlord's duty: that it is met.
  NodeId block(const Edition& edition, const Factor* replaced = nullptr, NodeId by = no_node) {
    if (conditions() == nullptr) return edition.breach != no_node ? edition.breach : edition.barred;
    std::vector<NodeId> all;
    const auto add = [&](const Factor::Kind kind, std::size_t index, NodeId node) {
      if (node == no_node) return;
      all.push_back(replaced != nullptr && replaced->kind == kind && replaced->index == index ? by : node);
    };
    add(Factor::Kind::season, 0, edition.season);
    // What the law leaves open elsewhere does not hide that a factor decides nothing.
    if (replaced == nullptr && edition.cause != no_node) all.push_back(edition.cause);
    if (replaced == nullptr && edition.open != no_node) all.push_back(edition.open);
    std::size_t leaf = 0;
    if (const NodeId node = tree(*conditions(), edition, leaf, replaced, by); node != no_node)
      all.push_back(node);
    if (covers_ != nullptr)
      for (std::size_t i = 0; i < edition.deeds.size(); ++i) add(Factor::Kind::deed, i, edition.deeds[i]);
    return all.empty() ? yes() : lower_.both(std::move(all));
  }

  // Whom it is for, on whatever day: a program that is closed is no mistake, nor is one that protects no
  // month.
  NodeId who(const Edition& edition) {
    if (std::holds_alternative<ProtectedDebt>(part_.block)) return lower_.constant(Truth::yes);
    if (relief_ == nullptr) return block(edition);
    std::size_t leaf = 0;
    const NodeId node = tree(*conditions(), edition, leaf, nullptr, no_node);
    return node == no_node ? yes() : node;
  }

  bool met() const { return duty_ != nullptr && duty_->met.has_value(); }

  Possibility ask(const Possible::NodeOf& node) {
    return possible_.ask_any(parts_, [&](const Edition& edition) -> NodeId {
      const NodeId asked = part_.days.holds(edition.days.first) ? node(edition) : no_node;
      return asked == no_node ? no_node : lower_.both({edition.reaches, asked});
    });
  }

  // A scenario of which the engine says that the block helps, or does not.
  std::optional<WitnessScenario> witness(const Possible::NodeOf& node, bool block_is_so) {
    const Outcome outcome = block_is_so != met() ? Outcome::applies : Outcome::does_not_apply;
    const auto found = ask([&](const Edition& edition) -> NodeId {
      std::vector<NodeId> all = {node(edition)};
      if (all.front() == no_node) return no_node;
      all.push_back(block_is_so ? block(edition) : lower_.opposite(block(edition)));
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
      if (!ask([&](const Edition& edition) { return edition.days.holds(day) ? who(edition) : no_node; }).can)
        dead_.insert(day);
    if (dead_.empty()) return false;
    const auto before = reported_;
    for (const auto& factor : factors_)
      if (!ask([&](const Edition& edition) {
             return is_dead(edition) ? node_of(factor, edition) : no_node;
           }).can &&
          there(factor, true))
        report(Severity::error, "condition-never", factor.pointer,
               "`" + factor.name + "` can never be so" + when(starts) + ", so that `" + part_.name + "` " +
                   (met() ? "is never met" : "helps nobody"),
               "compare its numbers and its days with what the facts and the figures may be",
               witness(
                   [&](const Edition& edition) {
                     return is_dead(edition) && node_of(factor, edition) != no_node
                                ? lower_.both({block(edition, &factor, yes()),
                                               lower_.opposite(node_of(factor, edition))})
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
                   return is_dead(edition) ? lower_.opposite(block(edition)) : no_node;
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
    if (ask([&](const Edition& edition) { return lower_.opposite(block(edition)); }).can) return;
    report(Severity::warning, "always-applies", part_.pointer,
           "`" + part_.name + "` applies to everybody while the rule is in force",
           "a limit that every fact meets decides nothing; compare it with what the facts may be",
           witness([&](const Edition& edition) { return block(edition); }, true));
  }

  // The factor is so, or is not, where the block turns on it.
  NodeId turns(const Factor& factor, const Edition& edition, bool so) {
    const NodeId node = is_dead(edition) ? no_node : node_of(factor, edition);
    if (node == no_node) return no_node;
    return lower_.both({so ? node : lower_.opposite(node), block(edition, &factor, yes()),
                        lower_.opposite(block(edition, &factor, no()))});
  }

  bool there(const Factor& factor, bool dead) const {
    for (const auto* part : parts_)
      for (const auto& edition : part->readings.front().editions)
        if (edition.alive() && is_dead(edition) == dead && part_.days.holds(edition.days.first) &&
            node_of(factor, edition) != no_node)
          return true;
    return false;
  }

  void decides(const Factor& factor) {
    if (!there(factor, false)) return;  // its days are told of elsewhere
    const auto in = [&](const Edition& edition) { return turns(factor, edition, true); };
    const auto out = [&](const Edition& edition) { return turns(factor, edition, false); };
    const auto plain = [&](bool so) {
      return ask([&](const Edition& edition) -> NodeId {
               const NodeId node = is_dead(edition) ? no_node : node_of(factor, edition);
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
               witness([&](const Edition& edition) { return node_of(factor, edition); }, true));
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
                     const NodeId node = node_of(factor, edition);
                     return node == no_node
                                ? no_node
                                : lower_.both({lower_.opposite(node), lower_.opposite(block(edition))});
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
  const Covers* covers_;
  const Relief* relief_;
  const Duty* duty_;
  std::vector<Factor> factors_;
  std::set<Day> dead_;  // the first days of stretches on which nobody can be helped
  int reported_ = 0;
};

}  // namespace

void check_blocks(Examination& examination) {
  for (const auto& rule : examination.ruleset().rules) {
    std::set<std::string> seen;  // a block stands once for each stage
    for (const auto& part : rule.parts)
      if (seen.insert(part.name).second) BlockCheck(examination, rule, part).check();
  }
}

}  // namespace holdfast
