#include "engine/determination/deadlines.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/base/add_once.hpp"
#include "engine/determination/limit_count.hpp"
#include "engine/plan/lower.hpp"

namespace holdfast {
namespace {

constexpr int most_cases = 256;  // boxes in which every addition is settled

// What a limit comes to over all cases: the earliest and the latest, and whether either is missing.
struct Reach {
  std::optional<Counted> earliest;
  std::optional<Day> latest;
  std::optional<Deadline::Certainty> gap;  // some case has no day
  bool operator==(const Reach& other) const {
    return (earliest ? earliest->last : std::nullopt) ==
               (other.earliest ? other.earliest->last : std::nullopt) &&
           latest == other.latest && gap == other.gap;
  }
};

class DayFinder {
 public:
  DayFinder(const Plan& plan, const PlanPart& part, const Scenario& scenario, Evaluator& evaluator,
            Needs needs)
      : plan_(plan),
        part_(part),
        rule_(*part.rule),
        duty_(std::get<Duty>(rule_.parts[static_cast<std::size_t>(part.part)].block)),
        scenario_(scenario),
        evaluator_(evaluator),
        asked_(needs == Needs::asked) {}

  DutyDays find(const Box& whole) {
    if (duty_.met || duty_.limit.after < 0) return {};
    if (!speaks(whole)) return {};
    trigger_ = duty_.limit.after;
    const auto& event = scenario_.facts[static_cast<std::size_t>(trigger_)];
    if (!event.may_happen) return {};  // nothing to count from
    if (!has_day(trigger_)) {
      without_trigger();
      return std::move(found_);
    }
    if (event.pieces.size() > 1 || event.pieces.front().least != event.pieces.front().most ||
        event.may_not_happen)
      need(trigger_);
    Box box = whole;
    const Reach ours = reach(0, box);
    const Reach all = under_all_readings(box);
    doubts(box);
    if (asked_) needs(box, all);
    if (duty_.tenant) {
      add(Deadline::What::act_by, all);
    } else if (duty_.order == Duty::Order::within) {
      add(Deadline::What::landlord_by, ours);
    } else {
      if (!duty_.cured_by.empty()) add(Deadline::What::pay_through, all);
      first_day_to_act(ours);
    }
    return std::move(found_);
  }

 private:
  // Whether the rule may be in force for this case, and reach it.
  bool speaks(const Box& box) {
    evaluator_.start(scenario_, box);
    const auto& ours = part_.readings.front();
    const auto governing = governing_days(ours, scenario_, box);
    return std::any_of(ours.editions.begin(), ours.editions.end(), [&](const Edition& edition) {
      return edition.alive() && reached(edition.days, governing) &&
             !evaluator_.truth(edition.reaches).is(Truth::no) &&
             std::none_of(edition.exempt.begin(), edition.exempt.end(), [&](NodeId exempt) {
               return exempt != no_node && evaluator_.truth(exempt).is(Truth::yes);
             });
    });
  }

  void need(int fact) {
    if (asked_) add_once(found_.needs, fact);
  }

  void without_trigger() {
    need(trigger_);
    const auto no_day = [&](Deadline::What what) {
      Deadline one;
      one.what = what;
      one.certainty = Deadline::Certainty::no_trigger;
      one.after = plan_.ruleset().vocabulary.fact(trigger_).name;
      if (what == Deadline::What::pay_through) one.cured_by = duty_.cured_by;
      found_.deadlines.push_back(std::move(one));
    };
    if (duty_.tenant) return no_day(Deadline::What::act_by);
    if (duty_.order == Duty::Order::within) return no_day(Deadline::What::landlord_by);
    // Where nothing cures it, there is nothing to pay before the wait is over.
    if (!duty_.cured_by.empty()) no_day(Deadline::What::pay_through);
    no_day(Deadline::What::not_before);
  }

  // A calendar's gap is the least of them: it moves a day one way only.
  static void add_gap(Reach& all, const std::optional<Deadline::Certainty>& gap) {
    if (gap && (!all.gap || all.gap == Deadline::Certainty::calendar_gap)) all.gap = gap;
  }

