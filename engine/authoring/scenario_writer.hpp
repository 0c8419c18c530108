// One completion of a part's facts as a scenario file.
#pragma once

#include <optional>
#include <string>

#include "engine/evaluate/box.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// The days of which the side of a time has every minute; empty where it has none.
DayRange whole_days(const Side& side);

class ScenarioWriter {
 public:
  // The plan outlives it.
  explicit ScenarioWriter(const Plan& plan) : plan_(plan) {}

  // The whole file: `as_of`, and under `facts` those of the part that have one value in the box; others are
  // left unknown. `signature`: of a part that judges months, of the month. The day of the answer is as near
  // to `usual` as the box and what has happened in it allow.
  std::string written(const PlanPart& part, std::size_t signature, const Box& box, Day usual) const;

 private:
  Day day_of_answer(const PlanPart& part, const Box& box, Day usual) const;
  std::string rows(const PlanPart& part, const Box& box, const Fact& list) const;
  std::string months(const PlanPart& part, std::size_t signature, const Box& box) const;
  std::optional<std::string> value(int index, const Side& side, const Rule& rule) const;

  const Plan& plan_;
};

}  // namespace holdfast
