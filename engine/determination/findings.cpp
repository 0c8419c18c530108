#include "engine/determination/findings.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/deadlines.hpp"
#include "engine/determination/nearest.hpp"
#include "engine/determination/reasons.hpp"
#include "engine/determination/relief_answer.hpp"
#include "engine/determination/witnesses.hpp"

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

class FindingMaker {
 public:
  FindingMaker(const Plan& plan, const PlanPart& plan_part, const Scenario& scenario, const Box& box,
               Explorer& explorer, Want want)
      : plan_(plan),
        plan_part_(plan_part),
        rule_(*plan_part.rule),
        part_(rule_.parts[static_cast<std::size_t>(plan_part.part)]),
        scenario_(scenario),
        box_(box),
        explorer_(explorer),
        want_(want) {}

  Finding make(const Exploration* explored, PlaceIs place_is, std::vector<Cells>* kept) {
    explored_ = explored != nullptr ? *explored : explore();
    finding_.rule = rule_.id;
    finding_.part = part_.name;
    finding_.kind = rule_.kind;
    finding_.place = plan_.ruleset().places.entry(rule_.place).path;
    finding_.enacted_by = rule_.enacted_by;
    finding_.place_is = place_is;
    finding_.main = plan_part_.part == 0 || part_.name == rule_.parts.front().name;
    finding_.stage = part_.stage;
    finding_.subject = "notice";
    finding_.outcome = summary(explored_.possible);
    finding_.budget_spent = explored_.budget_spent;
    for (unsigned i = 0; i < 5; ++i)
      if ((explored_.possible >> i & 1U) != 0)
        finding_.possible.push_back(outcome_of(static_cast<PointOutcome>(i)));
    needs();
    if (want_ < Want::answer) {
      duty_days();
      if (want_ == Want::outcome || !finding_.needs.empty()) governing();
      if (kept != nullptr) kept->push_back(std::move(cells_));
      return std::move(finding_);
    }
    governing();
    editions();
    duty_days();
    doubts();
    because();
    new_day();
    changes();
    if (!has(explored_.possible, PointOutcome::needs_review)) finding_.gaps.clear();
    finding_.confidence = grounding_.confidence;
    finding_.sources = std::move(grounding_.sources);
    finding_.not_verified = std::move(grounding_.not_verified);
    if (kept != nullptr) kept->push_back(std::move(cells_));
    return std::move(finding_);
  }

 private:
  // Of what is only asked about, it is enough to know whether it is open.
  Exploration explore() {
    if (want_ != Want::next) return explorer_.explore(plan_part_, scenario_);
    const auto found = explorer_.some_outcomes(plan_part_, scenario_, box_, cells_);
    if (single(found.possible)) cells_ = {};
    return found;
  }

  bool asks() const { return want_ != Want::outcome && want_ != Want::answer; }

  void needs() {
    if (single(explored_.possible) || !asks()) return;
    const auto* duty = std::get_if<Duty>(&part_.block);
    const auto needed = explorer_.needs(plan_part_, scenario_, box_, cells_);
    if (want_ == Want::changes)
      finding_.witnesses = witnesses(plan_, plan_part_, scenario_, cells_, explored_.possible);
    for (const int index : needed) {
      const auto& fact = plan_.ruleset().vocabulary.fact(index);
      // Whether it is done is asked once it is known to be due.
      if (duty != nullptr && duty->tenant && index == duty->done && may_not_be_due(*duty)) continue;
      if (const int list = payments_of(index); list >= 0)
        add_need(list);
      else if (duty != nullptr && index == duty->will)  // whether the landlord does it will be known
        add_need(duty->done);
      else if (!fact.hidden || fact.list >= 0)
        add_need(index);
      else if (index != plan_.ruleset().vocabulary.as_of())
        finding_.next.push_back(fact.name.substr(fact.name.find('#') + 1));
    }
  }

  // A duty of the tenant is no help, and a landlord's is not the tenant's to change.
  void changes() {
    const bool could = has(explored_.possible, PointOutcome::applies) ||
                       has(explored_.possible, PointOutcome::does_not_apply);
    if (want_ != Want::changes || finding_.outcome == Outcome::applies || !could ||
        std::holds_alternative<Duty>(part_.block))
      return;
    finding_.changes = nearest_changes(plan_, plan_part_, scenario_, explorer_);
  }

  bool may_not_be_due(const Duty& duty) const {
    return scenario_.facts[static_cast<std::size_t>(duty.limit.after)].may_not_happen;
  }

