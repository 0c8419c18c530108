#include "engine/determination/determine.hpp"

#include <algorithm>
#include <map>

#include "engine/determination/reasons.hpp"

namespace holdfast {
namespace {

constexpr int most_places = 8;  // opened side by side; beyond that the place is the first question

template <class T>
void add_once(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

Outcome outcome_of(PointOutcome point) {
  switch (point) {
    case PointOutcome::applies:
      return Outcome::applies;
    case PointOutcome::does_not_apply:
      return Outcome::does_not_apply;
    case PointOutcome::not_in_force:
      return Outcome::not_in_force;
    case PointOutcome::blocked_by_court:
      return Outcome::blocked_by_court;
    case PointOutcome::needs_review:
      return Outcome::needs_review;
  }
  return Outcome::needs_review;
}

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

bool alive(const Edition& edition) {
  return edition.status == Status::in_force || edition.status == Status::unsure;
}

void widen(AmountRange& range, const AmountRange& other) {
  range.at_least = range.at_least && other.at_least
                       ? std::optional(std::min(*range.at_least, *other.at_least))
                       : std::nullopt;
  range.at_most =
      range.at_most && other.at_most ? std::optional(std::max(*range.at_most, *other.at_most)) : std::nullopt;
}

class FindingMaker {
 public:
  FindingMaker(const Plan& plan, const PlanPart& plan_part, const Scenario& scenario, Explorer& explorer)
      : plan_(plan),
        plan_part_(plan_part),
        rule_(*plan_part.rule),
        part_(rule_.parts[static_cast<std::size_t>(plan_part.part)]),
        scenario_(scenario),
        explorer_(explorer) {}

  Finding make(PlaceIs place_is) {
    explored_ = explorer_.explore(plan_part_, scenario_);
    finding_.rule = rule_.id;
    finding_.part = part_.name;
    finding_.kind = rule_.kind;
    finding_.place = plan_.ruleset().places.entry(rule_.place).path;
    finding_.place_is = place_is;
    finding_.subject = "notice";
    finding_.outcome = summary(explored_.possible);
    for (unsigned i = 0; i < 5; ++i)
      if ((explored_.possible >> i & 1U) != 0)
        finding_.possible.push_back(outcome_of(static_cast<PointOutcome>(i)));
    needs();
    editions();
    doubts();
    because();
    if (!has(explored_.possible, PointOutcome::needs_review)) finding_.gaps.clear();
    finding_.confidence = grounding_.confidence;
    finding_.sources = std::move(grounding_.sources);
    finding_.not_verified = std::move(grounding_.not_verified);
    return std::move(finding_);
  }

 private:
  void needs() {
    if (single(explored_.possible)) return;
    for (const int fact : explorer_.needs(plan_part_, scenario_))
      finding_.needs.push_back(plan_.ruleset().vocabulary.fact(fact).name);
  }

  void editions() {
    const auto& ours = plan_part_.readings.front();
    box_ = box_of(scenario_);
    const auto governing = governing_days(ours.governing_fact, scenario_, box_);
    finding_.governed_by =
        ours.governing_fact < 0 ? "as_of" : plan_.ruleset().vocabulary.fact(ours.governing_fact).name;
    finding_.governing_is_as_of = governing.as_of;
    if (!governing.open) {
      if (governing.as_of) finding_.governing_first = finding_.governing_last = scenario_.as_of;
      for (const auto& days : governing.days) {
        if (!finding_.governing_first || days.first < *finding_.governing_first)
          finding_.governing_first = days.first;
        if (!finding_.governing_last || days.last > *finding_.governing_last)
          finding_.governing_last = days.last;
      }
    }
    auto& evaluator = explorer_.evaluator();
    evaluator.start(scenario_, box_);
    std::uint8_t stages = 0xff;
    for (const auto& edition : ours.editions) {
      if (!reached(edition, governing, scenario_.as_of)) continue;
      finding_.editions.push_back(
          {edition.days, edition.days.first == first_day ? std::string() : to_string(edition.days.first)});
      finding_.reasons.push_back(explain(plan_, plan_part_, edition, evaluator, grounding_));
      if (!alive(edition)) continue;
      stages &= edition.stages;
      finding_.effect = edition.effect;
      amounts(edition, evaluator);
    }
    if (stages == 0xff) stages = 0;
    for (int i = 0; i < stage_count; ++i)
      if ((stages >> i & 1) != 0) finding_.stages.push_back(static_cast<Stage>(i));
    finding_.gaps = grounding_.gaps;
  }

  void amounts(const Edition& edition, Evaluator& evaluator) {
    const auto* unless = std::get_if<BarredUnless>(&part_.block);
    if (unless == nullptr) return;
    const int scale = std::max(unless->limit.type.scale, unless->debt.type.scale);
    const auto add = [&](const char* name, NodeId node, int own_scale) {
      const auto range = amount_range(evaluator.value(node), Type::Base::money, own_scale);
      for (auto& known : finding_.amounts) {
        if (known.name != name) continue;
        widen(known.amount, range);
        return;
      }
      finding_.amounts.push_back({name, range});
    };
    add("debt", edition.debt, unless->debt.type.scale);
    add("limit", edition.limit, unless->limit.type.scale);
    add("margin", edition.margin, scale);
  }

  void doubts() {
    for (std::size_t i = 0; i < rule_.doubts.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      const auto& doubt = rule_.doubts[i];
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
        if (reason.site.starts_with("/history") && !reason.truth.is(Truth::yes))
          add_once(finding_.because, std::string("history"));
        if (reason.id == "ground" && reason.truth.is(Truth::no))
          add_once(finding_.because, std::string("grounds"));
        if (reason.id == "exempt" && reason.truth.is(Truth::yes))
          add_once(finding_.because, reason.slots[0].text);
      }
    if (has(explored_.possible, PointOutcome::needs_review))
      for (const auto& gap : finding_.gaps) add_once(finding_.because, gap.what);
  }

  const Plan& plan_;
  const PlanPart& plan_part_;
  const Rule& rule_;
  const Part& part_;
  const Scenario& scenario_;
  Explorer& explorer_;
  Exploration explored_;
  Box box_;
  Grounding grounding_;
  Finding finding_;
};

Finding proposal(const Ruleset& ruleset, const Reform& reform, const Event& event, Day as_of, int place,
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
  reason.slots.push_back({"day", Slot::Kind::day, {}, event.date.latest, ""});
  finding.reasons.push_back(std::move(reason));
  finding.because.emplace_back("history");
  Grounding grounding;
  add_source(reform.sources, event.backing.source, grounding);
  finding.sources = std::move(grounding.sources);
  return finding;
}

class DeterminationMaker {
 public:
  DeterminationMaker(const Plan& plan, const Scenario& scenario, Explorer& explorer)
      : plan_(plan), ruleset_(plan.ruleset()), scenario_(scenario), explorer_(explorer) {}

  Determination make() {
    made_.as_of = scenario_.as_of;
    made_.ruleset_sha256 = ruleset_.sha256;
    places();
    findings();
    proposals();
    stages();
    questions();
    return std::move(made_);
  }

 private:
  PlaceIs certainty() const { return scenario_.spots.size() == 1 ? PlaceIs::certain : PlaceIs::possible; }

  void places() {
    const auto count = std::min<std::size_t>(scenario_.spots.size(), most_places);
    opened_ = scenario_.spots.size() <= most_places ? scenario_.spots : std::vector<int>{};
    made_.places_left_out = static_cast<int>(scenario_.spots.size() - (opened_.empty() ? 0 : count));
    for (const int spot : opened_) {
      const auto& entry = ruleset_.places.entry(spot);
      PlaceAnswer answer;
      answer.place = entry.path;
      answer.is = certainty();
      answer.elsewhere = entry.has_parts;
      answer.covered = !plan_.parts_at(spot).empty();
      answer.note = entry.how_to_tell.empty() ? entry.note : entry.how_to_tell;
      made_.places.push_back(std::move(answer));
    }
  }

  void findings() {
    std::vector<int> parts;
    for (const int spot : opened_)
      for (const int part : plan_.parts_at(spot)) add_once(parts, part);
    Day verified = last_day;
    for (const int index : parts) {
      const auto& part = plan_.parts()[static_cast<std::size_t>(index)];
      const bool everywhere = std::all_of(scenario_.spots.begin(), scenario_.spots.end(), [&](int spot) {
        return std::find(part.spots.begin(), part.spots.end(), spot) != part.spots.end();
      });
      made_.findings.push_back(FindingMaker(plan_, part, scenario_, explorer_)
                                   .make(everywhere ? PlaceIs::certain : PlaceIs::possible));
      part_of_finding_.push_back(index);
      verified = std::min(verified, part.rule->verified_through);
    }
    made_.verified_through = verified == last_day ? scenario_.as_of : verified;
  }

  void proposals() {
    for (const auto& reform : ruleset_.reforms) {
      const Event* newest = nullptr;
      for (const auto& event : reform.history)
        if (event.date.latest <= scenario_.as_of) newest = &event;
      if (newest == nullptr) continue;
      for (const int place : reform.places) {
        std::size_t inside = 0;
        for (const int spot : opened_) inside += ruleset_.places.within(spot, place) ? 1 : 0;
        if (inside == 0) continue;
        made_.findings.push_back(
            proposal(ruleset_, reform, *newest, scenario_.as_of, place,
                     inside == scenario_.spots.size() ? PlaceIs::certain : PlaceIs::possible));
      }
    }
  }

  void stages() {
    for (int i = 0; i < stage_count; ++i) {
      StageAnswer answer;
      answer.stage = static_cast<Stage>(i);
      std::size_t yes = 0;
      std::size_t no = 0;
      for (const int spot : scenario_.spots) {
        const Barred barred = barred_at(spot, answer);
        yes += barred == Barred::yes ? 1 : 0;
        no += barred == Barred::no ? 1 : 0;
      }
      answer.barred = yes == scenario_.spots.size()  ? Barred::yes
                      : no == scenario_.spots.size() ? Barred::no
                                                     : Barred::unknown;
      made_.stages.push_back(std::move(answer));
    }
  }

  // Barred at one spot: by a rule that bars this stage. A spot without any such rule is not told to be free.
  Barred barred_at(int spot, StageAnswer& answer) {
    Barred barred = Barred::unknown;
    bool spoken = false;
    bool open = false;
    for (std::size_t f = 0; f < part_of_finding_.size(); ++f) {
      const auto& part = plan_.parts()[static_cast<std::size_t>(part_of_finding_[f])];
      const auto& finding = made_.findings[f];
      if (std::find(part.spots.begin(), part.spots.end(), spot) == part.spots.end()) continue;
      if (!may_bar(part, answer.stage)) continue;
      spoken = true;
      const bool now = finding.effect == "bar" && std::find(finding.stages.begin(), finding.stages.end(),
                                                            answer.stage) != finding.stages.end();
      const bool may = std::find(finding.possible.begin(), finding.possible.end(), Outcome::applies) !=
                           finding.possible.end() ||
                       std::find(finding.possible.begin(), finding.possible.end(), Outcome::needs_review) !=
                           finding.possible.end();
      if (finding.outcome == Outcome::applies && now)
        barred = Barred::yes;
      else if (may)
        open = true;
      if (may) add_once(answer.by, finding.rule);
    }
    if (barred == Barred::yes) return barred;
    return spoken && !open ? Barred::no : Barred::unknown;
  }

  static bool may_bar(const PlanPart& part, Stage stage) {
    const auto& editions = part.readings.front().editions;
    return std::any_of(editions.begin(), editions.end(), [&](const Edition& edition) {
      return edition.effect == "bar" && (edition.stages >> static_cast<int>(stage) & 1) != 0;
    });
  }

  void questions() {
    const auto place = ruleset_.vocabulary.find("home_place");
    if (place && scenario_.spots.size() > 1 && !scenario_.facts[static_cast<std::size_t>(*place)].declined)
      made_.questions.push_back(ruleset_.vocabulary.fact(*place).name);
    std::vector<int> facts;
    for (const auto& finding : made_.findings)
      for (const auto& name : finding.needs) add_once(facts, *ruleset_.vocabulary.find(name));
    const auto rank = [&](int index) {
      const auto& fact = ruleset_.vocabulary.fact(index);
      return fact.asked == "door" ? 0 : fact.asked == "clinic" ? 1 : 2;
    };
    std::sort(facts.begin(), facts.end(),
              [&](int a, int b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
    for (const int index : facts)
      if (!scenario_.facts[static_cast<std::size_t>(index)].declined)
        made_.questions.push_back(ruleset_.vocabulary.fact(index).name);
  }

  const Plan& plan_;
  const Ruleset& ruleset_;
  const Scenario& scenario_;
  Explorer& explorer_;
  std::vector<int> opened_;
  std::vector<int> part_of_finding_;
  Determination made_;
};

}  // namespace

Determination determine(const Plan& plan, const Scenario& scenario, Explorer& explorer) {
  return DeterminationMaker(plan, scenario, explorer).make();
}

Diagnostics contradiction(const Plan& plan, const Scenario& scenario, const std::string& name,
                          Explorer& explorer) {
  const int found = explorer.first_contradiction(scenario);
  if (found < 0) return {};
  const auto& constraint = plan.ruleset().vocabulary.consistent()[static_cast<std::size_t>(found)];
  std::vector<std::string> facts;
  const auto collect = [&](const auto& self, const Expression& expression) -> void {
    if (expression.symbol && expression.symbol->kind == Symbol::Kind::fact) add_once(facts, expression.text);
    for (const auto& part : expression.parts) self(self, part);
  };
  collect(collect, constraint.expression);
  Diagnostic d;
  d.code = "impossible";
  d.span.file = name;
  d.pointer = "/facts";
  d.message = "no home can have these facts together:";
  for (const auto& fact : facts) d.message += " `" + fact + "`";
  d.help = "one of them is wrong, or is not known: write `unknown`";
  return {d};
}

}  // namespace holdfast
