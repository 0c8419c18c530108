#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/rules_options.hpp"
#include "cli/simulate_options.hpp"

namespace holdfast::cli {
namespace {

constexpr const char* about =
    "Holdfast reads local tenant protections and tells what they mean for one home and one notice.\n"
    "It asks for nobody's name, keeps nothing and sends nothing. Information, not legal advice.";

constexpr const char* examples =
    "Try it:\n"
    "  holdfast screen examples/quickstart/tenant.yaml\n"
    "  holdfast screen examples/quickstart/tenant.yaml --lang es\n"
    "  holdfast ask --lang es\n"
    "  holdfast screen - --format json < examples/quickstart/tenant.yaml\n"
    "  holdfast next examples/quickstart/tenant.yaml\n"
    "  holdfast whatif examples/quickstart/tenant.yaml --vary rent_owed\n"
    "  holdfast timeline examples/quickstart/tenant.yaml --from 2026-11-20 --to 2027-12-31\n"
    "  holdfast rules list --place us/ca/los-angeles-county\n"
    "  holdfast rules list --facts\n"
    "  holdfast days --from 2026-11-20 --count 10 --calendar us/ca/courts\n"
    "\n"
    "A scenario is a short file:\n"
    "  as_of: 2026-11-24\n"
    "  facts:\n"
    "    home_place: us/ca/los-angeles-county/los-angeles\n"
    "    eviction_grounds: [nonpayment]\n"
    "    notice_served_on: 2026-11-20\n"
    "    bedrooms: 2\n"
    "    rent_owed: {at_least: 2400, at_most: 2700}   # about is fine; leave out what is not known\n"
    "\n"
    "Exit codes: 0 done, 1 internal error, 2 usage, 3 input refused, 4 cannot tell yet (with --strict),\n"
    "5 rules refused, 6 rule tests failed, 10 done but for some rows.";

// What `screen`, `whatif` and `timeline` read: one scenario, as of one day.
template <class Options>
void add_scenario_options(CLI::App& command, Options& options) {
  command.add_option("scenario", options.scenario, "A scenario in YAML or JSON, or - for standard input")
      ->required()
      ->type_name("FILE");
  add_rules_option(command, options.rules.folder);
  command
      .add_option("--known-on", options.rules.known_on,
                  "Read the rules with only what was on record by this day (default: all)")
      ->type_name("DATE");
  add_language_option(command, options.language);
  command
      .add_option("--as-of", options.as_of, "Read the law as of this day (default: the scenario's, or today)")
      ->type_name("DATE");
}

template <class Options>
void add_strip_format_option(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "text, json, or svg for a picture")
      ->check(CLI::IsMember({"text", "json", "svg"}))
      ->capture_default_str();
}

}  // namespace