  static void widen(Reach& all, const Reach& other) {
    if (!other.earliest && !other.latest && !other.gap) return;
    add_gap(all, other.gap);
    if (!other.earliest) return;
    if (!all.earliest || *other.earliest->last < *all.earliest->last) all.earliest = other.earliest;
    if (other.latest && (!all.latest || *other.latest > *all.latest)) all.latest = other.latest;
  }

  // The duty as a reading has it: its days may be counted from another event.
  const Duty& duty(std::size_t mask) const { return duty_of(part_.readings[mask].editions.front()); }

  bool has_day(int event) const {
    const auto& known = scenario_.facts[static_cast<std::size_t>(event)];
    return known.may_happen && !known.open_below;
  }

  bool in_minutes(int event) const {
    return plan_.ruleset().vocabulary.fact(event).type.base == Type::Base::time;
  }

  // Stretches of the event's own values in which the law does not change on account of its day: there, the
  // earliest event has the earliest last day, and the latest the latest.
  std::vector<Extent> stretches(std::size_t mask, const Box& box) const {
    const int event = duty(mask).limit.after;
    std::vector<Day> edges;
    const auto add = [&](const auto& dated) {
      for (const auto& one : dated) edges.push_back(one.days.first);
    };
    if (part_.readings[mask].governing_fact == event) add(part_.readings[mask].editions);
    if (part_.readings.front().governing_fact == event)
      for (const auto& when : part_.when) add(when);
    std::sort(edges.begin(), edges.end());
    std::vector<Extent> all;
    const auto& side = box[static_cast<std::size_t>(event)];
    for (const auto& piece : scenario_.facts[static_cast<std::size_t>(event)].pieces) {
      Int least = std::max(piece.least, side.least);
      const Int most = std::min(piece.most, side.most);
      if (most < least) continue;
      for (const Day edge : edges) {
        const Int first = in_minutes(event) ? Int{first_minute(edge)} : Int{edge};
        if (first <= least || first > most) continue;
        all.push_back({least, first - 1});
        least = first;
      }
      all.push_back({least, most});
    }
    return all;
  }

  // Calls `use` with the box in which the fact has this side alone.
  template <class Use>
  static void with_side(Box& box, int fact, const Side& side, const Use& use) {
    auto& there = box[static_cast<std::size_t>(fact)];
    const Side whole = std::exchange(there, side);
    use();
    there = whole;
  }

  static Side pinned(const Box& box, int event, Int at) {
    Side side = box[static_cast<std::size_t>(event)];
    side.may_happen = true;
    side.may_not_happen = false;
    side.least = side.most = at;
    return side;
  }

  Reach under_all_readings(Box& box) {
    Reach all;
    for (std::size_t mask = 0; mask < part_.readings.size(); ++mask) widen(all, reach(mask, box));
    return all;
  }

  // Under the readings of `mask`, where their cases may fit.
  Reach reach(std::size_t mask, Box& box) {
    Reach result;
    const int event = duty(mask).limit.after;
    if (!has_day(event)) {
      int cases = 0;
      each_case(mask, box, cases, [&] { result.gap = Deadline::Certainty::no_trigger; });
      return result;
    }
    for (const auto& stretch : stretches(mask, box))
      for (const End end : {End::early, End::late}) {
        int cases = 0;
        with_side(box, event, pinned(box, event, end == End::early ? stretch.least : stretch.most),
                  [&] { each_case(mask, box, cases, [&] { add_case(mask, box, end, result); }); });
      }
    return result;
  }

  // Calls `use` with the box cut until the cases of the readings and every addition are settled.
  void each_case(std::size_t mask, Box& box, int& cases, const std::function<void()>& use) {
    evaluator_.start(scenario_, box);
    const auto ours = governing_days(part_.readings.front(), scenario_, box);
    Cut where;
    for (std::size_t bit = 0; bit < part_.switches.size(); ++bit) {
      if ((mask >> bit & 1U) == 0) continue;
      bool possible = false;
      for (const auto& when : part_.when[bit]) {
        if (!reached(when.days, ours)) continue;
        const Truths fits = evaluator_.truth(when.node);
        possible = possible || !fits.is(Truth::no);
        if (!fits.definite() && where.kind == Cut::Kind::none) where = evaluator_.find_cut(when.node);
      }
      if (!possible) return;
    }
    const auto& reading = part_.readings[mask];
    const auto governing = governing_days(reading, scenario_, box);
    for (const auto& edition : reading.editions) {
      if (where.kind != Cut::Kind::none) break;
      if (!edition.alive() || !reached(edition.days, governing)) continue;
      for (const NodeId fits : edition.additions)
        if (!evaluator_.truth(fits).definite() && where.kind == Cut::Kind::none)
          where = evaluator_.find_cut(fits);
    }
    if (where.kind == Cut::Kind::none || ++cases > most_cases) return use();
    const auto halves = cut_side(scenario_, box[static_cast<std::size_t>(where.fact)], where);
    for (const Side& half : {halves.first, halves.second})
      with_side(box, where.fact, half, [&] { each_case(mask, box, cases, use); });
  }

