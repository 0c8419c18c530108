// One part of one rule → its finding, step by step. Inside this folder only; see findings.hpp.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/determination/findings.hpp"
#include "engine/determination/reasons.hpp"

namespace holdfast {

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

  // Once. See make_finding.
  Finding make(const Exploration* explored, PlaceIs place_is, std::vector<Cells>* kept);

 private:
  // Of what is only asked about, it is enough to know whether it is open.
  Exploration explore();
  bool asks() const { return want_ != Want::outcome && want_ != Want::answer; }
  void needs();
  // A duty of the tenant is no help, and a landlord's is not the tenant's to change.
  void changes();
  bool may_not_be_due(const Duty& duty) const;
  // The list of payments, where the hidden fact says that enough is paid; otherwise -1.
  int payments_of(int fact) const;
  // A column stands for the list of its rows.
  void add_need(int index);
  // By our own reading of the law.
  const GoverningDays& days_that_govern();
  // The day that counts, and what follows on the days where the rule is law.
  void governing();
  void editions();
  // Also where a reform ends what is law, or another rule of a reform takes its place.
  bool stands_on_reform(const Edition& edition, Evaluator& evaluator) const;
  // The amounts that are shown, with ends that completions attain.
  std::vector<std::pair<NodeId, Value>> bounds(const Reading& ours, const GoverningDays& governing);
  void amounts(const Edition& edition, Evaluator& evaluator);
  // Only where the event has a day: a guess would be no deadline.
  void new_day();
  void add_new_day(const Covers::NewDay& new_day);
  void duty_days();
  // Whether the doubt, by its own days and cases, may touch this one.
  bool touches(std::size_t bit);
  // A doubt may change what is paid without changing whether anything is.
  bool changes_award(std::size_t doubt);
  void doubts();
  // Names of what decided, for tests and for those who read JSON.
  void because();
  // Conditions and deeds that are certainly not so.
  void decided(const Reason& reason);

  const Plan& plan_;
  const PlanPart& plan_part_;
  const Rule& rule_;
  const Part& part_;
  const Scenario& scenario_;
  const Box& box_;
  Explorer& explorer_;
  const Want want_;
  Exploration explored_;
  std::optional<GoverningDays> governing_days_;
  Cells cells_;
  Grounding grounding_;
  Finding finding_;
};

}  // namespace holdfast
