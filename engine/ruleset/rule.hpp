// A rule: one question, answered by law that was in force on some days. Checked and typed; a rule that
// loaded cannot fail. Each operative block is a `Part` and becomes a finding of its own.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/language/expression.hpp"
#include "engine/ruleset/history.hpp"
#include "engine/ruleset/quantity.hpp"

namespace holdfast {

// A value that changed over time: the first step from the start, each next from its day.
template <class T>
struct Step {
  LawDay from;
  T value;
  Backing backing;
  std::string pointer;
};
template <class T>
using Steps = std::vector<Step<T>>;

struct Figure {
  std::string name;
  Type type;
  Steps<Quantity> steps;
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

struct Part {
  std::string name;
  std::string pointer;
  std::string source;
  DayRange days;  // outside these it is not in force
  std::variant<BarredUnless, NoticeMust> block;
  Steps<std::string> effect;
  std::string not_verified;
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
  std::string place;                  // the rule's own unless the case says otherwise
  std::string with_reform;            // "", "false", or a day
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
  std::string confidence;
  std::vector<Event> history;
  std::vector<int> governed_by;      // facts that are dates, in order; one for now
  std::vector<std::string> grounds;  // values of eviction_grounds; empty: any
  std::vector<Condition> exempt;
  Steps<std::vector<std::string>> stages;
  std::vector<Part> parts;
  std::map<std::string, Figure> figures;
  std::map<std::string, Expression> definitions;
  std::map<std::string, std::string> table_editions;  // table -> edition, where a reading sets one
  std::vector<Doubt> doubts;
  Sources sources;
  std::vector<RuleCase> cases;

  // The readings that are overlays: doubts[reading_doubts[i]] is bit i, and readings[mask] is the whole rule
  // with every reading of the mask in the place of ours. readings[0] is empty: it is this rule.
  std::vector<int> reading_doubts;
  std::vector<std::shared_ptr<const Rule>> readings;
};

// What is not law: an overlay with a history of its own, never switched on by itself.
struct Reform {
  std::string id;
  std::string title;
  std::string file;
  Day checked = 0;
  std::vector<Event> history;
  std::vector<int> places;  // what it would have reached
  Sources sources;
  std::vector<RuleCase> cases;
};

}  // namespace holdfast
