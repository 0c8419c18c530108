// What a program pays, when and to whom first: rounds that are never open, caps that never bind, priorities
// that everybody or nobody has.
#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

class ReliefCheck {
 public:
  ReliefCheck(Examination& examination, const Rule& rule, const Part& part, const Relief& relief)
      : examination_(examination),
        lower_(examination.possible().lower()),
        rule_(rule),
        part_(part),
        relief_(relief),
        parts_(examination.parts_of(rule, part.name)) {}

  void check() {
    if (parts_.empty()) return;
    for (std::size_t i = 0; i < relief_.rounds.size(); ++i) round(i);
    for (std::size_t i = 0; i < rule_.grid.size(); ++i) row(i);
    if (!can([](const Edition& edition) { return edition.barred; })) return;  // told of with the block
    for (std::size_t i = 0; i < relief_.priority.size(); ++i) priority(i);
    for (std::size_t bucket = 0; bucket < relief_.award.size(); ++bucket)
      for (std::size_t term = 0; term < relief_.award[bucket].least_of.size(); ++term) cap(bucket, term);
  }

 private:
  Possibility ask(const Possible::NodeOf& node) { return examination_.possible().ask_any(parts_, node); }
  bool can(const Possible::NodeOf& node) { return ask(node).can; }

  void report(Severity severity, const char* code, const std::string& pointer, std::string message,
              std::string help, std::optional<WitnessScenario> witness = std::nullopt) {
    examination_.report({severity, code, rule_.file, pointer, std::move(message), std::move(help)},
                        std::move(witness));
  }

  // At the first minute of the round, the program says no.
  std::optional<WitnessScenario> at_opening(const Relief::Round& round) {
    const auto& fact = examination_.ruleset().vocabulary.fact(relief_.applied);
    const Day day = day_of_minute(round.opens);
    const bool time = fact.type.base == Type::Base::time;
    const std::string yaml =
        "as_of: " + to_string(day) +
        "\nfacts:\n  home_place: " + examination_.ruleset().places.entry(parts_.front()->spots.front()).path +
        "\n  " + fact.name + ": " + (time ? minute_to_string(round.opens) : to_string(day)) + "\n";
    for (const Outcome outcome : {Outcome::not_in_force, Outcome::does_not_apply})
      if (auto seen = examination_.witnesses().tried(yaml, {{rule_.id, part_.name, outcome}})) return seen;
    return std::nullopt;
  }

  void round(std::size_t i) {
    const auto& one = relief_.rounds[i];
    const auto open = [&](const Edition& edition) {
      return edition.funds == no_node ? edition.rounds[i] : lower_.both({edition.rounds[i], edition.funds});
    };
    if (can(open)) return;
    const bool in_force = can([&](const Edition& edition) { return edition.rounds[i]; });
    report(Severity::warning, "round-never-open", one.pointer,
           "the round `" + one.name + "` is never open: " +
               (in_force ? "there is no money on any of its days"
                         : "the program is not in force on any of its days"),
           "compare its days with the history, and with `funds`", at_opening(one));
  }

  void row(std::size_t i) {
    const auto& one = rule_.grid[i];
    if (can([&](const Edition& edition) { return edition.grid[i]; })) return;
    report(Severity::warning, "row-never", one.pointer,
           "no two days lie in the row `" + one.name + "` while the program is in force",
           "compare its days with the history; the second day is never before the first");
  }

  void priority(std::size_t i) {
    const auto& one = relief_.priority[i];
    const auto helped = [&](const Edition& edition, bool so) {
      const NodeId node = edition.priority[i];
      return lower_.both({edition.barred, so ? node : lower_.opposite(node)});
    };
    for (const bool so : {true, false}) {
      if (can([&](const Edition& edition) { return helped(edition, so); })) continue;
      const auto other = ask([&](const Edition& edition) { return helped(edition, !so); });
      report(
          Severity::warning, so ? "condition-never" : "condition-always", one.pointer,
          "the priority `" + one.name + "` is " + (so ? "never" : "always") + " so where the program helps",
          "it puts nobody before anybody else; compare its numbers with what the facts may be",
          examination_.witnesses().make(other, {{rule_.id, part_.name, Outcome::applies}}));
    }
  }

  // Lower than every other cap of what it pays for, whoever applies.
  void cap(std::size_t bucket, std::size_t term) {
    const auto& one = relief_.award[bucket].least_of[term];
    bool alone = false;
    bool there = false;
    const auto lowest = [&](const Edition& edition) -> NodeId {
      const auto& terms = edition.award[bucket].terms;
      if (terms[term] == no_node) return no_node;
      there = true;
      std::vector<NodeId> all;
      for (std::size_t i = 0; i < terms.size(); ++i)
        if (i != term && terms[i] != no_node)
          all.push_back(lower_.opposite(lower_.at_most(terms[i], terms[term])));
      alone = alone || all.empty();
      return all.empty() ? lower_.constant(Truth::yes) : lower_.both(std::move(all));
    };
    if (can(lowest) || alone || !there) return;
    const auto helped = ask([&](const Edition& edition) -> NodeId {
      return edition.award[bucket].terms[term] == no_node ? no_node : edition.barred;
    });
    report(Severity::warning, "cap-never-least", one.pointer,
           "the cap `" + one.name + "` is never the least, so that it never lowers what is paid",
           "another cap is as low wherever this one stands; compare their amounts",
           examination_.witnesses().make(helped, {{rule_.id, part_.name, Outcome::applies}}));
  }

  Examination& examination_;
  Lowering& lower_;
  const Rule& rule_;
  const Part& part_;
  const Relief& relief_;
  const std::vector<const PlanPart*> parts_;
};

}  // namespace

void check_relief(Examination& examination) {
  for (const Rule& rule : examination.rules())
    for (const auto& part : rule.parts)
      if (const auto* relief = std::get_if<Relief>(&part.block))
        ReliefCheck(examination, rule, part, *relief).check();
}

}  // namespace holdfast
