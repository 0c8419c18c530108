// A rule: one question, answered by law that was in force on some days. Checked and typed; a rule that
// loaded cannot fail. Each operative block is a `Part` and becomes a finding of its own.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/season.hpp"
#include "engine/language/expression.hpp"
#include "engine/ruleset/consequence.hpp"
#include "engine/ruleset/quantity.hpp"
#include "engine/ruleset/step.hpp"
#include "engine/ruleset/time_limit.hpp"

namespace holdfast {

struct Figure {
  std::string name;
  Type type;
  Int step = 1;  // what a what-if moves it by, at the type's scale
  Steps<Quantity> steps;
  std::map<int, Steps<Quantity>> local;  // of places inside the rule's that set their own
};

// A place inside the rule's in which it counts only from a day on, because the place joined it.
struct OptIn {
  int place = 0;
  Day from = first_day;
  Backing backing;
};

// A named condition. On days outside `days` it is not there.
struct Condition {
  std::string name;
  Expression when;
  DayRange days;
  Backing backing;
  std::string pointer;
};

enum class Must { exceed, reach };  // the debt must be greater than the limit; or equal to it or greater

// `barred_unless`: the landlord may go on only if the debt exceeds, or reaches, the limit.
struct BarredUnless {
  Expression debt;
  Backing debt_backing;
  Steps<Must> must;
  Expression limit;
};

// `notice_must`: what the notice has to show. Applies when something is missing.
struct NoticeMust {
  int fact = 0;                   // notice_shows
  std::vector<std::string> show;  // values of it
};

// Named conditions in groups. A leaf is not there on days outside its own; where its first or last day is not
// known exactly, it may be there or not.
struct Conditions {
  enum class Kind { leaf, all_of, any_of };
  Kind kind = Kind::leaf;
  std::string name;
  std::string pointer;
  std::vector<Conditions> parts;  // of a group
  Expression when;                // of a leaf
  LawDay from{first_day, first_day};
  LawDay through{last_day, last_day};
  Backing backing;
};

// What a tenant must have done: a condition, or an event by the time of another.
struct Deed {
  std::string name;
  std::string pointer;
  std::optional<Expression> when;
  int done = -1;                    // the fact that it happened
  Expression by;                    // at the latest on that day, or, where both are times, at that time
  int will = -1;                    // hidden: whether the tenant will still do it, where that is possible
  std::optional<TimeLimit> within;  // or within so many days
  // Or: a share of some months' rent is paid, in time, over all of them together or for each by itself. Two
  // hidden facts say so; what they may be follows from the scenario's lists.
  struct Pays {
    std::string share;      // a figure
    std::size_t group = 0;  // of ProtectedDebt::groups
    Day by = last_day;
    bool together = true;
    int of_all = -1;
    int of_each = -1;
  };
  std::optional<Pays> pays;
  Backing backing;
};

// `landlord_must`, and `tenant_must` of a deadline: what one of them has to do, by when or not before. A
// landlord's applies when the landlord did not do it; a tenant's when it is still to be done.
struct Duty {
  enum class Order {
    within,      // through the last day of the limit
    only_after,  // from the day after the last
    not_before,  // from the last day itself
  };
  bool tenant = false;
  std::optional<Conditions> met;  // it is done where this is so; or an event is weighed against the limit:
  Order order = Order::within;
  int done = -1;  // the fact that it happened
  TimeLimit limit;
  int will = -1;                      // hidden: whether the landlord will still do it in time
  std::vector<std::string> cured_by;  // what the tenant can do while the landlord has to wait
  std::string question;  // the question of law that rules of several places answer together; or ""
};

constexpr std::array<std::string_view, 2> cure_names{"paying_in_full", "moving_out"};

// `covers`: whom a moratorium or a stay helps. Applies when all of it is so.
struct Covers {
  Conditions who;
  std::vector<Deed> deeds;
  std::optional<Season> season;  // of the day that counts
  Backing season_backing;
  // Where the rule calls a day off: the new one lies so many days after the event at the earliest.
  struct NewDay {
    int after = -1;  // a fact
    int days = 0;
    Backing backing;
  };
  std::optional<NewDay> new_day;
  // `just_cause`: it helps unless the landlord gives one of these grounds; a ground on neither list is one of
  // which the law was not read.
  struct Cause {
    int fact = -1;  // eviction_grounds
    std::uint64_t allowed = 0;
    std::uint64_t none = 0;  // certainly no cause
    Backing backing;
  };
  std::optional<Cause> cause;
  std::optional<Expression> amount;  // `cure`: what has to be paid
  Backing amount_backing;
};

// `award`: what a relief program pays, to whom, and when it takes applications. Applies when a round is open
// and the household is eligible.
struct Relief {
  struct Round {
    std::string name;
    std::string pointer;
    Minute opens = 0;                      // the first minute
    Minute closes = 0;                     // the last minute
    std::vector<std::string> who_applies;  // landlord, tenant, displaced_homeowner
    Backing backing;
  };
  struct Term {  // one of the caps; the least of them is paid
    std::string name;
    std::string pointer;
    Expression amount;
    DayRange days;                     // outside these it is not there
    std::optional<Conditions> waived;  // where this is so, the program may leave it out
    int will = -1;                     // hidden: whether it does
    Backing backing;
  };
  struct Bucket {  // what is paid for one thing
    std::string name;
    std::string pointer;
    std::string paid_to;
    std::vector<Term> least_of;
  };
  int applied = -1;           // the fact whose time is weighed against the rounds
  std::vector<Round> rounds;  // none: it takes applications on every day on which it is in force
  // What is known of the money, from day to day; empty: nothing was said.
  enum class Funds { open, waitlist, closed, unknown };
  Steps<Funds> funds;
  Conditions eligible;
  std::vector<Condition> priority;  // who goes first; changes no eligibility
  std::vector<Bucket> award;        // one at least
  bool guaranteed = false;
  bool outside_unknown = false;  // between and after the rounds nobody knows
};

// Digits after the point of what a program pays.
int scale_of(const Relief& relief);

// `never_a_ground`: months of rent for which nobody can be evicted. Judged month by month.
struct ProtectedDebt {
  struct Group {
    std::string name;
    std::string pointer;
    DayRange months;                 // by their first days
    DayRange days;                   // governing days on which the group is there
    std::vector<std::size_t> needs;  // deeds
    std::optional<Expression> when;
    Backing backing;
  };
  // Where a payment goes for which nobody told a month, if it was made after the covered months.
  enum class Debt { current_rent, later_arrears, covered_rent };
  int rent = -1;      // the list of months: its columns are month and due
  int payments = -1;  // the list of payments: for_month, amount, paid_on
  std::vector<Group> groups;
  std::vector<Deed> deeds;
  std::vector<Debt> payments_go_to;  // each once, in order; or none: the law was not seen to say
  Backing order_backing;

