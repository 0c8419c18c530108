#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/rule_files.hpp"

namespace holdfast::cli {

int rules_packet(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto imprint = imprint_of(options.day, streams);
  if (!imprint) return usage;
  const auto rules = rules_in_words(*ruleset, options, options.rule, streams, code);
  if (!rules) return code;
  streams.out << packet(*ruleset, rules->front(), *imprint);
  return done;
}

}  // namespace holdfast::cli
