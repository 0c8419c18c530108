#include "engine/authoring/rule_difference.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace holdfast {

bool same_dated(const DatedNodes& a, const DatedNodes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const DatedNode& x, const DatedNode& y) {
    return x.days == y.days && x.node == y.node;
  });
}

bool same_editions(const Reading& a, const Reading& b) {
  return a.governing_fact == b.governing_fact &&
         std::equal(a.editions.begin(), a.editions.end(), b.editions.begin(), b.editions.end(),
                    [](const Edition& x, const Edition& y) { return x.days == y.days && x.same_law(y); });
}

namespace {

std::set<std::string> doubt_names(const PlanPart& part, std::uint64_t bits) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < part.rule->doubts.size(); ++i)
    if ((bits >> i & 1U) != 0) names.insert(part.rule->doubts[i].name);
  return names;
}

class DifferenceSearch {
 public:
  DifferenceSearch(const Plan& plan, Assessor& assessor, const PlanPart& a, const PlanPart& b,
                   const Scenario& scenario, const std::vector<int>& fixed, int budget, Telling telling)
      : plan_(plan),
        assessor_(assessor),
        a_(a),
        b_(b),
        scenario_(scenario),
        fixed_(fixed),
        budget_(budget),
        telling_(telling) {
    std::set_union(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(),
                   std::back_inserter(facts_));
    const auto add = [&](const PlanPart& part, bool second) {
      const auto one = [&](int doubt, const DatedNodes& when) {
        auto& pair = dated_[part.rule->doubts[static_cast<std::size_t>(doubt)].name];
        (second ? pair.second : pair.first) = &when;
      };
      for (std::size_t i = 0; i < part.switches.size(); ++i) one(part.switches[i], part.when[i]);
      for (const auto& unknown : part.unknown) one(unknown.doubt, unknown.when);
    };
    add(a, false);
    add(b, true);
  }

  Difference find() {
    Difference found;
    found.all_seen = true;
    std::deque<Box> open = {box_of(scenario_)};
    for (int spent = 0; !open.empty(); ++spent) {
      if (spent >= budget_) {
        found.all_seen = false;
        break;
      }
      const bool newest = spent % 4 != 3;
      const Box box = newest ? std::move(open.back()) : std::move(open.front());
      newest ? open.pop_back() : open.pop_front();
      Cut where;
      const Verdict verdict = compare(box, where);
      if (verdict == Verdict::same) continue;
      if (verdict == Verdict::differ) {
        if (const auto point = point_of(box)) {
          found.at = point;
          return found;
        }
        found.all_seen = false;
        continue;
      }
      if (where.kind == Cut::Kind::none ||
          std::find(fixed_.begin(), fixed_.end(), where.fact) != fixed_.end()) {
        if (const auto point = point_of(box)) {
          found.at = point;
          return found;
        }
        found.all_seen = false;
        continue;
      }
      auto halves = cut(scenario_, box, where);
      open.push_back(std::move(halves.second));
      open.push_back(std::move(halves.first));
    }
    return found;
  }

 private:
  enum class Verdict { same, differ, open };

  bool may(NodeId constraint, Truth truth) { return assessor_.evaluator().truth(constraint).may_be(truth); }

  Verdict compare(const Box& box, Cut& where) {
    assessor_.evaluator().start(scenario_, box);
    const auto& constraints = plan_.consistent();
    if (std::any_of(constraints.begin(), constraints.end(),
                    [&](NodeId one) { return !may(one, Truth::yes); }))
      return Verdict::same;
    const auto x = assessor_.assess(a_, scenario_, box);
    const auto y = assessor_.assess(b_, scenario_, box);
    if (!x.settled || !y.settled) {
      where = x.settled ? y.cut : x.cut;
      return Verdict::open;
    }
    if (telling_ == Telling::help) {
      const bool open = has(x.upper | y.upper, PointOutcome::needs_review);
      const bool helps = x.upper == only(PointOutcome::applies);
      return open || helps == (y.upper == only(PointOutcome::applies)) ? Verdict::same : Verdict::differ;
    }
    if (telling_ == Telling::outcome) return x.upper == y.upper ? Verdict::same : Verdict::differ;
    if (x.upper != y.upper || doubt_names(a_, x.warns) != doubt_names(b_, y.warns) ||
        doubt_names(a_, x.withheld) != doubt_names(b_, y.withheld))
      return Verdict::differ;
    const Verdict verdict = told(box, x.upper, where);
    if (verdict != Verdict::same || (x.warns | x.withheld | y.warns | y.withheld) == 0) return verdict;
    return doubts(box, where);
  }