  // The list of payments, where the hidden fact says that enough is paid; otherwise -1.
  int payments_of(int fact) const {
    const auto* debt = std::get_if<ProtectedDebt>(&part_.block);
    if (debt == nullptr) return -1;
    const bool pays = std::any_of(debt->deeds.begin(), debt->deeds.end(), [&](const Deed& deed) {
      return deed.pays && (deed.pays->of_all == fact || deed.pays->of_each == fact);
    });
    return pays ? debt->payments : -1;
  }

  // The day that counts, and what follows on the days where the rule is law.
  void governing() {
    const auto& ours = plan_part_.readings.front();
    const auto governing = governing_days(ours, scenario_, box_);
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
        governing.open &&
        std::none_of(ours.editions.begin(), ours.editions.end(), [&](const Edition& edition) {
          const auto* relief = std::get_if<Relief>(&edition.part->block);
          return edition.alive() && edition.days.last >= year_ago && reached(edition.days, governing) &&
                 (relief == nullptr || !is_closed_since(*relief, year_ago));
        });
    for (const auto& edition : ours.editions)
      if (edition.alive() && reached(edition.days, governing)) finding_.effect = edition.effect;
  }

  void editions() {
    const auto& ours = plan_part_.readings.front();
    const auto governing = governing_days(ours, scenario_, box_);
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

  // Also where a reform ends what is law, or another rule of a reform takes its place.
  bool stands_on_reform(const Edition& edition, Evaluator& evaluator) const {
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

  // The amounts that are shown, with ends that completions attain.
  std::vector<std::pair<NodeId, Value>> bounds(const Reading& ours, const GoverningDays& governing) {
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

  void amounts(const Edition& edition, Evaluator& evaluator) {
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

  // Only where the event has a day: a guess would be no deadline.
  void new_day() {
    if (finding_.outcome != Outcome::applies && finding_.outcome != Outcome::may_apply) return;
    const auto governing = governing_days(plan_part_.readings.front(), scenario_, box_);
    for (const auto& edition : plan_part_.readings.front().editions) {
      const auto* covers = std::get_if<Covers>(&edition.part->block);
      if (covers != nullptr && covers->new_day && edition.alive() && reached(edition.days, governing))
        add_new_day(*covers->new_day);
    }
  }

  void add_new_day(const Covers::NewDay& new_day) {
    const auto& vocabulary = plan_.ruleset().vocabulary;
    const auto& event = scenario_.facts[static_cast<std::size_t>(new_day.after)];
    if (!event.may_happen || event.may_not_happen || event.open_below || event.open_above) return;
    const auto& fact = vocabulary.fact(new_day.after);
    const auto day = [&](Int end) {
      return (fact.type.base == Type::Base::time ? day_of_minute(static_cast<Minute>(end))
                                                 : static_cast<Day>(end)) +
             new_day.days;
    };
    Deadline one;
    one.what = Deadline::What::new_day;
    one.day = day(event.pieces.front().least);
    Day last = day(event.pieces.back().most);
    one.after = fact.name;
    one.source = new_day.backing.source;
    // Another edition may count other days from the same event.
    const auto known = std::find_if(
        finding_.deadlines.begin(), finding_.deadlines.end(),
        [&](const Deadline& other) { return other.what == one.what && other.after == one.after; });
    if (known != finding_.deadlines.end()) {
      one.day = std::min(one.day, known->day);
      last = std::max(last, known->or_later.value_or(*known->day));
      one.source = known->source;
    }
    if (last != one.day) one.or_later = last, one.certainty = Deadline::Certainty::may_be_later;
    if (known != finding_.deadlines.end())
      *known = std::move(one);
    else
      finding_.deadlines.push_back(std::move(one));
  }

  void duty_days() {
    const auto* duty = std::get_if<Duty>(&part_.block);
    if (duty == nullptr) return;
    auto found = find_duty_days(plan_, plan_part_, scenario_, box_, explorer_.evaluator(),
                                asks() ? Needs::asked : Needs::unasked);
    finding_.deadlines = std::move(found.deadlines);
    explored_.warns |= found.doubts & ~explored_.withheld;
    for (const int fact : found.needs) add_need(fact);
    for (const auto& one : finding_.deadlines)
      if (!one.source.empty()) add_source(rule_.sources, one.source, grounding_);
  }

  // A column stands for the list of its rows.
  void add_need(int index) {
    const auto& vocabulary = plan_.ruleset().vocabulary;
    const auto& fact = vocabulary.fact(index);
    if (fact.list >= 0)
      add_once(finding_.needs, vocabulary.fact(fact.list).name);
    else if (!fact.hidden)
      add_once(finding_.needs, fact.name);
  }

  // Whether the doubt, by its own days and cases, may touch this one.
  bool touches(std::size_t bit) {
    const auto governing = governing_days(plan_part_.readings.front(), scenario_, box_);
    const auto& when = plan_part_.when[bit];
    return std::any_of(when.begin(), when.end(), [&](const DatedNode& one) {
      return reached(one.days, governing) && explorer_.evaluator().truth(one.node).may_be(Truth::yes);
    });
  }

  // A doubt may change what is paid without changing whether anything is.
  bool changes_award(std::size_t doubt) {
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

  void doubts() {
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

  // Names of what decided, for tests and for those who read JSON.
  void because() {
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

  // Conditions and deeds that are certainly not so.
  void decided(const Reason& reason) {
    if (!reason.truth.is(Truth::no)) return;
    if (reason.id == "round" || reason.id.starts_with("funds_"))
      add_once(finding_.because, std::string("closed"));
    if (reason.id == "condition" || reason.id == "eligible" || reason.id == "season" || reason.id == "deed")
      add_once(finding_.because, reason.slots[0].text);
    for (const auto& below : reason.because) decided(below);
  }

  const Plan& plan_;
  const PlanPart& plan_part_;
  const Rule& rule_;
  const Part& part_;
  const Scenario& scenario_;
  const Box& box_;
  Explorer& explorer_;
  const Want want_;
  Exploration explored_;
  Cells cells_;
  Grounding grounding_;
  Finding finding_;
};

}  // namespace

// One word for several possible outcomes: hope only where `applies` is among them.
Outcome summary(Outcomes possible) {
  std::vector<Outcome> all;
  for (unsigned i = 0; i < 5; ++i)
    if ((possible >> i & 1U) != 0) all.push_back(outcome_of(static_cast<PointOutcome>(i)));
  if (all.size() == 1) return all.front();
  if (has(possible, PointOutcome::applies)) return Outcome::may_apply;
  if (has(possible, PointOutcome::needs_review)) return Outcome::needs_review;
  if (has(possible, PointOutcome::does_not_apply)) return Outcome::does_not_apply;
  return has(possible, PointOutcome::blocked_by_court) ? Outcome::blocked_by_court : Outcome::not_in_force;
}

Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, PlaceIs place_is,
                     Explorer& explorer, Want want, std::vector<Cells>* kept) {
  return make_finding(plan, part, scenario, box_of(scenario), nullptr, place_is, explorer, want, kept);
}

Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Box& box,
                     const Exploration* explored, PlaceIs place_is, Explorer& explorer, Want want,
                     std::vector<Cells>* kept) {
  return FindingMaker(plan, part, scenario, box, explorer, want).make(explored, place_is, kept);
}

Finding make_proposal(const Ruleset& ruleset, const Reform& reform, const Event& event, Day as_of, int place,
                      PlaceIs place_is) {
  Finding finding;
  finding.rule = reform.id;
  finding.part = "proposal";
  finding.kind = "reform";
  finding.place = ruleset.places.entry(place).path;
  finding.place_is = place_is;
  finding.subject = "notice";
  finding.outcome = Outcome::not_in_force;
  finding.possible = {Outcome::not_in_force};
  finding.governed_by = "as_of";
  finding.governing_first = finding.governing_last = as_of;
  finding.confidence = event.backing.confidence.empty() ? "high" : event.backing.confidence;
  Reason reason;
  reason.id = "proposal";
  reason.truth = Truth::no;
  reason.site = event.pointer;
  reason.source = event.backing.source;
  reason.slots.push_back({"status", Slot::Kind::word, {}, 0, event.type});
  if (event.date.known()) {
    reason.slots.push_back({"day", Slot::Kind::day, {}, event.date.latest, ""});
  } else {
    reason.id = "proposal_unsure";
    reason.slots.push_back({"from", Slot::Kind::day, {}, event.date.earliest, ""});
    reason.slots.push_back({"through", Slot::Kind::day, {}, event.date.latest, ""});
  }
  finding.reasons.push_back(std::move(reason));
  finding.because.emplace_back("history");
  Grounding grounding;
  add_source(reform.sources, event.backing.source, grounding);
  finding.sources = std::move(grounding.sources);
  return finding;
}

}  // namespace holdfast
