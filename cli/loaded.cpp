#include "cli/loaded.hpp"

#include <algorithm>
#include <ostream>

#include "cli/folder.hpp"
#include "engine/determination/sentence_check.hpp"

namespace holdfast::cli {

bool switch_on(const std::string& reform, LoadOptions& options, Streams streams) {
  SwitchedOn on;
  auto at = reform.rfind('@');
  if (at != std::string::npos && reform.find('/', at) != std::string::npos) at = std::string::npos;
  on.reform = reform.substr(0, at);
  if (at != std::string::npos) {
    const auto day = parse_day(reform.substr(at + 1));
    if (!day) {
      streams.err << "of a reform: expected a day after `@`, like `" << on.reform << "@2026-03-01`\n";
      return false;
    }
    on.from = *day;
  }
  if (on.reform.ends_with(".yaml") || on.reform.ends_with(".yml")) {
    const auto text = read_file(on.reform, streams.in);
    if (!text) {
      streams.err << "cannot read " << on.reform << "\n";
      return false;
    }
    const auto same = [&](const SourceFile& one) { return one.path == on.reform; };
    if (std::none_of(options.reforms.begin(), options.reforms.end(), same))
      options.reforms.push_back({on.reform, *text});
    // What is wrong with the file is told where the rules are read with it.
    const auto read = read_yaml(*text, on.reform, Echo::allowed);
    const Node* id = read ? read->root.find("reform") : nullptr;
    if (id == nullptr) {
      streams.err << (read ? on.reform + ": a reform begins with `reform:` and its id\n"
                           : render(read.diagnostics()));
      return false;
    }
    on.reform = id->text;
  }
  options.with.push_back(std::move(on));
  return true;
}

std::unique_ptr<const Ruleset> load_rules(const WhichRules& which, Streams streams, int& code,
                                          const std::vector<SourceFile>& made) {
  const auto found = find_rules(which.folder);
  if (!found) {
    streams.err << (which.folder.empty()
                        ? "no rules were found beside the program; name their folder with --rules\n"
                        : "there is no folder `" + which.folder + "`\n");
    code = usage;
    return nullptr;
  }
  LoadOptions options;
  code = usage;
  if (!which.known_on.empty()) {
    options.known_on = parse_day(which.known_on);
    if (!options.known_on) {
      streams.err << "--known-on: expected a date that exists, like 2026-02-01\n";
      return nullptr;
    }
  }
  for (const auto& one : which.with)
    if (!switch_on(one, options, streams)) return nullptr;
  for (const auto& one : made) {
    options.reforms.push_back(one);
    SwitchedOn on;
    on.reform = one.path.substr(0, one.path.rfind('.'));
    options.with.push_back(std::move(on));
  }
  auto result = load(read_folder(*found), options);
  auto mistakes = result.diagnostics();
  if (result) mistakes = check_sentences(*result);
  streams.err << render(mistakes);
  if (has_errors(mistakes)) {
    streams.err << "the rules in " << found->string() << (which.with.empty() ? "" : ", with the reforms,")
                << " were refused: " << mistakes.size()
                << (mistakes.size() == 1 ? " mistake\n" : " mistakes\n");
    code = rules_refused;
    return nullptr;
  }
  code = done;
  return std::make_unique<const Ruleset>(std::move(*result));
}

}  // namespace holdfast::cli