  // Over a box a doubt may be shown: where it touches other cases in one text than in the other, the box is
  // cut until it is plain which.
  Verdict doubts(const Box& box, Cut& where) {
    Verdict verdict = Verdict::same;
    for (const auto& [name, dated] : dated_) {
      const auto& [a, b] = dated;
      if (a != nullptr && b != nullptr && same_dated(*a, *b)) continue;
      const Truths x = touches(a, a_, box, where);
      if (where.kind != Cut::Kind::none) return Verdict::open;
      const Truths y = touches(b, b_, box, where);
      if (where.kind != Cut::Kind::none) return Verdict::open;
      if (!(x == y)) verdict = Verdict::open;
    }
    if (verdict == Verdict::same) return verdict;
    for (const PlanPart* part : {&a_, &b_}) {
      const bool sharp = readings_are_sharp(*part, box, where);
      if (!sharp || where.kind != Cut::Kind::none) return Verdict::open;
    }
    return Verdict::same;
  }

  // Every reading has one answer over the box, so that what the doubts do is known exactly; or where to cut.
  bool readings_are_sharp(const PlanPart& part, const Box& box, Cut& where) {
    for (const auto& reading : part.readings) {
      const auto editions = reached_by(reading, box);
      if (editions.size() > 1) {
        where = cut_of_days(reading, editions, box);
        return false;
      }
      for (const auto* edition : editions)
        if (edition->alive() && !assessor_.evaluator().truth(edition->holds).definite()) {
          where = assessor_.evaluator().find_cut(edition->holds);
          return false;
        }
    }
    return true;
  }

  Truths touches(const DatedNodes* dated, const PlanPart& part, const Box& box, Cut& where) {
    if (dated == nullptr) return Truth::no;
    const auto& reading = part.readings.front();
    const auto governing = governing_days(reading, scenario_, box);
    std::vector<const DatedNode*> some;
    for (const auto& one : *dated)
      if (reached(one.days, governing)) some.push_back(&one);
    if (some.size() > 1)
      where = cut_of_days(reading, some, box);
    else if (!some.empty() && !assessor_.evaluator().truth(some.front()->node).definite())
      where = assessor_.evaluator().find_cut(some.front()->node);
    return some.empty() ? Truths(Truth::no) : assessor_.evaluator().truth(some.front()->node);
  }

  // What is told beside the outcome.
  Verdict told(const Box& box, Outcomes outcome, Cut& where) {
    Verdict verdict = Verdict::same;
    const std::size_t count = std::min(a_.readings.size(), b_.readings.size());
    for (std::size_t i = 0; i < (a_.readings.size() == b_.readings.size() ? count : 1); ++i) {
      const auto& p = a_.readings[i];
      const auto& q = b_.readings[i];
      if (same_editions(p, q)) continue;
      const auto one = reached_by(p, box);
      const auto other = reached_by(q, box);
      for (const auto* edition : one)
        for (const auto* twin : other) {
          if (!edition->alive() && !twin->alive()) continue;
          const bool days = edition->days.first <= twin->days.last && twin->days.first <= edition->days.last;
          if (!days) continue;
          if (outcome == only(PointOutcome::applies) &&
              (edition->effect != twin->effect || edition->stages != twin->stages))
            verdict = Verdict::differ;
          if (edition->waitlist != twin->waitlist || !same_amounts(*edition, *twin))
            verdict = Verdict::differ;
        }
      if (verdict == Verdict::differ && one.size() + other.size() > 2) {
        where = cut_of_days(one.size() > 1 ? p : q, one.size() > 1 ? one : other, box);
        return where.kind == Cut::Kind::none ? Verdict::differ : Verdict::open;
      }
    }
    return verdict;
  }

