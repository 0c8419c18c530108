// Soundness and completeness against the naive evaluator: for every part of every rule, random scenarios with
// facts hidden or widened. Every completion on the collected constants, one unit to either side of them, and
// at the ends of the domains is judged one by one; the engine must say exactly what they say.
#include <gtest/gtest.h>

#include <iostream>
#include <random>

#include "engine/determination/deadlines.hpp"
#include "engine/determination/findings.hpp"
#include "engine/evaluate/explore.hpp"
#include "engine/plan/local_rule.hpp"
#include "tests/support/naive.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

constexpr int scenarios_wanted = 12'000;
constexpr std::size_t most_completions = 1'500;
constexpr int known_day = 20'781;  // 2026-11-24

// The values that matter, of one fact, for one part.
std::vector<naive::Point> candidates(const Ruleset& ruleset, const naive::Evaluator& oracle, int fact) {
  const auto& entry = ruleset.vocabulary.fact(fact);
  std::vector<naive::Point> points;
  const auto add_number = [&](Int number) {
    if (number >= entry.type.least && number <= entry.type.most) points.push_back({true, number, 0});
  };
  switch (entry.type.base) {
    case Type::Base::yes_no:
      return {{true, 0, 1}, {true, 0, 2}};
    case Type::Base::one_of:
      for (std::size_t i = 0; i < entry.type.values->size(); ++i)
        points.push_back({true, 0, std::uint64_t{1} << i});
      return points;
    case Type::Base::some_of: {
      // Subsets of the values that the rule asks for, and of one that it does not.
      auto names = oracle.members(fact);
      for (const auto& value : *entry.type.values)
        if (names.insert(value).second) break;
      const std::vector<std::string> chosen(names.begin(), names.end());
      for (std::uint64_t set = 0; set < std::uint64_t{1} << chosen.size(); ++set) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i)
          for (std::size_t v = 0; v < entry.type.values->size(); ++v)
            if ((set >> i & 1U) != 0 && (*entry.type.values)[v] == chosen[i]) bits |= std::uint64_t{1} << v;
        points.push_back({true, 0, bits});
      }
      return points;
    }
    case Type::Base::date:
    case Type::Base::time: {
      auto days = oracle.days();
      // A day may be weighed against another, so many days before or after.
      for (const Int apart : oracle.figures(Type::Base::days, 0))
        for (const Day day : oracle.days())
          for (const Int one : {-apart - 1, -apart, -apart + 1, apart - 1, apart, apart + 1})
            days.insert(day + static_cast<Day>(one));
      for (const Int day : oracle.figures(Type::Base::date, 0))
        for (const Int one : {day - 1, day, day + 1}) days.insert(static_cast<Day>(one));
      for (const Day day : days) {
        if (day > known_day && !entry.may_lie_ahead) continue;
        // Days before may be told, but are not among those of an unknown event that lies ahead.
        if (entry.type.base == Type::Base::date) {
          add_number(day);
        } else {
          add_number(first_minute(day));
          add_number(last_minute(day));
        }
      }
      if (entry.type.base == Type::Base::time && !entry.hidden)
        for (const Int apart : oracle.figures(Type::Base::hours, 0))
          for (const Day day : oracle.days())
            for (const Int one :
                 {-apart * 60 - 1, -apart * 60, -apart * 60 + 1, apart * 60 - 1, apart * 60, apart * 60 + 1})
              for (const Int moment : {Int{first_minute(day)} - one, Int{last_minute(day)} - one})
                if (moment <= last_minute(known_day) || entry.may_lie_ahead) add_number(moment);
      if (entry.type.base == Type::Base::time)
        for (const Int minute : oracle.minutes())
          if (minute <= last_minute(known_day) || entry.may_lie_ahead) add_number(minute);
      if (fact == ruleset.vocabulary.as_of())
        return {{true, first_minute(known_day), 0}, {true, last_minute(known_day), 0}};
      add_number(entry.type.least);
      points.push_back({false, 0, 0, false});
      points.push_back({false, 0, 0, true});
      return points;
    }
    case Type::Base::money: {
      for (const Int limit : oracle.limits(oracle.days(), 5))
        for (const Int one : {limit - 1, limit, limit + 1}) add_number(one);
      for (const Int figure : oracle.figures(Type::Base::money, entry.type.scale))
        for (const Int one : {figure - 1, figure, figure + 1}) add_number(one);
      // A sum may be weighed against another, or so many times another.
      for (const Int near : {-1, 0, 1}) add_number(123'456 + near);
      for (const Int times : oracle.figures(Type::Base::number, 0))
        for (const Int near : {-1, 0, 1})
          for (const Int apart : {-1, 0, 1}) add_number((123'456 + near) * times + apart);
      // Or a share of it, which has the other at so many times the first.
      constexpr int digits = 4;
      for (const Int share : oracle.figures(Type::Base::percent, digits))
        for (const Int near : {-1, 0, 1})
          for (const Int apart : {-1, 0, 1})
            if (share > 0) add_number((123'456 + near) * power_of_ten(digits) / share + apart);
      break;
    }
    case Type::Base::percent:
      for (const Int figure : oracle.figures(Type::Base::percent, entry.type.scale))
        for (const Int one : {figure - 1, figure, figure + 1}) add_number(one);
      break;
    default:
      for (Int number = entry.type.least; number <= std::min(entry.type.most, Int{12}); ++number)
        add_number(number);
      for (const Int figure : oracle.figures(Type::Base::number, 0))
        for (const Int one : {figure - 1, figure, figure + 1}) add_number(one);
      break;
  }
  add_number(entry.type.least);
  add_number(entry.type.most);
  return points;
}

// What a scenario says of one fact.
Known known_point(const naive::Point& point, Type::Base base) {
  Known known;
  known.may_not_happen = !point.happened;
  known.may_come = point.may_come;
  known.may_happen = point.happened;
  if (base == Type::Base::yes_no || base == Type::Base::one_of) {
    known.may = point.bits;
  } else if (base == Type::Base::some_of) {
    known.may = known.must = point.bits;
  } else if (point.happened) {
    known.pieces = {{point.number, point.number}};
  }
  return known;
}

bool holds(const Known& known, const naive::Point& point, Type::Base base) {
  switch (base) {
    case Type::Base::yes_no:
    case Type::Base::one_of:
      return (known.may & point.bits) != 0;
    case Type::Base::some_of:
      return (known.must & ~point.bits) == 0 && (point.bits & ~known.may) == 0;
    default:
      if (!point.happened) return known.may_not_happen && point.may_come == known.may_come;
      return known.may_happen &&
             std::any_of(known.pieces.begin(), known.pieces.end(), [&](const Extent& piece) {
               return piece.least <= point.number && point.number <= piece.most;
             });
  }
}

class Trial {
 public:
  Trial(const Ruleset& ruleset, const Plan& plan, const PlanPart& part, Explorer& explorer)
      : ruleset_(ruleset),
        plan_(plan),
        part_(part),
        explorer_(explorer),
        text_(localized(ruleset, *part.rule, part.spots.front())),
        oracle_(ruleset, *text_, static_cast<std::size_t>(part.part), part.signature, part.spots.front(),
                known_day),
        base_(unknown_scenario(ruleset, known_day)) {
    base_.spots = part.spots;
    for (const int fact : oracle_.facts()) values_.emplace_back(fact, candidates(ruleset, oracle_, fact));
  }

  // One random scenario; false when it has too many completions to count.
  bool run(std::mt19937& random) {
    Scenario scenario = base_;
    std::vector<std::vector<naive::Point>> open;
    std::size_t completions = 1;
    for (const auto& [fact, points] : values_) {
      auto& known = scenario.facts[static_cast<std::size_t>(fact)];
      const auto base = ruleset_.vocabulary.fact(fact).type.base;
      const auto& point = points[random() % points.size()];
      // Of the many facts of a list's rows few are open at a time.
      const bool row = ruleset_.vocabulary.fact(fact).name.find('#') != std::string::npos &&
                       ruleset_.vocabulary.fact(fact).list >= 0;
      const auto how = row && random() % 10 != 0 ? 0 : random() % 10;
      if (how < 5) {
        known = known_point(point, base);
      } else if (how < 8 && !known.pieces.empty()) {  // about: a range between two values
        const auto& other = points[random() % points.size()];
        if (!point.happened || !other.happened)
          continue_with(known, point, base);
        else {
          known.pieces = {{std::min(point.number, other.number), std::max(point.number, other.number)}};
          known.may_not_happen = false;
          known.open_below = known.open_above = false;
        }
      } else if (how < 8) {  // any of two
        const auto& other = points[random() % points.size()];
        known = known_point(point, base);
        known.must &= other.bits;
        known.may |= other.bits;
      }
    }
    for (const auto& [fact, points] : values_) {
      const auto& known = scenario.facts[static_cast<std::size_t>(fact)];
      const auto base = ruleset_.vocabulary.fact(fact).type.base;
      std::vector<naive::Point> here;
      for (const auto& one : points)
        if (holds(known, one, base)) here.push_back(one);
      if (known.pieces.size() == 1 && known.may_happen)
        for (const Int end : {known.pieces.front().least, known.pieces.front().most}) {
          const naive::Point at_end{true, end, 0};
          if (std::find(here.begin(), here.end(), at_end) == here.end()) here.push_back(at_end);
        }
      if (base == Type::Base::date && (oracle_.has_limits() || oracle_.weighs_days()))
        add_days_apart(scenario, known, here);
      completions *= here.size();
      if (completions > most_completions) return false;
      open.push_back(std::move(here));
    }
    compare(scenario, open);
    return true;
  }

  std::size_t completions() const { return judged_; }
  int definite() const { return definite_; }
  int mismatches() const { return mismatches_; }
  int days_compared() const { return days_compared_; }
  int bounds_compared() const { return bounds_compared_; }

 private:
  static void continue_with(Known& known, const naive::Point& point, Type::Base base) {
    known = known_point(point, base);
  }

  // The days on which a limit turns, for the ends of the other dates.
  void add_days_apart(const Scenario& scenario, const Known& known, std::vector<naive::Point>& here) const {
    const auto add = [&](Day day) {
      const naive::Point point{true, day, 0};
      if (holds(known, point, Type::Base::date) && std::find(here.begin(), here.end(), point) == here.end())
        here.push_back(point);
    };
    for (const Day day : oracle_.turns(known_day)) add(day);
    for (const auto& entry : values_) {
      const auto& other = scenario.facts[static_cast<std::size_t>(entry.first)];
      const auto base = ruleset_.vocabulary.fact(entry.first).type.base;
      if ((base != Type::Base::date && base != Type::Base::time) || !other.may_happen) continue;
      for (const auto& piece : other.pieces)
        for (const Int end : {piece.least, piece.most}) {
          const Day last =
              base == Type::Base::time ? day_of_minute(static_cast<Minute>(end)) : static_cast<Day>(end);
          for (const Day day : oracle_.turns(last)) add(day);
        }
    }
  }

  // The last days of a duty's limit: under our reading, and under all of them.
  struct Days {
    std::set<Int> ours;
    std::set<Int> all;
    bool gap = false;
  };

  void add_days(const naive::Completion& completion, Days& days) const {
    const auto& block = part_.rule->parts[static_cast<std::size_t>(part_.part)].block;
    if (!std::holds_alternative<Duty>(block)) return;
    const bool ours = oracle_.last_day(0, completion).has_value();
    for (std::size_t mask = 0; mask < oracle_.readings(); ++mask)
      // Another reading may count from an event that has no day.
      if (ours && oracle_.touches(mask, completion) && !oracle_.last_day(mask, completion))
        days.gap = true;
      else if (const auto last = oracle_.last_day(mask, completion)) {
        days.gap = days.gap || last->low != last->high;
        days.all.insert(last->low);
        if (mask == 0) days.ours.insert(last->low);
      }
  }

  void compare_days(const Scenario& scenario, const Days& days, Outcomes expected) {
    if (days.all.empty() || days.gap) return;
    const auto found = find_duty_days(plan_, part_, scenario, box_of(scenario), explorer_.evaluator());
    if (found.deadlines.empty() || found.deadlines.front().certainty == Deadline::Certainty::no_trigger)
      return;
    const auto& one = found.deadlines.front();
    const bool landlord = one.what == Deadline::What::landlord_by || one.what == Deadline::What::not_before;
    const auto& wanted = landlord ? days.ours : days.all;
    const auto& duty = std::get<Duty>(part_.rule->parts[static_cast<std::size_t>(part_.part)].block);
    const bool moves = one.what == Deadline::What::not_before && duty.limit.calendar >= 0;
    if (wanted.empty() || moves) return;  // the court's own days are tried in the rules' cases
    const int more = one.what == Deadline::What::not_before && duty.order == Duty::Order::only_after ? 1 : 0;
    ++days_compared_;
    if (!one.day || *one.day != *wanted.begin() + more ||
        one.or_later.value_or(*one.day) != *wanted.rbegin() + more)
      fail("days (" + (one.day ? to_string(*one.day) : "none") + ")", scenario, expected, expected);
    if (!one.ledger.empty() && one.ledger.back().day != *one.day)
      fail("ledger", scenario, expected, expected);
  }

  // The ends of an amount are those of its completions, each attained.
  struct Bounds {
    std::optional<Extent> all;
    bool gap = false;
    void add(const std::optional<naive::Law>& law) {
      if (!law || law->absent) return;
      gap = gap || law->low != law->high;
      all = all ? Extent{std::min(all->least, law->low), std::max(all->most, law->high)}
                : Extent{law->low, law->high};
    }
  };

  void compare_bounds(const Scenario& scenario, const Bounds& bounds, Outcomes expected) {
    if (!bounds.all || bounds.gap) return;
    const auto found = make_finding(plan_, part_, scenario, PlaceIs::certain, explorer_, Want::answer);
    for (const auto& one : found.amounts) {
      if (one.name != "limit" || !one.amount.at_least || !one.amount.at_most) continue;
      const auto& unless =
          std::get<BarredUnless>(part_.rule->parts[static_cast<std::size_t>(part_.part)].block);
      const Int factor = power_of_ten(unless.limit.type.scale - one.amount.scale);
      ++bounds_compared_;
      if (*one.amount.at_least * factor != bounds.all->least ||
          *one.amount.at_most * factor != bounds.all->most)
        fail("bounds " + to_string(*one.amount.at_least * factor) + ".." +
                 to_string(*one.amount.at_most * factor) + " for " + to_string(bounds.all->least) + ".." +
                 to_string(bounds.all->most),
             scenario, expected, expected);
    }
  }

  void compare(const Scenario& scenario, const std::vector<std::vector<naive::Point>>& open) {
    naive::Completion completion(scenario.facts.size());
    std::vector<std::size_t> at(open.size(), 0);
    std::vector<std::optional<naive::Answer>> answers;  // nothing where no home can have these facts
    std::set<std::string> withheld;
    std::set<std::string> warns;
    Outcomes expected = 0;
    Days days;
    Bounds bounds;
    while (true) {
      for (std::size_t i = 0; i < open.size(); ++i)
        completion[static_cast<std::size_t>(values_[i].first)] = open[i][at[i]];
      if (oracle_.possible(completion)) add_days(completion, days);
      if (oracle_.possible(completion)) {
        const auto judged = oracle_.judge(completion);
        expected = static_cast<Outcomes>(expected | 1U << static_cast<unsigned>(judged.answer));
        answers.emplace_back(judged.answer);
        bounds.add(judged.limit);
        withheld.insert(judged.withheld.begin(), judged.withheld.end());
        warns.insert(judged.warns.begin(), judged.warns.end());
      } else {
        answers.emplace_back();
      }
      ++judged_;
      std::size_t i = 0;
      while (i < open.size() && ++at[i] == open[i].size()) at[i++] = 0;
      if (i == open.size()) break;
    }
    if (expected == 0) return;  // the facts are at odds
    compare_days(scenario, days, expected);
    compare_bounds(scenario, bounds, expected);
    const auto found = explorer_.explore(part_, scenario);
    definite_ += single(found.possible) ? 1 : 0;
    if (found.budget_spent) fail("budget", scenario, expected, found.possible);
    if (found.possible != expected) fail("outcomes", scenario, expected, found.possible);
    if (single(expected)) {
      std::set<std::string> engine_withheld;
      for (std::size_t i = 0; i < part_.rule->doubts.size(); ++i)
        if ((found.withheld >> i & 1U) != 0) engine_withheld.insert(part_.rule->doubts[i].name);
      if (answers.size() == 1 && engine_withheld != withheld)
        fail("doubts that withhold", scenario, expected, found.possible);
      if (answers.size() == 1) {
        std::set<std::string> engine_warns;
        for (std::size_t i = 0; i < part_.rule->doubts.size(); ++i)
          if ((found.warns >> i & 1U) != 0) engine_warns.insert(part_.rule->doubts[i].name);
        if (withheld.empty() && engine_warns != warns)
          fail("doubts that warn", scenario, expected, found.possible);
      }
      return;
    }
    // A fact is needed exactly when two completions that differ in nothing else have different answers.
    std::set<int> needed;
    std::size_t stride = 1;
    for (std::size_t i = 0; i < open.size(); ++i) {
      std::map<std::size_t, naive::Answer> first;  // of each line along the fact
      for (std::size_t c = 0; c < answers.size(); ++c) {
        const std::size_t digit = c / stride % open[i].size();
        if (!answers[c]) continue;
        const auto line = first.emplace(c - digit * stride, *answers[c]).first;
        if (line->second != *answers[c]) needed.insert(values_[i].first);
      }
      stride *= open[i].size();
    }
    auto asked = explorer_.needs(part_, scenario, box_of(scenario));
    const int now = ruleset_.vocabulary.as_of();  // the time of the answer is told, or not; it is never asked
    needed.erase(now);
    std::erase(asked, now);
    if (std::set<int>(asked.begin(), asked.end()) == needed) return;
    std::string which = "needs:";
    for (const int fact : needed)
      if (std::find(asked.begin(), asked.end(), fact) == asked.end())
        which += " not " + ruleset_.vocabulary.fact(fact).name;
    for (const int fact : asked)
      if (needed.count(fact) == 0) which += " and " + ruleset_.vocabulary.fact(fact).name;
    fail(which, scenario, expected, found.possible);
  }

  void fail(const std::string& what, const Scenario& scenario, Outcomes expected, Outcomes found) {
    if (++mismatches_ > 5) return;
    std::string facts;
    for (const auto& entry : values_) {
      const auto& known = scenario.facts[static_cast<std::size_t>(entry.first)];
      facts += "\n  " + ruleset_.vocabulary.fact(entry.first).name + ":";
      for (const auto& piece : known.pieces)
        facts += " " + to_string(piece.least) + ".." + to_string(piece.most);
      if (known.may_not_happen) facts += " or not yet";
      facts += " may " + std::to_string(known.may) + " must " + std::to_string(known.must);
    }
    ADD_FAILURE() << part_.rule->id << ": " << what << " differ: naive " << int{expected} << ", engine "
                  << int{found} << facts;
  }

  const Ruleset& ruleset_;
  const Plan& plan_;
  const PlanPart& part_;
  Explorer& explorer_;
  const std::shared_ptr<const Rule> text_;  // as it reads in that place
  naive::Evaluator oracle_;
  Scenario base_;
  std::vector<std::pair<int, std::vector<naive::Point>>> values_;
  std::size_t judged_ = 0;
  int definite_ = 0;
  int mismatches_ = 0;
  int days_compared_ = 0;
  int bounds_compared_ = 0;
};

TEST(Oracle, AgreesOnEveryPartOfEveryRule) {
  const Ruleset& ruleset = shipped_rules();
  const Plan plan(ruleset);
  Explorer explorer(plan);
  std::mt19937 random(20261124);
  ASSERT_FALSE(plan.parts().empty());
  const int each = scenarios_wanted / static_cast<int>(plan.parts().size()) + 1;
  int scenarios = 0;
  int definite = 0;
  int mismatches = 0;
  int days = 0;
  int bounds = 0;
  std::size_t completions = 0;
  for (const auto& part : plan.parts()) {
    Trial trial(ruleset, plan, part, explorer);
    int run = 0;
    for (int tried = 0; run < each && tried < 100 * each; ++tried) run += trial.run(random) ? 1 : 0;
    EXPECT_EQ(run, each) << part.rule->id << ": too few scenarios that can be counted";
    scenarios += run;
    definite += trial.definite();
    mismatches += trial.mismatches();
    days += trial.days_compared();
    bounds += trial.bounds_compared();
    completions += trial.completions();
  }
  std::cout << scenarios << " scenarios, " << completions << " completions judged one by one, " << definite
            << " definite answers, " << days << " last days, " << bounds << " ranges of an amount, "
            << mismatches << " mismatches\n";
  EXPECT_GE(scenarios, scenarios_wanted);
  EXPECT_EQ(mismatches, 0);
  EXPECT_GT(days, 100);
  EXPECT_GT(bounds, 100);
  // A test that never meets an open answer, or only open ones, proves nothing.
  EXPECT_GT(definite, scenarios / 10);
  EXPECT_LT(definite, scenarios * 9 / 10);
}

}  // namespace
}  // namespace holdfast
