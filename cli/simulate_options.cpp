#include "cli/simulate_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/rules_options.hpp"

namespace holdfast::cli {
namespace {

void add_names(CLI::App& command, const char* option, std::vector<std::string>& into, const char* about) {
  command.add_option(option, into, about)->delimiter(',')->allow_extra_args(false)->type_name("NAMES");
}

void add_out(CLI::App& command, std::string& output) {
  command.add_option("-o,--out", output, "The folder of the results; new, or of an earlier run")
      ->required()
      ->type_name("FOLDER");
}

void add_population_options(CLI::App& command, PopulationOptions& options) {
  command.add_option("tables", options.tables, "Tables (CSV or TSV, perhaps .gz), or - for standard input")
      ->required()
      ->type_name("FILES");
  add_out(command, options.output);
  command.add_option("--map", options.map, "How the tables' columns tell of facts")->type_name("FILE");
  command
      .add_option("--reform", options.reforms,
                  "A scenario beside the law: a reform's id or file, perhaps @ and the day from which it\n"
                  "counts; several with commas are laid in together. May be given several times")
      ->type_name("REFORM")
      ->allow_extra_args(false);
  add_names(command, "--by", options.by, "Columns whose values make groups");
  command.add_option("--weight", options.weight, "The column of the weight (default: each row counts once)")
      ->type_name("NAME");
  command.add_option("--rows-are", options.rows_are, "What a row is: notices, households")
      ->type_name("WORD")
      ->capture_default_str();
  command
      .add_option("--smallest-cell", options.smallest_cell,
                  "Counts of fewer rows than this are not shown; 0 shows all")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  command.add_option("--as-of", options.as_of, "Read the law as of this day (default: today)")
      ->type_name("DATE");
  add_rules_option(command, options.rules.folder);
  command
      .add_option("--known-on", options.rules.known_on,
                  "Read the rules with only what was on record by this day (default: all)")
      ->type_name("DATE");
  command.add_option("--jobs", options.jobs, "So many threads (default: one for each processor)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
}

}  // namespace

void add_simulate_commands(CLI::App& app, SimulateOptions& simulating, MergeOptions& merging, Streams streams,
                           int& code) {
  auto* command = app.add_subcommand(
      "simulate", "Count what the law and reforms of it mean for a population, in one pass over its rows");
  add_population_options(*command, simulating);
  command
      ->add_option(
          "--rule", simulating.asked,
          "A rule to count, or RULE#BLOCK; may be given several times (default: what the reforms touch)")
      ->type_name("RULE")
      ->allow_extra_args(false);
  add_names(*command, "--repwt", simulating.replicates,
            "Columns of replicate weights, for standard errors; PWGTP1..PWGTP80 names eighty");
  command
      ->add_option("--repwt-scale", simulating.replicate_scale,
                   "What the squared differences of the replicates are multiplied by: 4/80 of the census")
      ->type_name("FRACTION");
  command->add_option("--budget", simulating.budgets, "A relief budget to spend; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_names(*command, "--passthrough", simulating.passthrough,
            "Columns of the tables to copy to the micro table");
  command
      ->add_option(
          "--expect", simulating.expect,
          "A count that the baseline should give, as measure=N or RULE.measure=N; the difference is told")
      ->type_name("COUNT")
      ->allow_extra_args(false);
  command->add_flag("!--no-micro", simulating.micro, "Do not write a line for each row");
  command->add_flag("--partial", simulating.partial, "Write a partial result, for `holdfast merge`");
  command
      ->add_option("--piece", simulating.piece,
                   "The number of the first table among all of the study (from 1)")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  command->callback([&simulating, streams, &code] { code = simulate(simulating, streams); });

  auto* merge_command =
      app.add_subcommand("merge", "Put partial results together; the same bytes as one run over all tables");
  merge_command->add_option("partials", merging.partials, "partial.json files, or the folders that hold them")
      ->required()
      ->type_name("FILES");
  add_out(*merge_command, merging.output);
  merge_command->callback([&merging, streams, &code] { code = merge(merging, streams); });
}

void add_sweep_command(CLI::App& app, SweepOptions& sweeping, Streams streams, int& code) {
  auto* command = app.add_subcommand(
      "sweep", "Move a figure of law through its values, and count whom it helps at each; exact breakpoints");
  add_population_options(*command, sweeping);
  command->add_option("--vary", sweeping.vary, "What moves: RULE/FIGURE, or RULE/FIGURE=FROM:TO:STEP")
      ->required()
      ->type_name("FIGURE");
  command
      ->add_option("--and", sweeping.besides,
                   "A second figure, as scenarios: RULE/FIGURE=VALUE:VALUE, as a reform would write them")
      ->type_name("FIGURE")
      ->allow_extra_args(false);
  command
      ->add_option("--rule", sweeping.rule,
                   "Whom this rule helps: RULE or RULE#BLOCK (default: the figure's)")
      ->type_name("RULE");
  command->add_option("--share", sweeping.share, "Tell the value from which on so many are helped")
      ->capture_default_str();
  command->callback([&sweeping, streams, &code] { code = sweep(sweeping, streams); });
}

}  // namespace holdfast::cli