  std::vector<const Edition*> reached_by(const Reading& reading, const Box& box) const {
    const auto governing = governing_days(reading, scenario_, box);
    std::vector<const Edition*> all;
    for (const auto& edition : reading.editions)
      if (reached(edition.days, governing)) all.push_back(&edition);
    return all;
  }

  template <class Dated>
  static Cut cut_of_days(const Reading& reading, const std::vector<const Dated*>& stretches, const Box& box) {
    Cut where;
    where.fact = reading.governing_fact < 0 ? reading.as_of_fact : reading.governing_fact;
    const auto& side = box[static_cast<std::size_t>(where.fact)];
    if (side.may_happen && side.may_not_happen) {
      where.kind = Cut::Kind::happened;
      return where;
    }
    if (!side.may_happen) where.fact = reading.as_of_fact;
    const bool minutes = where.fact == reading.as_of_fact || reading.in_minutes;
    const Day last = stretches[1]->days.first - 1;
    where.last = minutes ? Int{last_minute(last)} : Int{last};
    const auto& moved = box[static_cast<std::size_t>(where.fact)];
    if (where.last >= moved.least && where.last < moved.most) where.kind = Cut::Kind::number;
    return where;
  }

  bool same_value(NodeId a, NodeId b) {
    if (a == b) return true;
    if (a == no_node || b == no_node) return false;
    const Value x = assessor_.evaluator().value(a);
    const Value y = assessor_.evaluator().value(b);
    return x.low == y.low && x.high == y.high;
  }

  bool same_truth(NodeId a, NodeId b) {
    if (a == no_node || b == no_node) return a == b;
    return assessor_.evaluator().truth(a) == assessor_.evaluator().truth(b);
  }

  // Over the box: different nodes with the same ends may still differ within it.
  bool same_amounts(const Edition& a, const Edition& b) {
    return same_value(a.debt, b.debt) && same_value(a.limit, b.limit) && same_value(a.amount, b.amount) &&
           same_value(a.last, b.last) && same_value(a.may_act, b.may_act) &&
           std::equal(a.priority.begin(), a.priority.end(), b.priority.begin(), b.priority.end(),
                      [&](NodeId x, NodeId y) { return same_truth(x, y); }) &&
           std::equal(a.award.begin(), a.award.end(), b.award.begin(), b.award.end(),
                      [&](const Edition::Bucket& x, const Edition::Bucket& y) {
                        return same_value(x.award, y.award);
                      });
  }

  // Some single completion of the box in which the two differ for certain.
  std::optional<Box> point_of(const Box& box) {
    for (const int quarters : {0, 4, 2, 1, 3}) {
      Box point = box;
      for (const int fact : facts_)
        if (std::find(fixed_.begin(), fixed_.end(), fact) == fixed_.end())
          pin(scenario_, fact, plan_.ruleset().vocabulary.fact(fact).type.base, quarters,
              point[static_cast<std::size_t>(fact)]);
      Cut where;
      if (compare(point, where) != Verdict::differ) continue;
      const auto& constraints = plan_.consistent();
      const bool impossible = std::any_of(constraints.begin(), constraints.end(), [&](NodeId one) {
        return may(one, Truth::no) && !may(one, Truth::yes);
      });
      if (!impossible) return point;
    }
    return std::nullopt;
  }

  const Plan& plan_;
  Assessor& assessor_;
  const PlanPart& a_;
  const PlanPart& b_;
  const Scenario& scenario_;
  const std::vector<int>& fixed_;
  const int budget_;
  const Telling telling_;
  std::vector<int> facts_;
  // By doubt: the cases that it touches in one text and in the other; null where it is not there.
  std::map<std::string, std::pair<const DatedNodes*, const DatedNodes*>> dated_;
};

}  // namespace

Difference find_difference(const Plan& plan, Assessor& assessor, const PlanPart& a, const PlanPart& b,
                           const Scenario& scenario, int budget, const std::vector<int>& fixed,
                           Telling telling) {
  return DifferenceSearch(plan, assessor, a, b, scenario, fixed, budget, telling).find();
}

}  // namespace holdfast
