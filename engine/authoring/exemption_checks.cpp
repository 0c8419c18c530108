// Exemptions: each puts somebody out whom the rule would help, and whom no other exemption puts out.
#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

class ExemptionCheck {
 public:
  ExemptionCheck(Examination& examination, const Rule& rule)
      : examination_(examination),
        lower_(examination.possible().lower()),
        rule_(rule),
        parts_(examination.parts_of(rule)) {}

  void check() {
    if (parts_.empty() || !can([&](const Edition& edition) { return edition.barred; }))
      return;  // told of with the block
    for (std::size_t i = 0; i < rule_.exempt.size(); ++i)
      if (!rule_.exempt[i].name.starts_with("displaced_by_") &&
          alive_on_some_day(rule_, rule_.exempt[i].days))
        check(i);
  }

 private:
  Possibility ask(const Possible::NodeOf& node) {
    return examination_.possible().ask_any(parts_, [&](const Edition& edition) -> NodeId {
      const NodeId asked = node(edition);
      return asked == no_node ? no_node : lower_.both({edition.reaches, asked});
    });
  }
  bool can(const Possible::NodeOf& node) { return ask(node).can; }

  static NodeId is(const Edition& edition, std::size_t exemption) { return edition.exempt[exemption]; }

  NodeId no_other(const Edition& edition, std::size_t exemption) {
    std::vector<NodeId> all = {edition.barred};
    for (std::size_t i = 0; i < edition.exempt.size(); ++i)
      if (i != exemption && edition.exempt[i] != no_node) all.push_back(lower_.opposite(edition.exempt[i]));
    return lower_.both(std::move(all));
  }

  // Of the block that stands first, which is what a case of the rule speaks of.
  std::optional<WitnessScenario> witness(const Possibility& found, Outcome outcome) {
    if (found.part == nullptr) return std::nullopt;
    const auto& part = rule_.parts[static_cast<std::size_t>(found.part->part)];
    return examination_.witnesses().make(found, {{rule_.id, part.name, outcome}});
  }

  void check(std::size_t i) {
    const auto& one = rule_.exempt[i];
    const auto when = [&](const Edition& edition, NodeId with, bool so) -> NodeId {
      const NodeId node = is(edition, i);
      if (node == no_node) return no_node;
      std::vector<NodeId> all = {so ? node : lower_.opposite(node)};
      if (with != no_node) all.push_back(with);
      return lower_.both(std::move(all));
    };
    const auto report = [&](Severity severity, const char* code, std::string message, std::string help,
                            std::optional<WitnessScenario> seen) {
      examination_.report({severity, code, rule_.file, one.pointer, std::move(message), std::move(help)},
                          std::move(seen));
    };
    const auto name = "the exemption `" + one.name + "`";
    if (!can([&](const Edition& edition) { return when(edition, no_node, true); }))
      return report(
          Severity::warning, "exemption-never",
          name + " can never be so where the rule reaches, so that it puts nobody out",
          "compare it with the rule's grounds, and its numbers with what the facts may be",
          witness(ask([&](const Edition& edition) { return when(edition, no_other(edition, i), false); }),
                  Outcome::applies));
    if (!can([&](const Edition& edition) { return when(edition, no_node, false); }))
      return report(
          Severity::error, "exemption-always",
          name + " is always so where the rule reaches, so that the rule helps nobody",
          "compare it with the rule's grounds, and its numbers with what the facts may be",
          witness(ask([&](const Edition& edition) { return when(edition, no_other(edition, i), true); }),
                  Outcome::does_not_apply));
    if (can([&](const Edition& edition) { return when(edition, no_other(edition, i), true); })) return;
    const bool another = can([&](const Edition& edition) { return when(edition, edition.barred, true); });
    report(Severity::warning, "exemption-never-reached",
           name + " is never reached: " +
               (another ? "whomever it would put out, another exemption puts out already"
                        : "where it is so, the rule does not help in any case"),
           "leave it out, or look at what it is meant to except",
           witness(ask([&](const Edition& edition) { return when(edition, no_node, true); }),
                   Outcome::does_not_apply));
  }

  Examination& examination_;
  Lowering& lower_;
  const Rule& rule_;
  const std::vector<const PlanPart*> parts_;
};

}  // namespace

void check_exemptions(Examination& examination) {
  for (const Rule& rule : examination.rules())
    if (!rule.exempt.empty()) ExemptionCheck(examination, rule).check();
}

}  // namespace holdfast
