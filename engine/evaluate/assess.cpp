#include "engine/evaluate/assess.hpp"

#include <algorithm>
#include <bit>

namespace holdfast {
namespace {

constexpr Outcomes plain_no = only(PointOutcome::does_not_apply) | only(PointOutcome::not_in_force) |
                              only(PointOutcome::blocked_by_court);

Outcomes outcomes_of(Status status, Truths holds) {
  switch (status) {
    case Status::in_force:
    case Status::unsure: {
      Outcomes set = 0;
      const bool sure = status == Status::in_force;
      if (holds.may_be(Truth::yes)) set |= only(sure ? PointOutcome::applies : PointOutcome::needs_review);
      if (holds.may_be(Truth::gap)) set |= only(PointOutcome::needs_review);
      if (holds.may_be(Truth::no)) set |= only(PointOutcome::does_not_apply);
      return set;
    }
    case Status::blocked:
      return only(PointOutcome::blocked_by_court);
    default:
      return only(PointOutcome::not_in_force);
  }
}

}  // namespace

bool single(Outcomes set) { return set != 0 && (set & (set - 1)) == 0; }

GoverningDays governing_days(const Reading& reading, const Scenario& scenario, const Box& box) {
  GoverningDays governing;
  const auto today = [&] {
    const auto& now = box[static_cast<std::size_t>(reading.as_of_fact)];
    return DayRange{day_of_minute(static_cast<Minute>(now.least)),
                    day_of_minute(static_cast<Minute>(now.most))};
  };
  if (reading.governing_fact < 0) {
    governing.as_of = today();
    return governing;
  }
  const auto& side = box[static_cast<std::size_t>(reading.governing_fact)];
  if (side.may_not_happen) governing.as_of = today();
  governing.open = side.open_below || side.open_above;
  if (!side.may_happen) return governing;
  for (const auto& piece : scenario.facts[static_cast<std::size_t>(reading.governing_fact)].pieces) {
    const Int least = std::max(piece.least, side.least);
    const Int most = std::min(piece.most, side.most);
    if (most < least) continue;
    if (reading.in_minutes)
      governing.days.push_back(
          {day_of_minute(static_cast<Minute>(least)), day_of_minute(static_cast<Minute>(most))});
    else
      governing.days.push_back({static_cast<Day>(least), static_cast<Day>(most)});
  }
  return governing;
}

bool reached(const DayRange& stretch, const GoverningDays& governing) {
  const auto meets = [&](const DayRange& days) {
    return days.first <= stretch.last && stretch.first <= days.last;
  };
  return (governing.as_of && meets(*governing.as_of)) ||
         std::any_of(governing.days.begin(), governing.days.end(), meets);
}

namespace {

// Between governing days, after `last`; or between the event and `as_of`, which stands in for it.
Cut cut_of_days(const Reading& reading, const GoverningDays& governing, Day last) {
  Cut where;
  where.fact = governing.days.empty() ? reading.as_of_fact : reading.governing_fact;
  where.kind = governing.as_of && !governing.days.empty() ? Cut::Kind::happened : Cut::Kind::number;
  const bool minutes = governing.days.empty() || reading.in_minutes;
  where.last = minutes ? Int{last_minute(last)} : Int{last};
  return where;
}

template <class Dated>
boost::container::small_vector<const Dated*, 8> those_reached(const std::vector<Dated>& all,
                                                              const GoverningDays& governing) {
  boost::container::small_vector<const Dated*, 8> some;
  for (const auto& one : all)
    if (reached(one.days, governing)) some.push_back(&one);
  return some;
}

}  // namespace

// Two readings agree when they say the same, and also when both say no: the doubt then helps nobody.
bool Assessor::agree(const Answers& a, const Answers& b) {
  if (((a.outcomes | b.outcomes) & ~plain_no) == 0) return true;
  return a.outcomes == b.outcomes && a.consequences == b.consequences;
}

Assessor::Answers Assessor::answers(const Reading& reading, const Scenario& scenario, const Box& box) {
  const auto& governing = governing_of(reading, scenario, box);
  Answers found;
  for (const auto& edition : reading.editions) {
    if (!reached(edition.days, governing)) continue;
    const auto one =
        outcomes_of(edition.status, edition.alive() ? evaluator_.truth(edition.holds) : Truths());
    found.outcomes |= one;
    if (has(one, PointOutcome::applies)) found.consequences.add(edition.consequence);
  }
  return found;
}

// Readings are many, and the facts that govern them few: their days are worked out once for a box.
const GoverningDays& Assessor::governing_of(const Reading& reading, const Scenario& scenario,
                                            const Box& box) {
  for (const auto& one : governing_)
    if (one.first == reading.governing_fact) return one.second;
  return governing_.emplace_back(reading.governing_fact, governing_days(reading, scenario, box)).second;
}

Cut Assessor::cut_of_reading(const Reading& reading, const Scenario& scenario, const Box& box) {
  const auto& governing = governing_of(reading, scenario, box);
  const auto editions = those_reached(reading.editions, governing);
  if (editions.size() > 1)
    return cut_of_days(reading, governing, editions[editions.size() / 2]->days.first - 1);
  return editions.empty() ? Cut{} : evaluator_.find_cut(editions.front()->holds);
}

Truths Assessor::truth_of(const DatedNodes& nodes, const GoverningDays& governing) {
  Truths any;
  for (const auto& one : nodes)
    if (reached(one.days, governing)) any = any | evaluator_.truth(one.node);
  return any;
}

Cut Assessor::cut_of_nodes(const DatedNodes& nodes, const Reading& reading, const GoverningDays& governing) {
  const auto stretches = those_reached(nodes, governing);
  if (stretches.size() > 1)
    return cut_of_days(reading, governing, stretches[stretches.size() / 2]->days.first - 1);
  return stretches.empty() ? Cut{} : evaluator_.find_cut(stretches.front()->node);
}

Truths Assessor::unknown_reading_matters(const PlanPart& part, const UnknownReading& unknown,
                                         const Scenario& scenario, const Box& box, Cut* cut) {
  const auto& ours = part.readings.front();
  const auto& governing = governing_of(ours, scenario, box);
  bool no = false;
  bool yes = false;
  int stretches = 0;
  const Edition* live = nullptr;
  const DatedNode* live_case = nullptr;
  Day edge = 0;
  const auto add = [&](const Edition& edition, const DatedNode& when) {
    const DayRange window{std::max(edition.days.first, when.days.first),
                          std::min(edition.days.last, when.days.last)};
    if (window.empty() || !reached(window, governing)) return;
    if (++stretches == 2) edge = window.first - 1;
    Truths matters = Truth::no;
    if (edition.alive()) {
      matters = both(evaluator_.truth(edition.reaches), evaluator_.truth(when.node));
      live = &edition;
      live_case = &when;
    }
    yes = yes || matters.may_be(Truth::yes) || matters.may_be(Truth::gap);
    no = no || matters.may_be(Truth::no);
  };
  for (const auto& edition : ours.editions)
    if (reached(edition.days, governing))
      for (const auto& when : unknown.when) add(edition, when);
  if (cut != nullptr && yes && no) {
    if (stretches > 1) {
      *cut = cut_of_days(ours, governing, edge);
    } else {
      *cut = evaluator_.find_cut(live->reaches);
      if (cut->kind == Cut::Kind::none) *cut = evaluator_.find_cut(live_case->node);
    }
  }
  return Truths::of(no, false, yes);
}

Assessment Assessor::assess(const PlanPart& part, const Scenario& scenario, const Box& box) {
  governing_.clear();
  Assessment found;
  const std::size_t count = part.readings.size();
  by_reading_.clear();
  for (std::size_t mask = 0; mask < count; ++mask)
    by_reading_.push_back(answers(part.readings[mask], scenario, box));
  // A switch that touches only some cases reads like ours in the others, and where it touches none it is
  // idle.
  std::uint64_t idle = 0;
  const auto& governing = governing_of(part.readings.front(), scenario, box);
  for (std::size_t bit = 0; bit < part.switches.size(); ++bit) {
    const Truths when = truth_of(part.when[bit], governing);
    if (when.is(Truth::no)) idle |= std::uint64_t{1} << bit;
    for (std::size_t mask = 0; mask < count; ++mask) {
      if ((mask >> bit & 1U) == 0 || when.is(Truth::yes)) continue;
      const Answers& without = by_reading_[mask & ~(std::size_t{1} << bit)];
      if (when.is(Truth::no)) {
        by_reading_[mask] = without;
      } else {
        by_reading_[mask].outcomes |= without.outcomes;
        by_reading_[mask].consequences.add(without.consequences);
      }
    }
  }
  const Outcomes ours = by_reading_[0].outcomes;
  bool withheld = false;
  bool may_be_withheld = false;
  const Reading* open_reading = single(ours) ? nullptr : &part.readings[0];
  Cut unknown_cut;
  for (std::size_t bit = 0; bit < part.switches.size(); ++bit) {
    if ((idle >> bit & 1U) != 0) continue;
    const int doubt = part.switches[bit];
    const bool warn = part.rule->doubts[static_cast<std::size_t>(doubt)].if_it_matters == IfItMatters::warn;
    bool matters = false;
    for (std::size_t mask = 0; mask < count; ++mask) {
      if ((mask >> bit & 1U) != 0) continue;
      const Answers& a = by_reading_[mask];
      const Answers& b = by_reading_[mask | std::size_t{1} << bit];
      if (a.single() && b.single()) {
        matters = matters || !agree(a, b);
      } else if (warn) {
        matters = matters || (mask == 0 && !agree(a, b));
      } else if (((a.outcomes | b.outcomes) & ~plain_no) != 0) {  // equal sets may still differ case by case
        may_be_withheld = true;
        if (open_reading == nullptr)
          open_reading = &part.readings[a.single() ? mask | std::size_t{1} << bit : mask];
      }
    }
    if (matters) (warn ? found.warns : found.withheld) |= std::uint64_t{1} << static_cast<unsigned>(doubt);
    withheld = withheld || (matters && !warn);
  }
  for (const auto& unknown : part.unknown) {
    const bool warn =
        part.rule->doubts[static_cast<std::size_t>(unknown.doubt)].if_it_matters == IfItMatters::warn;
    const Truths matters =
        unknown_reading_matters(part, unknown, scenario, box, warn ? nullptr : &unknown_cut);
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(unknown.doubt);
    if (warn && matters.may_be(Truth::yes)) found.warns |= bit;
    if (warn || !matters.may_be(Truth::yes)) continue;
    if (matters.is(Truth::yes)) {
      found.withheld |= bit;
      withheld = true;
    } else {
      may_be_withheld = true;
    }
  }
  if (withheld) {
    found.upper = only(PointOutcome::needs_review);
    found.settled = true;
    return found;
  }
  found.upper = ours;
  if (may_be_withheld) found.upper |= only(PointOutcome::needs_review);
  found.settled = single(ours) && !may_be_withheld;
  if (found.settled) return found;
  if (open_reading != nullptr) found.cut = cut_of_reading(*open_reading, scenario, box);
  if (found.cut.kind == Cut::Kind::none) found.cut = unknown_cut;
  for (std::size_t bit = 0; bit < part.when.size() && found.cut.kind == Cut::Kind::none; ++bit)
    found.cut = cut_of_nodes(part.when[bit], part.readings.front(), governing);
  return found;
}

FactBits Assessor::turns_on(const PlanPart& part, const Scenario& scenario, const Box& box) {
  governing_.clear();
  FactBits facts = 0;
  // Of several stretches of days the day itself decides.
  const auto add_stretches = [&](const Reading& reading, std::size_t reached) {
    if (reached < 2) return;
    facts |= bit_of_fact(reading.as_of_fact);
    if (reading.governing_fact >= 0) facts |= bit_of_fact(reading.governing_fact);
  };
  const auto add_nodes = [&](const DatedNodes& nodes) {
    const auto& ours = part.readings.front();
    const auto stretches = those_reached(nodes, governing_of(ours, scenario, box));
    for (const auto* one : stretches) facts |= evaluator_.turns_on(one->node);
    add_stretches(ours, stretches.size());
  };
  // A doubt that only warns changes no outcome.
  const auto warns = [&](int doubt) {
    return part.rule->doubts[static_cast<std::size_t>(doubt)].if_it_matters == IfItMatters::warn;
  };
  const bool ours_alone = std::all_of(part.switches.begin(), part.switches.end(), warns);
  for (const auto& reading : part.readings) {
    if (ours_alone && &reading != &part.readings.front()) continue;
    const auto editions = those_reached(reading.editions, governing_of(reading, scenario, box));
    for (const auto* edition : editions)
      if (edition->alive()) facts |= evaluator_.turns_on(edition->holds);
    add_stretches(reading, editions.size());
  }
  for (const auto& when : part.when)
    if (!ours_alone) add_nodes(when);
  for (const auto& unknown : part.unknown) {
    if (warns(unknown.doubt)) continue;
    add_nodes(unknown.when);
    for (const auto* edition :
         those_reached(part.readings.front().editions, governing_of(part.readings.front(), scenario, box)))
      if (edition->alive()) facts |= evaluator_.turns_on(edition->reaches);
  }
  return facts;
}

void Assessor::fold_seasons(const PlanPart& part, const Scenario& scenario, Box& box) {
  constexpr Int years = 1098;  // days of three years
  if (!part.seasonal) return;
  const auto& ours = part.readings.front();
  auto& side = box[static_cast<std::size_t>(ours.governing_fact)];
  const Int unit = ours.in_minutes ? minutes_of_day : 1;
  if (!side.may_happen || side.may_not_happen || side.most - side.least <= years * unit ||
      scenario.facts[static_cast<std::size_t>(ours.governing_fact)].pieces.size() != 1)
    return;
  for (const auto& reading : part.readings) {
    const auto governing = governing_days(reading, scenario, box);
    if (std::count_if(reading.editions.begin(), reading.editions.end(),
                      [&](const Edition& edition) { return reached(edition.days, governing); }) != 1)
      return;
  }
  const auto dated = [](const DatedNodes& when) { return when.size() > 1; };  // its days are an edge too
  if (std::any_of(part.when.begin(), part.when.end(), dated) ||
      std::any_of(part.unknown.begin(), part.unknown.end(),
                  [&](const UnknownReading& unknown) { return dated(unknown.when); }))
    return;
  side.most = side.least + years * unit;
}

}  // namespace holdfast