  void add_case(std::size_t mask, const Box& box, End end, Reach& result) {
    evaluator_.start(scenario_, box);
    const auto& reading = part_.readings[mask];
    const auto governing = governing_days(reading, scenario_, box);
    for (const auto& edition : reading.editions) {
      if (!edition.alive() || !reached(edition.days, governing)) continue;
      const int event = duty(mask).limit.after;
      const Int at = box[static_cast<std::size_t>(event)].least;
      const Day day = in_minutes(event) ? day_of_minute(static_cast<Minute>(at)) : static_cast<Day>(at);
      const auto one = count_limit(plan_.ruleset(), duty_of(edition).limit, edition, evaluator_, day, end);
      if (!one.last) {
        add_gap(result,
                one.calendar_missing ? Deadline::Certainty::calendar_gap : Deadline::Certainty::law_gap);
        continue;
      }
      if (end == End::early && (!result.earliest || *one.last < *result.earliest->last))
        result.earliest = one;
      if (!result.latest || *one.last > *result.latest) result.latest = one.last;
    }
  }

  const Duty& duty_of(const Edition& edition) const { return std::get<Duty>(edition.part->block); }

  // A doubt is told where it moves a day in some case that it touches.
  void doubts(Box& box) {
    for (std::size_t bit = 0; bit < part_.switches.size(); ++bit) {
      const std::size_t mask = std::size_t{1} << bit;
      const int event = duty(mask).limit.after;
      const auto compare = [&] {
        Reach theirs;
        if (!has_day(event)) theirs.gap = Deadline::Certainty::no_trigger;
        for (const End end : {End::early, End::late})
          if (has_day(event)) add_case(mask, box, end, theirs);
        if (!(theirs == reach(0, box)))
          found_.doubts |= std::uint64_t{1} << static_cast<unsigned>(part_.switches[bit]);
      };
      int cases = 0;
      if (!has_day(event))
        each_case(mask, box, cases, compare);
      else
        for (const auto& stretch : stretches(mask, box))
          for (const Int at : {stretch.least, stretch.most})
            with_side(box, event, pinned(box, event, at), [&] { each_case(mask, box, cases, compare); });
    }
  }

  // Of the facts that some case turns on, those that move a day.
  void needs(Box& box, const Reach& all) {
    if (!all.earliest || (all.earliest->last == all.latest && !all.gap)) return;
    std::vector<int> facts;
    const auto collect = [&](const auto& self, const Expression& expression) -> void {
      if (expression.symbol && expression.symbol->kind == Symbol::Kind::fact)
        add_once(facts, expression.symbol->index);
      for (const auto& part : expression.parts) self(self, part);
    };
    for (const auto& reading : part_.readings) {
      if (reading.governing_fact >= 0) add_once(facts, reading.governing_fact);
      add_once(facts, duty_of(reading.editions.front()).limit.after);
      for (const auto& edition : reading.editions)
        for (const auto& one : duty_of(edition).limit.add) collect(collect, one.when);
    }
    for (const int doubt : part_.switches)
      if (const auto& when = rule_.doubts[static_cast<std::size_t>(doubt)].when) collect(collect, *when);
    for (const int fact : facts)
      if (fact != trigger_ && moves(box, fact, all)) need(fact);
  }

