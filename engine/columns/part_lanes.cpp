#include "engine/columns/part_lanes.hpp"

#include <algorithm>

#include "engine/columns/amount_node.hpp"

namespace holdfast {
namespace {

constexpr int bits(PointOutcome outcome) { return only(outcome); }
constexpr int plain_no = only(PointOutcome::does_not_apply) | only(PointOutcome::not_in_force) |
                         only(PointOutcome::blocked_by_court);
constexpr int spoken = 0x1f & ~plain_no;

bool withholds(const PlanPart& part, int doubt) {
  return part.rule->doubts[static_cast<std::size_t>(doubt)].if_it_matters != IfItMatters::warn;
}

std::vector<int> consequences_of(const PlanPart& part) {
  std::vector<int> all;
  for (const auto& reading : part.readings)
    for (const auto& edition : reading.editions)
      if (edition.alive() && std::find(all.begin(), all.end(), edition.consequence) == all.end())
        all.push_back(edition.consequence);
  return all;
}

}  // namespace

bool PartCompiler::possible(const PlanPart& part) { return consequences_of(part).size() <= 8; }

PartCompiler::Governing PartCompiler::governing(const Reading& reading) {
  Governing result;
  result.as_of = nodes_.day_or_number(reading.as_of_fact);
  result.event = reading.governing_fact >= 0;
  const auto same_day = [&](const AmountLanes& moment, bool minutes) {
    const auto [least, most] =
        std::pair{emitter_.range(moment.low_least).first, emitter_.range(moment.low_most).second};
    return moment.low_least == moment.low_most ||
           (minutes && moment.low_least.constant() && moment.low_most.constant() &&
            day_of_minute(static_cast<Minute>(least)) == day_of_minute(static_cast<Minute>(most)));
  };
  result.one_day = same_day(result.as_of, true);
  if (!result.event) return result;
  result.day = nodes_.day_or_number(reading.governing_fact);
  result.minutes = reading.in_minutes;
  result.one_day = result.day.plainly_there && same_day(result.day, result.minutes) &&
                   (result.day.absent.is(0) || result.one_day);
  result.window = windows_[static_cast<std::size_t>(reading.governing_fact)];
  return result;
}

Lane PartCompiler::reached(const DayRange& days, const Governing& governing) {
  const auto met = [&](const AmountLanes& moment, bool minutes) {
    const auto from = [&](Day day) { return minutes ? Int{first_minute(day)} : Int{day}; };
    const auto through = [&](Day day) { return minutes ? Int{last_minute(day)} : Int{day}; };
    return emitter_.meets(moment.low_least, moment.low_most, from(days.first), through(days.last));
  };
  const Lane today = met(governing.as_of, true);
  if (!governing.event) return today;
  Lane then = Emitter::no();
  if (days.last >= governing.window.first && days.first <= governing.window.last)
    then = days.first <= governing.window.first && days.last >= governing.window.last
               ? Emitter::yes()
               : met(governing.day, governing.minutes);
  return emitter_.either(emitter_.both(governing.day.there, then),
                         emitter_.both(governing.day.absent, today));
}

std::vector<PartCompiler::Group> PartCompiler::groups(const Reading& reading, const Governing& when) {
  std::vector<Group> groups;
  for (const auto& edition : reading.editions) {
    if (reached(edition.days, when).is(0)) continue;
    Group one;
    one.status = edition.status;
    if (edition.alive()) one.holds = edition.holds, one.consequence = edition.consequence;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.status == one.status && group.holds == one.holds && group.consequence == one.consequence;
    });
    auto& group = same == groups.end() ? groups.emplace_back(one) : *same;
    const bool follows = !group.days.empty() && group.days.back().last + 1 == edition.days.first;
    if (follows)
      group.days.back().last = edition.days.last;
    else
      group.days.push_back(edition.days);
  }
  return groups;
}

void PartCompiler::reach(Group& group, const Governing& when) {
  for (const auto& days : group.days) group.reached = emitter_.either(group.reached, reached(days, when));
}

namespace {

PointOutcome outcome_if_so(Status status) {
  switch (status) {
    case Status::in_force:
      return PointOutcome::applies;
    case Status::unsure:
      return PointOutcome::needs_review;
    case Status::blocked:
      return PointOutcome::blocked_by_court;
    default:
      return PointOutcome::not_in_force;
  }
}

}  // namespace

void PartCompiler::add_consequence(const Group& group, Lane holds, Answer& answer) {
  if (outcome_if_so(group.status) != PointOutcome::applies || consequences_.size() < 2) return;
  const auto number = std::find(consequences_.begin(), consequences_.end(), group.consequence);
  answer.consequences = emitter_.add_bits(answer.consequences, emitter_.both(group.reached, holds),
                                          1 << (number - consequences_.begin()));
}