  // The groups that hold a month, a bit each.
  std::size_t signature(Day month) const {
    std::size_t bits = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (groups[i].months.holds(month)) bits |= std::size_t{1} << i;
    return bits;
  }
};

constexpr std::array<std::string_view, 3> debt_names{"current_rent", "later_arrears", "covered_rent"};

struct Part {
  std::string name;            // a rule's parts have names of their own, but for the same block of
  std::optional<Stage> stage;  // each stage, where each is governed by its own day:
  int governed_by = -1;        // this fact's
  std::string pointer;
  std::string source;
  DayRange days;  // outside these it is not in force
  std::variant<BarredUnless, NoticeMust, Covers, Relief, ProtectedDebt, Duty> block;
  Steps<std::string> effect;
  std::string not_verified;
};

// One row of `by_two_dates`: what the law says where both days lie in these stretches.
struct GridRow {
  struct Cell {
    bool unknown = false;
    Quantity amount;   // of a column of amounts
    std::string word;  // of a column of words
  };
  std::string name;
  std::string pointer;
  std::vector<DayRange> days;  // by fact of Rule::governed_by
  std::vector<Cell> cells;     // by column of Rule::grid_columns
  Backing backing;
};

struct GridColumn {
  std::string name;  // for expressions
  Type type;
  std::shared_ptr<const std::vector<std::string>> words;  // what `type.values` points to; or null
};

enum class IfItMatters { warn, needs_review };

// A doubt about the law: under its other reading, which is a small overlay on the rule or simply unknown.
struct Doubt {
  std::string name;
  std::string question;
  std::optional<Expression> when;  // it touches only these cases
  DayRange days;                   // and only these governing days
  bool unknown = false;            // the other reading is not known; otherwise see Rule::readings
  IfItMatters if_it_matters = IfItMatters::warn;
  std::vector<std::string> sources;
  std::string pointer;
};

struct RuleCase {
  std::string name;
  std::string id;  // of the worked case in the law notes; or ""
  std::optional<Day> as_of;
  std::string place;        // the rule's own unless the case says otherwise
  std::string with_reform;  // "", "false", or a day
  std::string approved_by;  // "nobody" where the engine computed what to expect; "" where a person wrote it
  std::map<std::string, Node> given;  // of all cases, then of this one
  Node expect;
  Node at;  // for diagnostics
};

struct Rule {
  std::string id;
  std::string kind;
  std::string title;
  std::string file;
  int place = 0;
  Day checked = 0;
  Day verified_through = 0;
  std::optional<Day> review_by;  // somebody has to look again by that day
  std::string confidence;
  std::vector<Event> history;
  int rows = -1;                             // the list whose rows are judged one by one; -1 for none
  std::vector<int> governed_by;              // facts that are dates, in order; one for now
  std::string enacted_by;                    // federal, state, county, city, landlord: who made it
  std::optional<std::vector<OptIn>> opt_in;  // the places that joined; elsewhere it does not count
  bool each_stage = false;                   // each stage is governed by its own day
  std::vector<std::string> grounds;          // values of eviction_grounds; empty: any
  std::vector<Condition> exempt;
  Steps<std::vector<std::string>> stages;
  std::vector<Part> parts;
  std::map<std::string, Figure> figures;
  std::vector<GridColumn> grid_columns;
  std::vector<GridRow> grid;
  std::map<std::string, Expression> definitions;
  std::map<std::string, std::string> table_editions;  // table -> edition, where a reading sets one
  std::vector<Doubt> doubts;
  Sources sources;
  std::vector<RuleCase> cases;