int run(const std::vector<std::string>& arguments, Streams streams, const MoreCommands& more) {
  CLI::App app(about, "holdfast");
  app.set_version_flag("--version", std::string("holdfast ") + HOLDFAST_VERSION);
  app.require_subcommand(1);
  int code = done;

  ScreenOptions screening;
  auto* screen_command = app.add_subcommand("screen", "Tell what the rules mean for one scenario");
  add_scenario_options(*screen_command, screening);
  add_format_option(*screen_command, screening.format);
  screen_command
      ->add_option("--want", screening.want,
                   "answer; questions: also what is worth asking; changes: also what would change it")
      ->check(CLI::IsMember({"answer", "questions", "changes"}))
      ->capture_default_str();
  screen_command
      ->add_option(
          "--with", screening.rules.with,
          "Also answer as if a reform were law, and tell what changes: its id or its file, and perhaps\n"
          "@ and the day from which it counts. May be given several times")
      ->type_name("REFORM")
      ->allow_extra_args(false);
  screen_command->add_flag("--strict", screening.strict, "Exit with 4 when some answer cannot be told yet");
  screen_command->callback([&] { code = screen(screening, streams); });

  NextOptions next_asked;
  auto* next_command = app.add_subcommand("next", "Tell what to ask next, and why");
  add_scenario_options(*next_command, next_asked);
  next_command->add_option("--max", next_asked.most, "At most so many questions")
      ->check(CLI::Range(1, 100))
      ->type_name("N");
  add_format_option(*next_command, next_asked.format);
  next_command->callback([&] { code = next(next_asked, streams); });

  WhatIfOptions asking;
  auto* what_if_command = app.add_subcommand(
      "whatif", "Tell what would change the answer, and where, if one thing were different");
  add_scenario_options(*what_if_command, asking);
  what_if_command
      ->add_option("--vary", asking.vary,
                   "What moves: a fact, or a figure of law (a rule's id, / and the figure's name)")
      ->required()
      ->type_name("NAME");
  what_if_command->add_option("--from", asking.from, "From this value (default: as far as it goes)")
      ->type_name("VALUE");
  what_if_command->add_option("--to", asking.to, "Through this value")->type_name("VALUE");
  add_strip_format_option(*what_if_command, asking);
  what_if_command->callback([&] { code = what_if(asking, streams); });

  TimelineOptions days_to_ask;
  auto* timeline_command =
      app.add_subcommand("timeline", "Tell how the answer changes with the day on which one asks");
  add_scenario_options(*timeline_command, days_to_ask);
  timeline_command->add_option("--from", days_to_ask.from, "The first day")->required()->type_name("DATE");
  timeline_command->add_option("--to", days_to_ask.to, "The last day")->required()->type_name("DATE");
  add_strip_format_option(*timeline_command, days_to_ask);
  timeline_command->callback([&] { code = timeline(days_to_ask, streams); });

  AskOptions interviewing;
  auto* ask_command = app.add_subcommand("ask", "Ask, one by one, what can still change the answer");
  add_rules_option(*ask_command, interviewing.rules);
  add_language_option(*ask_command, interviewing.language);
  ask_command->add_option("--as-of", interviewing.as_of, "Read the law as of this day (default: today)")
      ->type_name("DATE");
  add_format_option(*ask_command, interviewing.format);
  ask_command->callback([&] { code = ask(interviewing, streams); });

  BatchOptions many;
  auto* batch_command = app.add_subcommand("batch", "Answer a table of many homes, row by row");
  batch_command
      ->add_option("table", many.input,
                   "A table (CSV or TSV, perhaps .gz) with a header, or - for standard input")
      ->required()
      ->type_name("FILE");
  batch_command->add_option("-o,--output", many.output, "Where the answers go (default: standard output)")
      ->type_name("FILE");
  add_rules_option(*batch_command, many.rules.folder);
  batch_command
      ->add_option("--known-on", many.rules.known_on,
                   "Read the rules with only what was on record by this day (default: all)")
      ->type_name("DATE");
  batch_command
      ->add_option(
          "--with", many.rules.with,
          "Answer as if a reform were law: its id or its file, and perhaps @ and the day from which it\n"
          "counts. May be given several times")
      ->type_name("REFORM")
      ->allow_extra_args(false);
  batch_command->add_option("--as-of", many.as_of, "Read the law as of this day (default: today)")
      ->type_name("DATE");
  batch_command->add_option("--map", many.map, "How the table's columns tell of facts, and what to write")
      ->type_name("FILE");
  batch_command
      ->add_option("--columns", many.columns,
                   "Only these, with commas between: row,place,RULE.outcome,RULE.limit")
      ->delimiter(',')
      ->type_name("NAMES");
  batch_command
      ->add_option("--passthrough", many.passthrough, "Columns of the table to copy, with commas between")
      ->delimiter(',')
      ->type_name("NAMES");
  batch_command
      ->add_option("--errors", many.errors, "A table of every mistake: line, column, what was expected")
      ->type_name("FILE");
  batch_command->add_option("--jobs", many.jobs, "So many threads (default: one for each processor)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  batch_command->add_flag("--bom", many.bom,
                          "Begin with a byte order mark, so that a spreadsheet reads accents");
  batch_command
      ->add_option(
          "--format", many.format,
          "table; or ndjson: a scenario in JSON on each line, and its answer (default: by the file's name)")
      ->check(CLI::IsMember({"table", "ndjson"}));
  add_language_option(*batch_command, many.language);
  batch_command
      ->add_option("--want", many.want,
                   "Of ndjson: answer; questions: also what is worth asking; changes: all")
      ->check(CLI::IsMember({"answer", "questions", "changes"}))
      ->capture_default_str();
  batch_command->callback([&] { code = batch(many, streams); });

  SimulateOptions simulating;
  MergeOptions merging;
  add_simulate_commands(app, simulating, merging, streams, code);
  SweepOptions sweeping;
  add_sweep_command(app, sweeping, streams, code);

  DaysOptions counting;
  auto* days_command = app.add_subcommand("days", "Count days: court days, business days or calendar days");
  days_command->add_option("--from", counting.from, "Count after this day")->required()->type_name("DATE");
  days_command->add_option("--count", counting.count, "So many days")->required()->type_name("N");
  days_command->add_option("--unit", counting.unit, "Which days count: court, calendar or business")
      ->check(CLI::IsMember({"court", "calendar", "business"}))
      ->capture_default_str();
  days_command->add_option("--calendar", counting.calendar, "Whose closed days: us/ca/courts, us/federal")
      ->type_name("ID");
  days_command->add_option("--if-closed", counting.if_closed, "What becomes of a last day that is closed")
      ->check(CLI::IsMember({"stays", "next_open_day", "previous_open_day"}))
      ->capture_default_str();
  add_rules_option(*days_command, counting.rules);
  add_language_option(*days_command, counting.language);
  add_format_option(*days_command, counting.format);
  days_command->callback([&] { code = days(counting, streams); });

  SchemaOptions schemas;
  auto* schema_command =
      app.add_subcommand("schema", "Print the JSON Schema of a kind of file, for editors and other programs");
  schema_command->add_option("kind", schemas.kind, "rule, reform, vocabulary, scenario, map or budget")
      ->required()
      ->check(CLI::IsMember({"rule", "reform", "vocabulary", "scenario", "map", "budget"}));
  add_rules_option(*schema_command, schemas.rules);
  add_language_option(*schema_command, schemas.language);
  schema_command->callback([&] { code = schema(schemas, streams); });

  RulesOptions rules;
  add_rules_commands(app, rules, streams, code);

  if (more) more(app, code);

  app.footer(examples);  // only now: commands that are added later would repeat it
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, streams.out, streams.err) == 0 ? done : usage;
  }
  return code;
}

}  // namespace holdfast::cli