  // Whether learning the fact could leave fewer days open.
  bool moves(Box& box, int fact, const Reach& all) {
    const auto base = plan_.ruleset().vocabulary.fact(fact).type.base;
    if (settled(box[static_cast<std::size_t>(fact)], base)) return false;
    bool moved = false;
    for (const Side& side : sides(box[static_cast<std::size_t>(fact)], fact, base)) {
      with_side(box, fact, side, [&] { moved = !(under_all_readings(box) == all); });
      if (moved) break;
    }
    return moved;
  }

  // Values that the fact may turn out to have: each choice; of a day, those on which the law changes.
  std::vector<Side> sides(const Side& open, int fact, Type::Base base) const {
    std::vector<Side> some;
    Side one = open;
    if (base == Type::Base::date || base == Type::Base::time) {
      for (const int quarters : {0, 4}) {
        one = open;
        pin(scenario_, fact, base, quarters, one);
        some.push_back(one);
      }
      for (const auto& reading : part_.readings) {
        if (reading.governing_fact != fact) continue;
        for (const auto& edition : reading.editions) {
          one = open;
          const Int first =
              reading.in_minutes ? Int{first_minute(edition.days.first)} : Int{edition.days.first};
          if (!open.may_happen || first <= open.least || first > open.most) continue;
          one.may_not_happen = false;
          one.least = one.most = first;
          some.push_back(one);
        }
      }
      return some;
    }
    constexpr unsigned most_values = 64;
    for (unsigned i = 0; i < most_values; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      if ((open.may & bit) == 0) continue;
      one = open;
      one.may = base == Type::Base::some_of ? open.must | bit : bit;
      one.must = base == Type::Base::some_of ? one.may : open.must;
      some.push_back(one);
    }
    if (base == Type::Base::some_of) {
      one = open;
      one.may = one.must;
      some.push_back(one);
    }
    return some;
  }

  void add(Deadline::What what, const Reach& reach) {
    Deadline one;
    one.what = what;
    const auto& done = scenario_.facts[static_cast<std::size_t>(duty_.done)];
    one.over = done.may_happen && !done.may_not_happen;
    one.after = plan_.ruleset().vocabulary.fact(trigger_).name;
    if (what == Deadline::What::pay_through) one.cured_by = duty_.cured_by;
    if (reach.earliest) {
      one.day = reach.earliest->last;
      one.ledger = reach.earliest->ledger;
      one.source = reach.earliest->source;
      // Closed days that are not known can only make it later; anything else may move it either way.
      if (reach.gap && reach.gap != Deadline::Certainty::calendar_gap)
        one.certainty = Deadline::Certainty::may_differ;
      else if (reach.gap || reach.latest != one.day)
        one.certainty = Deadline::Certainty::may_be_later;
      if (!reach.gap && reach.latest != one.day) one.or_later = reach.latest;
    } else {
      one.certainty = reach.gap.value_or(Deadline::Certainty::law_gap);
    }
    found_.deadlines.push_back(std::move(one));
  }

  // The day after the wait, or its last day; where courts are counted, one on which the court is open.
  void first_day_to_act(Reach reach) {
    const int more = duty_.order == Duty::Order::only_after ? 1 : 0;
    const auto* court = calendar_of(plan_.ruleset(), duty_.limit);
    const auto act = [&](Day last) -> std::optional<Day> {
      if (court == nullptr) return last + more;
      return count_days(&court->calendar, last + more, 0, DayUnit::calendar, IfClosed::next_open_day).last;
    };
    if (reach.earliest) {
      reach.earliest->last = act(*reach.earliest->last);
      reach.earliest->ledger.clear();
      if (!reach.earliest->last) {
        reach.earliest.reset();
        reach.gap = Deadline::Certainty::calendar_gap;
      }
    }
    if (reach.latest) reach.latest = act(*reach.latest);
    add(Deadline::What::not_before, reach);
  }

  const Plan& plan_;
  const PlanPart& part_;
  const Rule& rule_;
  const Duty& duty_;
  const Scenario& scenario_;
  Evaluator& evaluator_;
  const bool asked_;
  int trigger_ = -1;
  DutyDays found_;
};

}  // namespace

DutyDays find_duty_days(const Plan& plan, const PlanPart& part, const Scenario& scenario, const Box& whole,
                        Evaluator& evaluator, Needs needs) {
  return DayFinder(plan, part, scenario, evaluator, needs).find(whole);
}

}  // namespace holdfast
