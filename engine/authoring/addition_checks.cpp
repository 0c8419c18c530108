// What lengthens a limit, and the groups of protected months with the deeds that they need.
#include <set>

#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

class AdditionCheck {
 public:
  AdditionCheck(Examination& examination, const Rule& rule, const Part& part)
      : examination_(examination),
        lower_(examination.possible().lower()),
        rule_(rule),
        part_(part),
        parts_(examination.parts_of(rule, part.name)) {}

  void limit(const TimeLimit& limit) {
    for (std::size_t i = 0; i < limit.add.size(); ++i) {
      const auto node = [&](const Edition& edition) {
        return i < edition.additions.size() ? edition.additions[i] : no_node;
      };
      both_ways(limit.add[i].name, limit.add[i].pointer, node);
    }
  }

  void debt(const ProtectedDebt& debt) {
    for (std::size_t i = 0; i < debt.groups.size(); ++i) group(debt.groups[i], i);
    for (std::size_t i = 0; i < debt.deeds.size(); ++i)
      both_ways(debt.deeds[i].name, debt.deeds[i].pointer,
                [&](const Edition& edition) { return edition.deeds[i]; });
  }

 private:
  Possibility ask(const Possible::NodeOf& node) {
    return examination_.possible().ask_any(parts_, [&](const Edition& edition) -> NodeId {
      const NodeId asked = node(edition);
      return asked == no_node ? no_node : lower_.both({edition.reaches, asked});
    });
  }

  void report(const char* code, const std::string& pointer, std::string message, std::string help,
              std::optional<WitnessScenario> witness = std::nullopt) {
    examination_.report({Severity::warning, code, rule_.file, pointer, std::move(message), std::move(help)},
                        std::move(witness));
  }

  // It is so for somebody, and not for somebody else.
  void both_ways(const std::string& name, const std::string& pointer, const Possible::NodeOf& node) {
    for (const bool so : {true, false}) {
      const auto found = ask([&](const Edition& edition) -> NodeId {
        const NodeId asked = node(edition);
        return asked == no_node || so ? asked : lower_.opposite(asked);
      });
      if (found.can) continue;
      report(so ? "condition-never" : "condition-always", pointer,
             "`" + name + "` is " + (so ? "never" : "always") + " so while the rule is in force",
             "compare it with what the facts may be");
    }
  }

  // Some month is protected by this group alone.
  void group(const ProtectedDebt::Group& one, std::size_t i) {
    const auto alone = [&](const Edition& edition) -> NodeId {
      if (edition.groups[i] == no_node) return no_node;
      std::vector<NodeId> all = {edition.groups[i]};
      for (std::size_t other = 0; other < edition.groups.size(); ++other)
        if (other != i && edition.groups[other] != no_node)
          all.push_back(lower_.opposite(edition.groups[other]));
      return lower_.both(std::move(all));
    };
    if (ask(alone).can || !alive_on_some_day(rule_, one.days)) return;
    const auto any = ask([&](const Edition& edition) { return edition.groups[i]; });
    if (any.can)
      report("decides-nothing", one.pointer,
             "`" + one.name + "` decides nothing: whatever it protects, another group protects",
             "leave it out, or look at its months and at what it needs",
             examination_.witnesses().make(any, {{rule_.id, part_.name, Outcome::applies}}));
    else
      report("condition-never", one.pointer,
             "`" + one.name + "` can never protect a month while the rule is in force",
             "compare its condition with what the facts may be");
  }

  Examination& examination_;
  Lowering& lower_;
  const Rule& rule_;
  const Part& part_;
  const std::vector<const PlanPart*> parts_;
};

}  // namespace

void check_additions(Examination& examination) {
  for (const Rule& rule : examination.rules()) {
    std::set<std::string> seen;  // a block stands once for each stage
    for (const auto& part : rule.parts) {
      if (!seen.insert(part.name).second) continue;
      AdditionCheck check(examination, rule, part);
      if (const auto* duty = std::get_if<Duty>(&part.block)) check.limit(duty->limit);
      if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) check.debt(*debt);
    }
  }
}

}  // namespace holdfast
