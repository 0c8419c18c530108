// A deliberately naive evaluator, to hold the engine to: one completion at a time, straight from the rules as
// they were read, with nothing of the plan, of boxes or of splitting. Slow and obvious.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/truth.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::naive {

struct Point {  // one fact's one value
  bool happened = true;
  Int number = 0;          // numbers, days, minutes
  std::uint64_t bits = 0;  // choices: one bit; sets: what it holds; yes_no: 1 no, 2 yes
  bool may_come = false;   // what has not happened still can
  bool operator==(const Point&) const = default;
};
using Completion = std::vector<Point>;  // by number of the fact

enum class Answer { applies, does_not_apply, not_in_force, blocked_by_court, needs_review };

struct Law {  // what the law says of an amount: one point, or a gap from low to high
  Int low = 0;
  Int high = 0;
  bool absent = false;
};

struct Judged {
  Answer answer = Answer::needs_review;
  std::optional<Law> limit;        // in our reading, when in force
  std::set<std::string> warns;     // doubts that matter and are shown
  std::set<std::string> withheld;  // doubts that matter and withhold
};

class Evaluator {
 public:
  Evaluator(const Ruleset& ruleset, const Rule& rule, std::size_t part, std::size_t signature, int place,
            Day as_of)
      : ruleset_(ruleset),
        rule_(rule),
        part_(part),
        signature_(signature),
        place_(place),
        area_(ruleset.places.entry(place).fair_market_area),
        as_of_(as_of) {}

  Judged judge(const Completion& completion) const;

  // Every day on which anything in the rule, its readings or its tables may change.
  std::set<Day> days() const;
  // Every limit that any completion can meet, over `days` and `keys`.
  std::set<Int> limits(const std::set<Day>& days, int keys) const;
  std::set<int> facts() const;  // those that the part reads, under any reading
  // Every figure of that unit, at `scale`, under any reading.
  std::set<Int> figures(Type::Base unit, int scale) const;
  std::set<Int> minutes() const;  // at which a round opens or closes, and one to either side
  // The last day of the part's limit, where the event has happened and the rule speaks; else nothing.
  std::optional<Law> last_day(std::size_t mask, const Completion& completion) const;
  bool touches(std::size_t mask, const Completion& completion) const;  // its doubts all touch this case
  std::size_t readings() const { return rule_.readings.size(); }
  // The days on which a comparison with `day` may turn: of the last days of limits, and of their events.
  std::set<Day> turns(Day day) const;
  bool has_limits() const;
  bool weighs_days() const;
  // Whether it satisfies the vocabulary's impossibilities, as far as the part reads their facts.
  bool possible(const Completion& completion) const;
  // The values of a set that the rule asks for.
  std::set<std::string> members(int fact) const;

 private:
  // Calls `use` with every expression of the part, under any reading.
  void each_expression(const std::function<void(const Expression&)>& use) const;
  Truth truth(const Rule& rule, const Expression& e, Day day, const Completion& c) const;
  Law amount(const Rule& rule, const Expression& e, Day day, const Completion& c) const;
  int fact_of(const Expression& e) const;
  // The cell of the grid's row that holds both days; null outside every row.
  const GridRow::Cell* cell(const Rule& rule, const Expression& e, const Completion& c) const;
  Law rows(const Rule& rule, const Expression& e, Day day, const Completion& c) const;
  Law sheets(const Table& table, const std::set<std::string>& left_out, Day day, int key) const;
  Law table(const Rule& rule, const Expression& e, Day day, int key) const;
  Answer answer(std::size_t mask, const Completion& c, std::optional<Law>* limit) const;
  // What follows, on which stages, where the part helps.
  std::string consequence(std::size_t mask, const Completion& c) const;
  Day governing_day(const Rule& rule, const Completion& c) const;
  Day day_of(int event, const Completion& c) const;
  // Nothing where none of the conditions is there on that day.
  std::optional<Truth> conditions(const Rule& rule, const Conditions& of, bool all, Day day,
                                  const Completion& c) const;
  Law last_day(const Rule& rule, const TimeLimit& limit, Day day, const Completion& c) const;
  Law counted(const TimeLimit& limit, const DayTerm& term, IfClosed if_closed, Law from) const;
  void each_limit(const std::function<void(const TimeLimit&)>& use) const;
  bool bears(const Rule& rule, Day day) const;
  Truth broken(const Rule& rule, const Duty& duty, Day day, const Completion& c) const;
  Truth done(const Rule& rule, const Deed& deed, Day day, const Completion& c) const;
  Truth covered(const Rule& rule, const Covers& covers, Day day, const Completion& c) const;
  const Rule& text(std::size_t mask) const { return mask == 0 ? rule_ : *rule_.readings[mask]; }
  std::size_t touched(std::size_t mask, const Completion& c) const;
  bool reaches(const Rule& rule, const Completion& c) const;

  const Ruleset& ruleset_;
  const Rule& rule_;
  std::size_t part_;
  std::size_t signature_;
  int place_;
  std::string area_;
  Day as_of_;
  mutable int row_ = -1;  // the first fact of the row that a filter looks at
  mutable std::map<Day, std::set<Day>> turns_;
};

}  // namespace holdfast::naive
