// One part of one rule over one scenario → its finding.
#pragma once

#include "engine/determination/determination.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

// Of a finding nothing is told with `outcome` but how it comes out, and with `next` but which facts could
// still change that; of outcomes, then, two at least where it is open. The others each with all before it:
// the answer; which facts could still change it; what has to be so for each outcome, and the smallest change
// that would help.
enum class Want { outcome, next, answer, questions, changes };

// `kept`, if not null, receives the boxes of an open finding, or none.
Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, PlaceIs place_is,
                     Explorer& explorer, Want want = Want::changes, std::vector<Cells>* kept = nullptr);
// `box`: the scenario's own, the same for all its findings; `explored`: of the part over the scenario, or
// null where that is not known.
Finding make_finding(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Box& box,
                     const Exploration* explored, PlaceIs place_is, Explorer& explorer, Want want,
                     std::vector<Cells>* kept);

// One word for several possible outcomes: hope only where `applies` is among them.
Outcome summary(Outcomes possible);

// What is not law, as what it is: `event` is the last that happened to it by `as_of`.
Finding make_proposal(const Ruleset& ruleset, const Reform& reform, const Event& event, Day as_of, int place,
                      PlaceIs place_is);

}  // namespace holdfast
