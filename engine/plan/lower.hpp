// Typed expressions → nodes, for one day of the law and one kind of place.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "engine/base/truth.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// What a home finds its figures by, of each table that the rule reads.
using Areas = std::map<int, std::string>;

class Lowering {
 public:
  // `rule` is null for expressions that read facts alone.
  // `sites`, if not null, receives every figure and
  // table named.
  // `governing` is the fact of `governing_date`; -1 for `as_of`.
  Lowering(Plan& plan, const Rule* rule, int governing, Day day, const Areas* areas, std::vector<Site>* sites)
      : plan_(plan), rule_(rule), governing_(governing), day_(day), areas_(areas), sites_(sites) {}

  NodeId truth(const Expression& expression);
  NodeId amount(const Expression& expression);                  // at the expression's own scale
  NodeId amount(const Expression& expression, int scale);       // at that scale, which loses no digit
  NodeId difference(const Expression& a, const Expression& b);  // a - b, at the larger scale
  NodeId compare(const Expression& a, const Expression& b, Relation relation);  // a - b against 0
  NodeId constant(Truths truth);
  NodeId constant(Int amount);
  NodeId both(std::vector<NodeId> parts);
  NodeId either(std::vector<NodeId> parts);
  NodeId opposite(NodeId part);
  NodeId fact(Op op, int fact);                         // a leaf that reads one fact
  NodeId includes(int fact, const std::string& value);  // the set `fact` holds it
  NodeId day_of_time(NodeId time);
  NodeId day_of(int event);            // the day of a date or a time among the facts
  NodeId governing_day(int event);     // its day, or, if it has not happened, that of `as_of`
  NodeId governing_minute(int event);  // likewise, of a time
  NodeId at_most(NodeId a, NodeId b);  // a <= b, two amounts of one scale
  NodeId plus(NodeId amount, Int more);
  NodeId last_day(const TimeLimit& limit);  // read where its event has happened
  NodeId counted(NodeId day, const DayTerm& term, int calendar);
  std::vector<NodeId> grid_rows();                             // by row: both days lie in it
  NodeId moved(NodeId day, int calendar, IfClosed if_closed);  // off a closed day

 private:
  // A sum of nodes with whole coefficients, plus a constant, at one scale.
  struct Linear {
    std::map<NodeId, Int> terms;
    Int constant = 0;
  };
  void add(Linear& form, NodeId id, Int sign) const;
  int fact_of(const Expression& expression) const;
  Linear rows(const Expression& expression, int scale);
  NodeId grid_amount(const Expression& expression);
  NodeId grid(const std::function<NodeId(const GridRow&)>& value);
  NodeId is_one(NodeId amount);
  NodeId grid_is(const Expression& expression, const std::string& word);
  Linear linear(const Expression& expression, int scale);
  Linear linear_product(const Expression& expression);
  std::set<int> events_of(const Expression& expression) const;
  bool reads(NodeId id, int fact) const;
  bool moves(const Figure& figure) const;
  Linear figure(const Expression& expression);
  NodeId lookup(const Expression& expression);
  NodeId counted(NodeId day, const Steps<DayTerm>& steps, int calendar);
  void record(const Expression& e, NodeId id);
  NodeId call(const Expression& expression);
  NodeId node_of(const Linear& form);
  NodeId compare(const Expression& a, const Expression& b, Expression::Kind kind);
  NodeId choice(int fact, std::uint64_t mask);

  Plan& plan_;
  const Rule* rule_;
  int governing_;
  Day day_;
  const Areas* areas_;  // null where no table is named
  std::vector<Site>* sites_;
  int row_ = -1;  // the first fact of the row that a filter looks at
};

// The step that holds on `day`; null when the day lies where a step's own day is not known exactly: then the
// steps before and after both may hold.
template <class T>
const Step<T>* step_on(const Steps<T>& steps, Day day) {
  const Step<T>* found = steps.empty() ? nullptr : &steps.front();
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (day >= steps[i].from.latest)
      found = &steps[i];
    else if (day >= steps[i].from.earliest)
      return nullptr;
  }
  return found;
}

}  // namespace holdfast