// Each row has one edition: what the most stretches say stands unless another is reached.
PartCompiler::Answer PartCompiler::answer_of_one_day(std::vector<Group>& groups, const Governing& when) {
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.days.size() > b.days.size(); });
  Answer all;
  bool first = true;
  for (auto& group : groups) {
    const int so = bits(outcome_if_so(group.status));
    const int not_so = group.holds == no_node ? so : bits(PointOutcome::does_not_apply);
    const Lane holds = group.holds == no_node ? Emitter::yes() : nodes_.truth(group.holds).yes;
    const bool speaks = group.holds != no_node && consequences_.size() > 1;
    if (!first || speaks) reach(group, when);
    if (first)
      all.outcomes = emitter_.add_either(Emitter::no(), Emitter::yes(), holds, so, not_so);
    else
      all.outcomes = emitter_.put_either(all.outcomes, group.reached, holds, so, not_so);
    if (group.holds != no_node) add_consequence(group, holds, all);
    first = false;
  }
  return all;
}

PartCompiler::Answer PartCompiler::answer(const Reading& reading) {
  const auto when = governing(reading);
  auto said = groups(reading, when);
  const bool plain = std::all_of(said.begin(), said.end(), [&](const Group& group) {
    return group.holds == no_node || nodes_.truth(group.holds).plain;
  });
  if (when.one_day && plain) return answer_of_one_day(said, when);
  Answer all;
  all.one = false;
  for (auto& group : said) {
    reach(group, when);
    const int so = bits(outcome_if_so(group.status));
    if (group.holds == no_node) {
      all.outcomes = emitter_.add_bits(all.outcomes, group.reached, so);
      continue;
    }
    const TruthLanes holds = nodes_.truth(group.holds);
    const auto add = [&](Lane truth, int outcome) {
      all.outcomes = emitter_.add_bits(all.outcomes, emitter_.both(group.reached, truth), outcome);
    };
    add(holds.yes, so);
    add(holds.gap, bits(PointOutcome::needs_review));
    add(nodes_.no(holds), bits(PointOutcome::does_not_apply));
    add_consequence(group, holds.yes, all);
  }
  return all;
}

TruthLanes PartCompiler::truth_of(const DatedNodes& nodes, const Governing& governing) {
  if (nodes.size() == 1) return nodes_.truth(nodes.front().node);
  TruthLanes any{Emitter::no(), Emitter::no(), Emitter::no(), false};
  for (const auto& one : nodes) {
    const Lane here = reached(one.days, governing);
    if (here.is(0)) continue;
    const TruthLanes truth = nodes_.truth(one.node);
    if (here.is(1)) return truth;
    any.yes = emitter_.either(any.yes, emitter_.both(here, truth.yes));
    any.no = emitter_.either(any.no, emitter_.both(here, nodes_.no(truth)));
    any.gap = emitter_.either(any.gap, emitter_.both(here, truth.gap));
  }
  return any;
}

Lane PartCompiler::single(const Answer& answer) {
  if (answer.one) return Emitter::yes();
  const Lane outcome = emitter_.one_bit(answer.outcomes);
  return consequences_.size() < 2 ? outcome : emitter_.both(outcome, emitter_.few_bits(answer.consequences));
}

PartCompiler::Answer PartCompiler::choose(Lane condition, const Answer& a, const Answer& b) {
  return {emitter_.choose(condition, a.outcomes, b.outcomes),
          emitter_.choose(condition, a.consequences, b.consequences), a.one && b.one};
}

void PartCompiler::unknown_reading(const PlanPart& part, const UnknownReading& unknown, Lane& withheld,
                                   Lane& may_be) {
  const auto& ours = part.readings.front();
  const auto when = governing(ours);
  Lane yes = Emitter::no();
  Lane no = Emitter::no();
  for (const auto& edition : ours.editions)
    for (const auto& one : unknown.when) {
      const DayRange window{std::max(edition.days.first, one.days.first),
                            std::min(edition.days.last, one.days.last)};
      if (window.empty()) continue;
      const Lane here = reached(window, when);
      if (here.is(0)) continue;
      if (!edition.alive()) {
        no = emitter_.either(no, here);
        continue;
      }
      const TruthLanes reaches = nodes_.truth(edition.reaches);
      const TruthLanes there = nodes_.truth(one.node);
      const Lane may =
          emitter_.both(emitter_.either(reaches.yes, reaches.gap), emitter_.either(there.yes, there.gap));
      yes = emitter_.either(yes, emitter_.both(here, may));
      no = emitter_.either(no, emitter_.both(here, emitter_.either(nodes_.no(reaches), nodes_.no(there))));
    }
  withheld = emitter_.either(withheld, emitter_.and_not(yes, no));
  may_be = emitter_.either(may_be, yes);
}

