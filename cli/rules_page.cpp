#include <ostream>

#include "cli/command.hpp"
#include "cli/loaded.hpp"
#include "cli/page_folder.hpp"
#include "cli/rule_files.hpp"
#include "engine/authoring/library_page.hpp"

namespace holdfast::cli {

int rules_page(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  const auto imprint = imprint_of(options.day, streams);
  if (!imprint) return usage;
  const auto rules = rules_in_words(*ruleset, options, "", streams, code);
  if (!rules) return code;
  const auto written = write_pages(options.folder, library_pages(*ruleset, *rules, *imprint));
  streams.err << written.said;
  if (!written.done) return usage;
  streams.out << rules->size() + 1 << " pages; begin with " << options.folder << "/index.html\n";
  return done;
}

}  // namespace holdfast::cli
