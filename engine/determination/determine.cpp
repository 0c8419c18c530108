#include "engine/determination/determine.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "engine/base/add_once.hpp"
#include "engine/determination/findings.hpp"
#include "engine/determination/layers.hpp"
#include "engine/determination/month_findings.hpp"
#include "engine/determination/questions.hpp"
#include "engine/determination/row_findings.hpp"
#include "engine/determination/subjects.hpp"

namespace holdfast {
namespace {

class DeterminationMaker {
 public:
  DeterminationMaker(const Plan& plan, const Scenario& scenario, Explorer& explorer, Want want,
                     const std::vector<std::string>& only)
      : plan_(plan), ruleset_(plan.ruleset()), scenario_(scenario), explorer_(explorer), want_(want) {
    made_.only = only;
  }

  // What was found in a scenario that differs only in the facts `moved` is taken over from the answer to it
  // where it still holds. `found` becomes what is found now.
  void after(const Determination* before, std::vector<int> moved, std::vector<FoundOfPart>& found) {
    before_ = before;
    moved_ = std::move(moved);
    found_ = &found;
  }

  Determination make() {
    made_.as_of = scenario_.as_of;
    const auto& now = scenario_.facts[static_cast<std::size_t>(ruleset_.vocabulary.as_of())].pieces.front();
    if (now.least == now.most) made_.as_of_time = static_cast<Minute>(now.least);
    made_.ruleset_sha256 = ruleset_.sha256;
    made_.known_on = ruleset_.known_on;
    for (const auto& on : ruleset_.with)
      for (const auto& reform : ruleset_.reforms)
        if (reform.id == on.reform) made_.with.push_back({reform.id, reform.title, on.from});
    places();
    findings();
    if (want_ == Want::next) {
      made_.questions = rank_questions(plan_, scenario_, made_, cells_);
      return std::move(made_);
    }
    if (made_.only.empty())
      for (const int spot : opened_) find_layers(plan_, scenario_, spot, part_of_finding_, made_);
    coverage();
    proposals();
    stages();
    if (want_ != Want::answer) made_.questions = rank_questions(plan_, scenario_, made_, cells_);
    return std::move(made_);
  }

 private:
  bool asked(const std::string& rule) const {
    return made_.only.empty() || std::find(made_.only.begin(), made_.only.end(), rule) != made_.only.end();
  }

  PlaceIs certainty() const { return scenario_.spots.size() == 1 ? PlaceIs::certain : PlaceIs::possible; }

  void places() {
    const auto count = std::min<std::size_t>(scenario_.spots.size(), most_places);
    opened_ = scenario_.spots.size() <= most_places ? scenario_.spots : std::vector<int>{};
    made_.places_left_out = static_cast<int>(scenario_.spots.size() - (opened_.empty() ? 0 : count));
    for (const int spot : opened_) {
      const auto& law = ruleset_.places.entry(ruleset_.places.described(spot));
      const bool told = scenario_.told_place >= 0 && opened_.size() == 1;
      const auto& entry = told ? ruleset_.places.entry(scenario_.told_place) : ruleset_.places.entry(spot);
      PlaceAnswer answer;
      answer.place = entry.path;
      answer.described = law.path;
      answer.is = certainty();
      answer.elsewhere = entry.has_parts;
      answer.note = law.how_to_tell.empty() ? law.note : law.how_to_tell;
      made_.places.push_back(std::move(answer));
    }
  }

  void findings() {
    Day verified = last_day;
    auto parts = parts_asked(plan_, scenario_);
    std::erase_if(parts, [&](const PartAsked& one) { return !asked(part_of(one).rule->id); });
    const Box box = made_.only.empty() ? holdfast::box_of(scenario_) : box_of(parts);
    if (found_ != nullptr) found_->resize(parts.size());
    made_.findings.reserve(parts.size());  // rows and months make more
    part_of_finding_.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& part = part_of(parts[i]);
      auto* found = found_ == nullptr ? nullptr : &(*found_)[i];
      const auto first = made_.findings.size();
      if (stands(part, parts))
        std::copy_n(before_->findings.begin() + static_cast<std::ptrdiff_t>(found->first), found->count,
                    std::back_inserter(made_.findings));
      else
        find(part, parts[i].place_is, box, found == nullptr ? nullptr : &found->explored);
      if (found != nullptr) {
        found->first = first;
        found->count = made_.findings.size() - first;
      }
      part_of_finding_.resize(made_.findings.size(), parts[i].part);
      verified = std::min(verified, part.rule->verified_through);
    }
    made_.verified_through = verified == last_day ? scenario_.as_of : verified;
  }

  const PlanPart& part_of(const PartAsked& one) const {
    return plan_.parts()[static_cast<std::size_t>(one.part)];
  }

