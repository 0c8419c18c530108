// One function for each command: options and streams in, an exit code out. Data goes to `out`, words for
// people about the run itself to `err`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/which_rules.hpp"

namespace holdfast::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

struct ScreenOptions {
  std::string scenario;  // a path, or `-`
  WhichRules rules;
  std::string as_of;  // ISO date; "" for the scenario's own
  std::string language = "en";
  std::string format = "text";   // text, json
  std::string want = "changes";  // each with all before it: answer, questions, changes
  bool strict = false;
};
int screen(const ScreenOptions& options, Streams streams);

struct NextOptions {
  std::string scenario;  // a path, or `-`
  WhichRules rules;
  std::string as_of;
  std::string language = "en";
  std::string format = "text";  // text, json
  int most = 100;               // questions
};
int next(const NextOptions& options, Streams streams);

struct WhatIfOptions {
  std::string scenario;  // a path, or `-`
  WhichRules rules;
  std::string vary;  // a fact, or a figure: `us/dc/rent-threshold/least_debt`
  std::string from;  // in its own units; "" for as far as it goes
  std::string to;
  std::string as_of;
  std::string language = "en";
  std::string format = "text";  // text, json, svg
};
int what_if(const WhatIfOptions& options, Streams streams);

struct TimelineOptions {
  std::string scenario;
  WhichRules rules;
  std::string from;  // ISO dates, both included
  std::string to;
  std::string as_of;  // what "you are here" means
  std::string language = "en";
  std::string format = "text";  // text, json, svg
};
int timeline(const TimelineOptions& options, Streams streams);

struct AskOptions {
  std::string rules;
  std::string as_of;  // ISO date; "" for today
  std::string language = "en";
  std::string format = "text";  // text, json
};
int ask(const AskOptions& options, Streams streams);

struct BatchOptions {
  std::string input;   // a path, or `-`
  std::string output;  // a path; "" or `-` for standard output
  WhichRules rules;
  std::string as_of;                     // ISO date; "" for today
  std::string map;                       // a path; "" for none
  std::string errors;                    // a path; "" for none
  std::vector<std::string> columns;      // empty: all
  std::vector<std::string> passthrough;  // headers
  int jobs = 0;                          // 0: as many as there are processors
  bool bom = false;
  std::string format;  // table, ndjson; "" to go by the name
  std::string language = "en";
  std::string want = "answer";  // of ndjson
};
int batch(const BatchOptions& options, Streams streams);

// What every command over a population takes.
struct PopulationOptions {
  std::vector<std::string> tables;  // paths; `-` for standard input
  WhichRules rules;
  std::vector<std::string> reforms;  // each one scenario: an id or a file, several with commas between
  std::string as_of;                 // ISO date; "" for today
  std::string map;                   // a path; "" for none
  std::vector<std::string> by;
  std::string weight;
  std::string rows_are = "rows";
  std::string output;  // a folder
  std::int64_t smallest_cell = 10;
  int jobs = 0;
};

struct SimulateOptions : PopulationOptions {
  std::vector<std::string> asked;  // rules; empty: what the reforms touch
  std::vector<std::string> passthrough;
  std::vector<std::string> replicates;
  std::string replicate_scale;
  std::vector<std::string> budgets;  // paths
  std::vector<std::string> expect;   // `RULE.measure=N`
  std::uint32_t piece = 0;           // of the first table; 0: not told
  bool micro = true;
  bool partial = false;
};
int simulate(const SimulateOptions& options, Streams streams);

struct SweepOptions : PopulationOptions {
  std::string vary;                  // RULE/FIGURE, perhaps `=FROM:TO:STEP`
  std::vector<std::string> besides;  // RULE/FIGURE=VALUE:VALUE…; each value a scenario
  std::string rule;                  // RULE or RULE#BLOCK; "" for the figure's
  std::string share = "50%";
};
int sweep(const SweepOptions& options, Streams streams);

struct MergeOptions {
  std::vector<std::string> partials;  // paths of files, or of folders that hold partial.json
  std::string output;                 // a folder
};
int merge(const MergeOptions& options, Streams streams);

struct DaysOptions {
  std::string rules;
  std::string from;  // ISO date; not counted itself
  int count = 0;
  std::string unit = "court";       // court, calendar, business
  std::string calendar;             // an id; "" for none
  std::string if_closed = "stays";  // stays, next_open_day, previous_open_day
  std::string language = "en";
  std::string format = "text";
};
int days(const DaysOptions& options, Streams streams);

struct SchemaOptions {
  std::string kind;  // rule, reform, vocabulary, scenario
  std::string rules;
  std::string language = "en";
};
int schema(const SchemaOptions& options, Streams streams);

struct RulesOptions {
  std::string rules;
  std::string rule;    // show, test, cases, mutate, packet: one rule's id; "" for all. figure: a table
  std::string place;   // list, status: only what reaches it, or lies in it; figure: of it
  std::string day;     // status, figure, page, packet: as of; stale: before. ISO date
  std::string folder;  // page: where the pages go
  std::string language = "en";
  std::string format = "text";
  std::string junit;                  // test: a file to write; "" for none
  bool coverage = false;              // test: also what no case visits
  bool defects = false;               // cases: for seeded defects in place of branches and boundaries
  std::size_t each = 1;               // mutate: only every so-manyeth defect
  std::vector<std::string> folders;   // diff: two of rules, or one, or none
  std::vector<std::string> known_on;  // diff: ISO dates, of the one and of the other
  bool facts = false;                 // list: the facts in place of the rules
  bool places = false;                // list: the places
  bool strict = false;                // check: a warning refuses the rules too
};
int rules_check(const RulesOptions& options, Streams streams);
int rules_list(const RulesOptions& options, Streams streams);
int rules_show(const RulesOptions& options, Streams streams);
int rules_figure(const RulesOptions& options, Streams streams);
int rules_status(const RulesOptions& options, Streams streams);
int rules_stale(const RulesOptions& options, Streams streams);
int rules_page(const RulesOptions& options, Streams streams);
int rules_packet(const RulesOptions& options, Streams streams);
int rules_test(const RulesOptions& options, Streams streams);
int rules_cases(const RulesOptions& options, Streams streams);
int rules_diff(const RulesOptions& options, Streams streams);
int rules_mutate(const RulesOptions& options, Streams streams);

}  // namespace holdfast::cli
