// The editions that the day that counts may fall in: why each comes out as it does, what follows and how
// much.
#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/finding_maker.hpp"
#include "engine/determination/relief_answer.hpp"

namespace holdfast {
namespace {

void widen(AmountRange& range, const AmountRange& other) {
  range.at_least = range.at_least && other.at_least
                       ? std::optional(std::min(*range.at_least, *other.at_least))
                       : std::nullopt;
  range.at_most =
      range.at_most && other.at_most ? std::optional(std::max(*range.at_most, *other.at_most)) : std::nullopt;
}

// What a program says under one edition or another.
void join(ReliefAnswer& all, const ReliefAnswer& other) {
  if (all.open != other.open) all.open = Open::unknown;
  for (const auto& who : other.who_applies) add_once(all.who_applies, who);
  for (const auto& bucket : other.award) {
    const auto same = std::find_if(all.award.begin(), all.award.end(),
                                   [&](const BucketAnswer& one) { return one.name == bucket.name; });
    if (same == all.award.end()) {
      all.award.push_back(bucket);
      continue;
    }
    widen(same->award, bucket.award);
    for (const auto& cap : bucket.limited_by) add_once(same->limited_by, cap);
  }
  std::erase_if(all.priority, [&](const std::string& one) {
    return std::find(other.priority.begin(), other.priority.end(), one) == other.priority.end();
  });
  all.guaranteed = all.guaranteed && other.guaranteed;
}

}  // namespace

const GoverningDays& FindingMaker::days_that_govern() {
  if (!governing_days_) governing_days_ = governing_days(plan_part_.readings.front(), scenario_, box_);
  return *governing_days_;
}

void FindingMaker::governing() {
  const auto& ours = plan_part_.readings.front();
  const auto& governing = days_that_govern();
  finding_.governed_by =
      ours.governing_fact < 0 ? "as_of" : plan_.ruleset().vocabulary.fact(ours.governing_fact).name;
  finding_.governing_is_as_of = governing.as_of.has_value();
  if (!governing.open) {
    if (governing.as_of) {
      finding_.governing_first = governing.as_of->first;
      finding_.governing_last = governing.as_of->last;
    }
    for (const auto& days : governing.days) {
      if (!finding_.governing_first || days.first < *finding_.governing_first)
        finding_.governing_first = days.first;
      if (!finding_.governing_last || days.last > *finding_.governing_last)
        finding_.governing_last = days.last;
    }
  }
  constexpr Day year = 366;
  const Day year_ago = scenario_.as_of - year;
  finding_.long_over =
      governing.open && std::none_of(ours.editions.begin(), ours.editions.end(), [&](const Edition& edition) {
        const auto* relief = std::get_if<Relief>(&edition.part->block);
        return edition.alive() && edition.days.last >= year_ago && reached(edition.days, governing) &&
               (relief == nullptr || !is_closed_since(*relief, year_ago));
      });
  for (const auto& edition : ours.editions)
    if (edition.alive() && reached(edition.days, governing)) finding_.effect = edition.effect;
}

void FindingMaker::editions() {
  const auto& ours = plan_part_.readings.front();
  const auto& governing = days_that_govern();
  auto& evaluator = explorer_.evaluator();
  const auto attained = bounds(ours, governing);
  evaluator.start(scenario_, box_);
  for (const auto& [node, value] : attained) evaluator.know(node, value);
  std::uint8_t stages = 0xff;
  for (const auto& edition : ours.editions) {
    if (!reached(edition.days, governing)) continue;
    finding_.editions.push_back(
        {edition.days, edition.days.first == first_day ? std::string() : to_string(edition.days.first)});
    finding_.reasons.push_back(explain(plan_, edition, evaluator, grounding_));
    finding_.not_law = finding_.not_law || stands_on_reform(edition, evaluator);
    if (!edition.alive()) continue;
    stages &= edition.stages;
    amounts(edition, evaluator);
    if (const auto* relief = std::get_if<Relief>(&edition.part->block)) {
      auto answer = relief_answer(*relief, edition, evaluator);
      if (finding_.relief)
        join(*finding_.relief, answer);
      else
        finding_.relief = std::move(answer);
    }
  }
  if (finding_.relief)
    for (const auto& bucket : finding_.relief->award)
      finding_.amounts.push_back(
          {finding_.relief->award.size() == 1 ? "award" : "award." + bucket.name, bucket.award});
  if (stages == 0xff || std::holds_alternative<Duty>(part_.block)) stages = 0;
  for (int i = 0; i < static_cast<int>(stage_names.size()); ++i)
    if ((stages >> i & 1) != 0) finding_.stages.push_back(static_cast<Stage>(i));
  finding_.gaps = grounding_.gaps;
}

bool FindingMaker::stands_on_reform(const Edition& edition, Evaluator& evaluator) const {
  for (std::size_t i = 0; i < edition.exempt.size(); ++i) {
    constexpr std::string_view displaced = "displaced_by_";
    const auto& name = edition.rule->exempt[i].name;
    if (!name.starts_with(displaced) || edition.exempt[i] == no_node) continue;
    const auto* by = plan_.ruleset().find_rule(name.substr(displaced.size()));
    if (edition.alive() && by != nullptr && !by->reforms.empty() &&
        evaluator.truth(edition.exempt[i]).may_be(Truth::yes))
      return true;
  }
  if (edition.rule->reforms.empty()) return false;
  if (edition.alive() || !rule_.reforms.empty()) return true;
  const auto spans = status_spans(rule_.history);
  return std::any_of(spans.begin(), spans.end(), [&](const StatusSpan& span) {
    return span.status != edition.status && span.days.first <= edition.days.last &&
           edition.days.first <= span.days.last;
  });
}

std::vector<std::pair<NodeId, Value>> FindingMaker::bounds(const Reading& ours,
                                                           const GoverningDays& governing) {
  std::vector<std::pair<NodeId, Value>> attained;
  for (const auto& edition : ours.editions) {
    if (!edition.alive() || !reached(edition.days, governing)) continue;
    const auto add = [&](NodeId node) {
      if (node != no_node) attained.emplace_back(node, explorer_.bounds(node, scenario_, box_));
    };
    attained.reserve(attained.size() + 4 + edition.award.size());
    for (const NodeId node : {edition.debt, edition.limit, edition.margin, edition.amount}) add(node);
    for (const auto& bucket : edition.award) add(bucket.award);
  }
  return attained;
}

void FindingMaker::amounts(const Edition& edition, Evaluator& evaluator) {
  const auto add = [&](const char* name, NodeId node, int own_scale) {
    const auto range = amount_range(evaluator.value(node), Type::Base::money, own_scale);
    for (auto& known : finding_.amounts) {
      if (known.name != name) continue;
      widen(known.amount, range);
      return;
    }
    finding_.amounts.push_back({name, range});
  };
  const auto* covers = std::get_if<Covers>(&edition.part->block);
  if (covers != nullptr && covers->amount) add("to_pay", edition.amount, covers->amount->type.scale);
  const auto* unless = std::get_if<BarredUnless>(&edition.part->block);
  if (unless == nullptr) return;
  const int scale = std::max(unless->limit.type.scale, unless->debt.type.scale);
  add("debt", edition.debt, unless->debt.type.scale);
  add("limit", edition.limit, unless->limit.type.scale);
  add("margin", edition.margin, scale);
}

}  // namespace holdfast