  // As much of the scenario's box as anything that these parts tell turns on.
  Box box_of(const std::vector<PartAsked>& parts) const {
    Box box(scenario_.facts.size());
    for (const auto& one : parts)
      for (const int fact : part_of(one).told)
        box[static_cast<std::size_t>(fact)] = side_of(scenario_.facts[static_cast<std::size_t>(fact)]);
    return box;
  }

  // Of each row or month, where the rule speaks of those; the months of all parts of a rule with its first.
  void find(const PlanPart& part, PlaceIs place_is, const Box& box, Exploration* explored) {
    const auto add = [&](std::vector<Finding> found) {
      std::move(found.begin(), found.end(), std::back_inserter(made_.findings));
    };
    if (part.rule->rows >= 0) {
      add(find_rows(plan_, part, scenario_, place_is, explorer_, want_, &cells_));
    } else if (part.rule->kind == "protected_debt") {
      if (part.signature != 0) return;
      std::vector<const PlanPart*> months;
      for (const auto& other : plan_.parts())
        if (other.rule == part.rule && other.spots == part.spots) months.push_back(&other);
      add(find_months(plan_, months, scenario_, place_is, explorer_, want_, &cells_));
    } else {
      if (explored != nullptr && !(before_ != nullptr && unmoved(part.facts)))
        *explored = explorer_.explore(part, scenario_);
      made_.findings.push_back(
          make_finding(plan_, part, scenario_, box, explored, place_is, explorer_, want_, &cells_));
    }
  }

  // Whether what was found before still holds: no part of its rule tells anything that turns on what moved.
  bool stands(const PlanPart& part, const std::vector<PartAsked>& parts) const {
    return before_ != nullptr && std::all_of(parts.begin(), parts.end(), [&](const PartAsked& one) {
             const auto& other = part_of(one);
             return other.rule != part.rule || unmoved(other.told);
           });
  }
  bool unmoved(const std::vector<int>& facts) const {
    return std::none_of(moved_.begin(), moved_.end(),
                        [&](int fact) { return std::binary_search(facts.begin(), facts.end(), fact); });
  }

  // Law that is not in force on the day that counts, whatever is unknown, speaks of nothing.
  static bool in_force(const Finding& finding) {
    return std::any_of(finding.possible.begin(), finding.possible.end(),
                       [](Outcome outcome) { return outcome != Outcome::not_in_force; });
  }

  void coverage() {
    for (std::size_t i = 0; i < opened_.size(); ++i)
      for (std::size_t f = 0; f < part_of_finding_.size(); ++f) {
        const auto& spots = plan_.parts()[static_cast<std::size_t>(part_of_finding_[f])].spots;
        if (std::find(spots.begin(), spots.end(), opened_[i]) != spots.end() && in_force(made_.findings[f]))
          made_.places[i].covered = true;
      }
  }

  void proposals() {
    for (const auto& reform : ruleset_.reforms) {
      if (reform.on || !asked(reform.id)) continue;
      const Event* newest = nullptr;
      for (const auto& event : reform.history)
        if (event.date.latest <= scenario_.as_of) newest = &event;
      if (newest == nullptr) continue;
      for (const int place : reform.places) {
        std::size_t inside = 0;
        for (const int spot : scenario_.spots) inside += ruleset_.places.within(spot, place) ? 1 : 0;
        // Of places that are too many to be opened, what all of them share is told.
        if (inside == 0 || (opened_.empty() && inside < scenario_.spots.size())) continue;
        made_.findings.push_back(
            make_proposal(ruleset_, reform, *newest, scenario_.as_of, place,
                          inside == scenario_.spots.size() ? PlaceIs::certain : PlaceIs::possible));
      }
    }
  }

  void stages() {
    std::vector<std::uint8_t> barring;
    for (const int part : part_of_finding_)
      barring.push_back(stages_barred(plan_.parts()[static_cast<std::size_t>(part)]));
    for (int i = 0; i < static_cast<int>(stage_names.size()); ++i) {
      StageAnswer answer;
      answer.stage = static_cast<Stage>(i);
      std::size_t yes = 0;
      std::size_t no = 0;
      std::vector<std::string> bars;
      for (const int spot : scenario_.spots) {
        const Barred barred = barred_at(spot, barring, answer, bars);
        yes += barred == Barred::yes ? 1 : 0;
        no += barred == Barred::no ? 1 : 0;
      }
      answer.barred = yes == scenario_.spots.size()                        ? Barred::yes
                      : no == scenario_.spots.size() && made_.only.empty() ? Barred::no
                                                                           : Barred::unknown;
      if (answer.barred == Barred::yes) answer.by = std::move(bars);  // what else may bar no longer matters
      made_.stages.push_back(std::move(answer));
    }
  }

