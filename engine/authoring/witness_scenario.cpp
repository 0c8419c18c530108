#include "engine/authoring/witness_scenario.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/determination/determine.hpp"

namespace holdfast {
namespace {

// One number or day: the nearest that may be.
Side at_value(Side side, Int value) {
  side.may_happen = true;
  side.may_not_happen = false;
  side.least = side.most = std::clamp(value, side.least, side.most);
  side.open_below = side.open_above = false;
  return side;
}

}  // namespace

std::optional<WitnessScenario> WitnessMaker::make(const Possibility& found,
                                                  const std::vector<Claim>& claims) {
  if (!found.box || !found.inquiry) return std::nullopt;
  const auto& vocabulary = plan_.ruleset().vocabulary;
  // As few facts as do; where a doubt of the law needs others, those of the whole part.
  auto inquiry = *found.inquiry;
  usual_ = inquiry.part.rule->checked;
  Box box = *found.box;
  ask_on_a_whole_day(inquiry, box);
  for (const bool whole : {false, true}) {
    if (whole)
      for (const int fact : inquiry.asked_of->facts) add_once(inquiry.part.facts, fact);
    const int governing = inquiry.part.readings.front().governing_fact;
    if (governing >= 0) pin(inquiry, box, governing);
    for (const int fact : inquiry.part.facts)
      if (fact != governing && fact != vocabulary.as_of()) pin(inquiry, box, fact);
    if (auto witness = tried(writer_.written(inquiry.part, inquiry.asked_of->signature, box, usual_), claims))
      return witness;
  }
  return std::nullopt;
}

// A scenario is asked on a day, and the box may hold only some minutes of one.
void WitnessMaker::ask_on_a_whole_day(const Inquiry& inquiry, Box& box) {
  const auto as_of = static_cast<std::size_t>(plan_.ruleset().vocabulary.as_of());
  if (!whole_days(box[as_of]).empty()) return;
  const Day day = day_of_minute(static_cast<Minute>(box[as_of].least));
  for (const Day other : {usual_, day - 1, day + 1}) {
    Box asked = box;
    asked[as_of].least = first_minute(other);
    asked[as_of].most = last_minute(other);
    Box narrow;
    if (!possible_.can(inquiry, asked, &narrow) || !(narrow[as_of] == asked[as_of])) continue;
    box = std::move(narrow);
    return;
  }
}

void WitnessMaker::pin(const Inquiry& inquiry, Box& box, int fact) {
  auto& side = box[static_cast<std::size_t>(fact)];
  const auto base = plan_.ruleset().vocabulary.fact(fact).type.base;
  if (settled(side, base)) return;
  const Side whole = side;
  for (const auto& one : values(fact, whole)) {
    side = one;
    Box narrow;
    if (possible_.can(inquiry, box, &narrow)) {
      box = std::move(narrow);
      box[static_cast<std::size_t>(fact)] = one;
      return;
    }
  }
  side = whole;
}

std::vector<Side> WitnessMaker::values(int fact, const Side& side) const {
  std::vector<Side> all;
  const auto& type = plan_.ruleset().vocabulary.fact(fact).type;
  const auto add = [&](Int value) { all.push_back(at_value(side, value)); };
  switch (type.base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      for (std::uint64_t bits = side.may; bits != 0; bits &= bits - 1) {
        all.push_back(side);
        all.back().may = bits & (~bits + 1);
      }
      break;
    case Type::Base::some_of:
      all.assign(2, side);
      all.front().may = side.must;
      all.back().must = side.may;
      break;
    case Type::Base::date:
    case Type::Base::time: {
      const bool minutes = type.base == Type::Base::time;
      if (side.may_happen) add(minutes ? Int{first_minute(usual_)} + minutes_of_day / 2 : Int{usual_});
      if (side.may_not_happen) {
        all.push_back(side);
        all.back().may_happen = false;
      }
      if (side.may_happen)
        for (const Int value : {side.least, side.most, side.least + (side.most - side.least) / 2}) add(value);
      break;
    }
    case Type::Base::place:
    case Type::Base::list:
      break;
    default:
      for (const Int value : {side.least, side.most, side.least + (side.most - side.least) / 2}) add(value);
  }
  return all;
}

std::optional<WitnessScenario> WitnessMaker::tried(const std::string& yaml,
                                                   const std::vector<Claim>& claims) {
  const auto document = read_yaml(yaml, "witness", Echo::never);
  if (!document) return std::nullopt;
  const auto scenario = read_scenario(*document, plan_.ruleset(), std::nullopt);
  if (!scenario || explorer_.first_contradiction(*scenario) >= 0) return std::nullopt;
  const auto determination = determine(plan_, *scenario, explorer_, Want::answer);
  const bool so = std::all_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return std::any_of(
        determination.findings.begin(), determination.findings.end(), [&](const Finding& finding) {
          return finding.rule == claim.rule && finding.part == claim.part && finding.outcome == claim.outcome;
        });
  });
  return so ? std::optional(WitnessScenario{yaml, claims}) : std::nullopt;
}

}  // namespace holdfast
