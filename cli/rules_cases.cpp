// The cases that a rule lacks, ready for a lawyer to look at.
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/authoring/propose.hpp"

namespace holdfast::cli {
namespace {

void print(const Proposals& proposals, std::ostream& out) {
  std::size_t count = 0;
  for (const auto& one : proposals.cases) {
    for (const auto& why : one.why) out << "  # " << why << "\n";
    out << one.yaml;
    count += one.yaml.empty() ? 0 : 1;
  }
  for (const auto& one : proposals.left)
    out << "  # no case was found near those of the rule for: " << one << "\n";
  out << "  # " << count
      << " cases, computed and approved by nobody: hold each to the law before it is kept\n";
}

}  // namespace

int rules_cases(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto* rule = ruleset->find_rule(options.rule);
  if (rule == nullptr) {
    streams.err << "no rule `" << options.rule << "`; `holdfast rules list` shows them\n";
    return usage;
  }
  const RuleDocuments files(read_folder(*find_rules(options.rules)));
  print(options.defects ? propose_for_defects(*ruleset, files, *rule)
                        : propose_for_coverage(*ruleset, files, *rule),
        streams.out);
  return done;
}

}  // namespace holdfast::cli