  // Barred at one spot: by a rule that bars this stage. A spot without any such rule is not told to be free.
  // `barring`: by finding, the stages that its part may bar.
  Barred barred_at(int spot, const std::vector<std::uint8_t>& barring, StageAnswer& answer,
                   std::vector<std::string>& bars) const {
    Barred barred = Barred::unknown;
    bool spoken = false;
    bool open = false;
    for (std::size_t f = 0; f < part_of_finding_.size(); ++f) {
      if ((barring[f] >> static_cast<int>(answer.stage) & 1) == 0) continue;
      const auto& spots = plan_.parts()[static_cast<std::size_t>(part_of_finding_[f])].spots;
      const auto& finding = made_.findings[f];
      if (std::find(spots.begin(), spots.end(), spot) == spots.end() || !in_force(finding)) continue;
      spoken = true;
      const bool now = stops(finding.effect) && std::find(finding.stages.begin(), finding.stages.end(),
                                                          answer.stage) != finding.stages.end();
      const bool may = finding.month ? every_month(finding.rule, may_help) : may_help(finding);
      if (finding.outcome == Outcome::applies && now &&
          (!finding.month || every_month(finding.rule, helps))) {
        barred = Barred::yes;
        add_once(bars, finding.rule);
      } else if (may) {
        open = true;
      }
      if (may) add_once(answer.by, finding.rule);
    }
    if (barred == Barred::yes) return barred;
    return spoken && !open ? Barred::no : Barred::unknown;
  }

  static bool helps(const Finding& finding) { return finding.outcome == Outcome::applies; }
  static bool may_help(const Finding& finding) {
    return std::any_of(finding.possible.begin(), finding.possible.end(), [](Outcome outcome) {
      return outcome == Outcome::applies || outcome == Outcome::needs_review;
    });
  }

  // A debt that is protected in part leaves the rest as a ground.
  bool every_month(const std::string& rule, bool (*so)(const Finding&)) const {
    return std::all_of(made_.findings.begin(), made_.findings.end(),
                       [&](const Finding& one) { return one.rule != rule || so(one); });
  }

  static std::uint8_t stages_barred(const PlanPart& part) {
    std::uint8_t stages = 0;
    for (const auto& edition : part.readings.front().editions)
      if (stops(edition.effect)) stages |= edition.stages;
    return stages;
  }

  const Plan& plan_;
  const Ruleset& ruleset_;
  const Scenario& scenario_;
  Explorer& explorer_;
  const Want want_;
  std::vector<int> opened_;
  std::vector<int> part_of_finding_;
  std::vector<Cells> cells_;  // by finding
  const Determination* before_ = nullptr;
  std::vector<int> moved_;
  std::vector<FoundOfPart>* found_ = nullptr;
  Determination made_;
};

}  // namespace

Determination determine(const Plan& plan, Scenario scenario, Explorer& explorer, Want want,
                        const std::vector<std::string>& only) {
  const auto possible = explorer.narrowed(std::move(scenario));
  return DeterminationMaker(plan, possible, explorer, want, only).make();
}

Determination Determiner::determine(const Scenario& scenario, const Determination* before) {
  auto possible = explorer_.narrowed(scenario);
  const bool comparable = before != nullptr && before_ && before_->as_of == possible.as_of &&
                          before_->spots == possible.spots && before_->told_place == possible.told_place;
  std::vector<int> moved;
  for (std::size_t i = 0; comparable && i < possible.facts.size(); ++i)
    if (!(before_->facts[i] == possible.facts[i])) moved.push_back(static_cast<int>(i));
  before_ = std::move(possible);
  DeterminationMaker maker(plan_, *before_, explorer_, Want::answer, {});
  maker.after(comparable ? before : nullptr, std::move(moved), found_);
  return maker.make();
}

std::vector<std::string> facts_at_odds(const Plan& plan, const Scenario& scenario, Explorer& explorer) {
  const int found = explorer.first_contradiction(scenario);
  if (found < 0) return {};
  const auto& constraint = plan.ruleset().vocabulary.consistent()[static_cast<std::size_t>(found)];
  std::vector<std::string> facts;
  const auto collect = [&](const auto& self, const Expression& expression) -> void {
    if (expression.symbol && expression.symbol->kind == Symbol::Kind::fact) add_once(facts, expression.text);
    for (const auto& part : expression.parts) self(self, part);
  };
  collect(collect, constraint.expression);
  return facts;
}

Diagnostics contradiction(const Plan& plan, const Scenario& scenario, const std::string& name,
                          Explorer& explorer) {
  const auto facts = facts_at_odds(plan, scenario, explorer);
  if (facts.empty()) return {};
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
