#include "cli/rules_options.hpp"

namespace holdfast::cli {

void add_rules_option(CLI::App& command, std::string& rules) {
  command.add_option("--rules", rules, "Folder of rules (default: beside the program)")->type_name("DIR");
}

void add_language_option(CLI::App& command, std::string& language) {
  command.add_option("--lang", language, "Language of what people read: en, es")
      ->check(CLI::IsMember({"en", "es"}))
      ->capture_default_str();
}

void add_format_option(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

void add_rules_commands(CLI::App& app, RulesOptions& options, Streams streams, int& code) {
  auto* rules_command = app.add_subcommand("rules", "Look at the rules, check them, run their cases");
  rules_command->require_subcommand(1);
  const auto add = [&](const char* name, const char* says, int (*command)(const RulesOptions&, Streams)) {
    auto* added = rules_command->add_subcommand(name, says);
    add_rules_option(*added, options.rules);
    added->callback([&options, &code, streams, command] { code = command(options, streams); });
    return added;
  };
  auto* check = add("check", "Report every mistake at once, with a scenario that shows it", rules_check);
  check->add_flag("--strict", options.strict, "Warnings refuse the rules too");
  check->add_option("--format", options.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  auto* list = add("list", "List the rules and the proposals, with their status", rules_list);
  list->add_option("--place", options.place, "Only what reaches this place")->type_name("PLACE");
  list->add_flag("--facts", options.facts, "List the facts that a scenario may tell, with their questions");
  list->add_flag("--places", options.places, "List the places, or with --place those that lie in it");
  add_language_option(*list, options.language);
  auto* show = add("show", "Show one rule: history, figures, doubts, sources", rules_show);
  show->add_option("rule", options.rule, "The rule's id")->required();
  add_language_option(*show, options.language);
  auto* figure =
      add("figure", "Show the figures of a table for a place, with what they rest on", rules_figure);
  figure->add_option("table", options.rule, "The table's name")->required();
  figure->add_option("--place", options.place, "A county, a city, a town")->required()->type_name("PLACE");
  figure->add_option("--as-of", options.day, "Only those that counted on this day")->type_name("DATE");
  add_language_option(*figure, options.language);
  auto* status = add("status", "Tell what is law on a day, and what is not, with its sources", rules_status);
  status->add_option("--as-of", options.day, "On this day")->required()->type_name("DATE");
  status->add_option("--place", options.place, "Only what reaches this place, or lies in it")
      ->type_name("PLACE");
  add("stale", "List what was last looked at before a day, and figures that are due", rules_stale)
      ->add_option("--before", options.day, "Older than this day")
      ->required()
      ->type_name("DATE");
  auto* page = add("page", "Write the library as HTML: every rule, its history, figures, sources and cases",
                   rules_page);
  page->add_option("folder", options.folder, "A new or empty folder, or one that this command wrote")
      ->required()
      ->type_name("DIR");
  auto* packet = add("packet", "Print a rule for review on paper: each figure and its basis, what is open",
                     rules_packet);
  packet->add_option("rule", options.rule, "The rule's id")->required()->type_name("RULE");
  for (auto* made : {page, packet})
    made->add_option("--as-of", options.day, "Status on this day (default: today)")->type_name("DATE");
  auto* test = add("test", "Run the cases of the rules", rules_test);
  test->add_option("rule", options.rule, "Only this rule");
  test->add_flag("--coverage", options.coverage, "Tell which branches and boundaries no case visits");
  test->add_option("--junit", options.junit, "Write the results to this file as JUnit XML")
      ->type_name("FILE");
  add_format_option(*test, options.format);
  auto* cases =
      add("cases", "Propose the cases that a rule lacks, with computed answers, for a lawyer to approve",
          rules_cases);
  cases->add_option("rule", options.rule, "The rule's id")->required();
  cases->add_flag("--defects", options.defects,
                  "For the defects that `rules mutate` finds uncaught, in place of branches and boundaries");
  auto* diff =
      add("diff",
          "Tell what changed between two folders of rules, or since a day, each with a home that shows it",
          rules_diff);
  diff->add_option("folders", options.folders, "The older and the newer folder (default: the rules, twice)")
      ->expected(0, 2)
      ->type_name("DIR");
  diff->add_option("--known-on", options.known_on,
                   "With only what was on record by this day; given twice, the newer too")
      ->expected(1, 2)
      ->type_name("DATE");
  add_format_option(*diff, options.format);
  auto* mutate =
      add("mutate", "Seed defects into the rules: which of them does no case catch?", rules_mutate);
  mutate->add_option("rule", options.rule, "Only this rule");
  mutate->add_option("--each", options.each, "Only every N-th defect, as a sample")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  add_format_option(*mutate, options.format);
}

}  // namespace holdfast::cli