  // The readings that are overlays: doubts[reading_doubts[i]] is bit i, and readings[mask] is the whole rule
  // with every reading of the mask in the place of ours. readings[0] is empty: it is this rule.
  std::vector<int> reading_doubts;
  std::vector<std::shared_ptr<const Rule>> readings;

  std::vector<std::string> reforms;  // that this text stands on; none: it is law
  // The rule as reforms would have it, on governing days that do not overlap, in order. Each answers the same
  // questions, governed by the same day, and has no doubt that the rule has not.
  struct Amendment {
    DayRange days;
    std::shared_ptr<const Rule> text;
  };
  std::vector<Amendment> amendments;
};

// Calls `use` with every expression of the rule and of its parts, and with their parts; not of its readings.
void each_expression(const Rule& rule, const std::function<void(const Expression&)>& use);

// The tables that any text of the rule reads, by number.
std::set<int> tables_read(const Rule& rule);

// The fact whose day picks the edition of the part; -1 for `as_of`.
int governing_fact(const Rule& rule, const Part& part);

// What is not law: an overlay with a history of its own, never switched on by itself.
struct Reform {
  std::string id;
  std::string title;
  std::string file;
  Day checked = 0;
  std::vector<Event> history;
  std::string rule;  // the first that it changes, copies or adds, of which its cases speak; "" for none
  std::vector<std::string> extends;
  std::vector<int> places;  // what it would have reached
  bool outside = false;     // it stands outside the rules: an analyst's
  bool on = false;          // somebody switched it on
  Sources sources;
  std::vector<RuleCase> cases;
};

}  // namespace holdfast
