#include "cli/loaded.hpp"

#include <ostream>

#include "cli/folder.hpp"
#include "engine/determination/sentence_check.hpp"

namespace holdfast::cli {

std::unique_ptr<const Ruleset> load_rules(const std::string& folder, Streams streams, int& code) {
  const auto found = find_rules(folder);
  if (!found) {
    streams.err << (folder.empty()
                        ? "no rules were found beside the program; name their folder with --rules\n"
                        : "there is no folder `" + folder + "`\n");
    code = usage;
    return nullptr;
  }
  auto result = load(read_folder(*found));
  auto mistakes = result.diagnostics();
  if (result) mistakes = check_sentences(*result);
  streams.err << render(mistakes);
  if (has_errors(mistakes)) {
    streams.err << "the rules in " << found->string() << " were refused: " << mistakes.size()
                << (mistakes.size() == 1 ? " mistake\n" : " mistakes\n");
    code = rules_refused;
    return nullptr;
  }
  return std::make_unique<const Ruleset>(std::move(*result));
}

}  // namespace holdfast::cli
