// What is doubtful about the law here, and what decided, by name.
#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/finding_maker.hpp"

namespace holdfast {

bool FindingMaker::touches(std::size_t bit) {
  const auto& governing = days_that_govern();
  const auto& when = plan_part_.when[bit];
  return std::any_of(when.begin(), when.end(), [&](const DatedNode& one) {
    return reached(one.days, governing) && explorer_.evaluator().truth(one.node).may_be(Truth::yes);
  });
}

bool FindingMaker::changes_award(std::size_t doubt) {
  if (!finding_.relief || !has(explored_.possible, PointOutcome::applies)) return false;
  for (std::size_t bit = 0; bit < plan_part_.switches.size(); ++bit) {
    if (plan_part_.switches[bit] != static_cast<int>(doubt) || !touches(bit)) continue;
    const auto& reading = plan_part_.readings[std::size_t{1} << bit];
    const auto governing = governing_days(reading, scenario_, box_);
    for (const auto& edition : reading.editions)
      for (std::size_t i = 0; edition.alive() && i < edition.award.size(); ++i)
        if (reached(edition.days, governing) && i < finding_.relief->award.size() &&
            !(amount_range(explorer_.evaluator().value(edition.award[i].award), Type::Base::money,
                           finding_.relief->award[i].award.scale) == finding_.relief->award[i].award))
          return true;
  }
  return false;
}

void FindingMaker::doubts() {
  for (std::size_t i = 0; i < rule_.doubts.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const auto& doubt = rule_.doubts[i];
    if (doubt.if_it_matters == IfItMatters::warn && changes_award(i)) explored_.warns |= bit;
    if (((explored_.warns | explored_.withheld) & bit) == 0) continue;
    for (const auto& source : doubt.sources) add_source(rule_.sources, source, grounding_);
    if ((explored_.warns & bit) != 0) finding_.warns.push_back(doubt.name);
    if ((explored_.withheld & bit) == 0) continue;
    finding_.gaps.push_back({Gap::Kind::disputed, doubt.name});
    finding_.because.push_back(doubt.name);
    Reason reason;
    reason.id = "doubt";
    reason.truth = Truth::gap;
    reason.site = doubt.pointer;
    reason.slots.push_back({"name", Slot::Kind::name, {}, 0, doubt.name});
    for (auto& edition : finding_.reasons) edition.because.push_back(reason);
  }
}

void FindingMaker::because() {
  for (const auto& edition : finding_.reasons)
    for (const auto& reason : edition.because) {
      if (reason.site.starts_with("/history") && !reason.truth.is(Truth::yes)) {
        add_once(finding_.because, std::string("history"));
        if (reason.id == "lapsed") add_once(finding_.because, reason.id);
        if (!reason.source.empty()) add_once(finding_.because, reason.source);
      }
      decided(reason);
      if (reason.id == "ground" && reason.truth.is(Truth::no))
        add_once(finding_.because, std::string("grounds"));
      if (reason.id == "exempt" && reason.truth.is(Truth::yes))
        add_once(finding_.because, reason.slots[0].text);
    }
  if (has(explored_.possible, PointOutcome::needs_review))
    for (const auto& gap : finding_.gaps) add_once(finding_.because, gap.what);
}

void FindingMaker::decided(const Reason& reason) {
  if (!reason.truth.is(Truth::no)) return;
  if (reason.id == "round" || reason.id.starts_with("funds_"))
    add_once(finding_.because, std::string("closed"));
  if (reason.id == "condition" || reason.id == "eligible" || reason.id == "season" || reason.id == "deed")
    add_once(finding_.because, reason.slots[0].text);
  for (const auto& below : reason.because) decided(below);
}

}  // namespace holdfast