PartLanes PartCompiler::compile(const PlanPart& part, const std::vector<AmountColumn>& amounts) {
  consequences_ = consequences_of(part);
  std::vector<Answer> by_reading;
  for (const auto& reading : part.readings) by_reading.push_back(answer(reading));
  const std::size_t count = by_reading.size();
  const auto ours_when = governing(part.readings.front());
  for (std::size_t bit = 0; bit < part.switches.size(); ++bit) {
    const TruthLanes when = truth_of(part.when[bit], ours_when);
    const Lane always = nodes_.surely_yes(when);
    const Lane never = nodes_.surely_no(when);
    for (std::size_t mask = 0; mask < count; ++mask) {
      if ((mask >> bit & 1U) == 0) continue;
      const Answer with = by_reading[mask];
      const Answer without = by_reading[mask & ~(std::size_t{1} << bit)];
      const Answer either{emitter_.join(with.outcomes, without.outcomes),
                          emitter_.join(with.consequences, without.consequences), false};
      const bool known = when.plain;
      by_reading[mask] = choose(always, with, known ? without : choose(never, without, either));
    }
  }
  Lane withheld = Emitter::no();
  Lane may_be_withheld = Emitter::no();
  for (std::size_t bit = 0; bit < part.switches.size(); ++bit) {
    if (!withholds(part, part.switches[bit])) continue;
    for (std::size_t mask = 0; mask < count; ++mask) {
      if ((mask >> bit & 1U) != 0) continue;
      const Answer& a = by_reading[mask];
      const Answer& b = by_reading[mask | std::size_t{1} << bit];
      const Lane known = emitter_.both(single(a), single(b));
      const Lane speaks = emitter_.has_any(emitter_.join(a.outcomes, b.outcomes), spoken);
      const Lane differ = emitter_.either(emitter_.not_same(a.outcomes, b.outcomes),
                                          emitter_.not_same(a.consequences, b.consequences));
      withheld = emitter_.either(withheld, emitter_.both(known, emitter_.both(speaks, differ)));
      may_be_withheld = emitter_.either(may_be_withheld, emitter_.and_not(speaks, known));
    }
  }
  for (const auto& unknown : part.unknown)
    if (withholds(part, unknown.doubt)) unknown_reading(part, unknown, withheld, may_be_withheld);
  const Lane ours = by_reading.front().outcomes;
  PartLanes lanes;
  const Lane both = emitter_.add_bits(ours, may_be_withheld, bits(PointOutcome::needs_review));
  lanes.possible = emitter_.choose(withheld, Emitter::constant(bits(PointOutcome::needs_review)), both);
  lanes.settled = emitter_.either(
      withheld,
      emitter_.and_not(by_reading.front().one ? Emitter::yes() : emitter_.one_bit(ours), may_be_withheld));
  lanes.amounts_known = Emitter::yes();
  for (const auto& column : amounts) {
    lanes.amounts.push_back(amount(part.readings.front(), column));
    lanes.amounts_known = emitter_.both(lanes.amounts_known, lanes.amounts.back().known);
  }
  // Where one of them is not known the row is asked for all of them.
  for (auto& one : lanes.amounts) one.known = lanes.amounts_known;
  return lanes;
}

AmountLane PartCompiler::amount(const Reading& ours, const AmountColumn& column) {
  const auto when = governing(ours);
  AmountLane result{Emitter::constant(0), Emitter::no(), Emitter::yes()};
  // On one day the law is that of one edition.
  const auto one_day = [&](const AmountLanes& moment) {
    return emitter_.no_more(moment.low_most, moment.low_least);
  };
  Lane surely =
      when.event ? emitter_.choose(when.day.absent, Emitter::no(), one_day(when.day)) : Emitter::no();
  if (when.event) surely = emitter_.both(surely, when.day.there);
  const AmountLanes today = nodes_.day_or_number(plan_.ruleset().vocabulary.as_of());
  const auto day_of_answer = [&](Lane lane) { return emitter_.day(lane); };
  const Lane same_day = emitter_.no_more(day_of_answer(today.low_most), day_of_answer(today.low_least));
  const Lane not_yet = when.event ? emitter_.and_not(when.day.absent, when.day.there) : Emitter::yes();
  surely = emitter_.either(surely, emitter_.both(not_yet, same_day));
  for (const auto& edition : ours.editions) {
    const NodeId node = edition.alive() ? amount_node(edition, column) : no_node;
    if (node == no_node) continue;
    const Lane here = reached(edition.days, when);
    if (here.is(0)) continue;
    const AmountLanes amount = nodes_.amount(node);
    result.value = emitter_.choose_amount(
        here, emitter_.sum({{{amount.low_least, steps_of_amount(edition, column)}}, 0}), result.value);
    result.there = emitter_.either(result.there, here);
    Lane exact = emitter_.and_not(emitter_.no_more(amount.high_most, amount.low_least), amount.gap);
    exact = emitter_.both(exact, surely);
    result.known = emitter_.both(result.known, emitter_.either(emitter_.opposite(here), exact));
  }
  return result;
}

}  // namespace holdfast
