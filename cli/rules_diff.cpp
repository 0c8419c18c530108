// What changed between two folders of rules, or between what one had on record on two days.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/authoring/ruleset_difference.hpp"

namespace holdfast::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string kind_words(LawChange::Kind kind) {
  std::string words(name(kind));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

const char* verdict_words(LawChange::Verdict verdict) {
  switch (verdict) {
    case LawChange::Verdict::shown:
      return "answered differently, on its account:";
    case LawChange::Verdict::none:
      return "no home is answered differently on its account: proved over every fact and day";
    case LawChange::Verdict::not_found:
      return "no home was found that is answered differently, and not every one was tried";
    case LawChange::Verdict::not_by_itself:
      break;
  }
  return "it cannot be made without other changes of the rule; with all of them:";
}

void indent(const std::string& text, std::ostream& out) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out << "        " << line << "\n";
}

void print(const RulesetDifference& made, std::ostream& out) {
  std::string of;
  for (const auto& one : made.changes) {
    if (one.of != of) out << (of.empty() ? "" : "\n") << one.of << "\n";
    of = one.of;
    out << "  " << kind_words(one.kind) << (one.at.empty() ? "" : "  " + one.at) << "  [" << one.file
        << (one.line == 0 ? "" : ":" + std::to_string(one.line)) << "]\n";
    if (!one.before.empty()) out << "    - " << one.before << "\n";
    if (!one.after.empty()) out << "    + " << one.after << "\n";
    out << "    " << verdict_words(one.verdict) << "\n";
    if (one.witness.empty()) continue;
    indent(one.witness, out);
    if (one.shown_by != one.of) out << "      by " << one.shown_by << "\n";
    for (const auto& answer : one.answers) out << "      " << answer << "\n";
  }
  const auto list = [&](const char* head, const std::vector<std::string>& all) {
    if (all.empty()) return;
    out << "\n" << head << "\n";
    for (const auto& one : all) out << "  " << one << "\n";
  };
  list("Only what computes nothing differs (sources, notes, cases):", made.other_text);
  list("Differ too, and were not compared (words, facts, places, calendars):", made.other_files);
  if (made.changes.empty() && made.other_text.empty() && made.other_files.empty()) out << "no difference\n";
}

Json json_of(const RulesetDifference& made) {
  Json changes = Json::array();
  for (const auto& one : made.changes) {
    const auto text = [](const std::string& some) { return some.empty() ? Json(nullptr) : Json(some); };
    changes.push_back({{"kind", name(one.kind)},
                       {"of", one.of},
                       {"file", one.file},
                       {"line", one.line == 0 ? Json(nullptr) : Json(one.line)},
                       {"at", text(one.at)},
                       {"before", text(one.before)},
                       {"after", text(one.after)},
                       {"verdict", name(one.verdict)},
                       {"shown_by", one.shown_by},
                       {"witness", text(one.witness)},
                       {"answers", one.answers}});
  }
  return {{"schema", "holdfast/rules-diff/1"},
          {"changes", std::move(changes)},
          {"only_text", made.other_text},
          {"not_compared", made.other_files}};
}

// Nothing, with words to `streams.err`, where the rules do not load.
std::optional<RulesetSide> side(const std::string& folder, const std::string& known_on, Streams streams,
                                int& code) {
  if (load_rules(WhichRules{folder, known_on, {}}, streams, code) == nullptr) return std::nullopt;
  return RulesetSide{read_folder(*find_rules(folder)), known_on.empty() ? std::nullopt : parse_day(known_on)};
}

}  // namespace

int rules_diff(const RulesOptions& options, Streams streams) {
  const auto& folders = options.folders;
  const auto& days = options.known_on;
  if (folders.size() < 2 && days.empty()) {
    streams.err << "name two folders of rules, or a day: `holdfast rules diff OLD NEW`, or\n"
                   "`holdfast rules diff --known-on 2026-02-01`\n";
    return usage;
  }
  int code = done;
  const auto folder = [&](std::size_t number) {
    return folders.empty() ? options.rules : folders[std::min(number, folders.size() - 1)];
  };
  const auto before = side(folder(0), days.empty() ? "" : days.front(), streams, code);
  if (!before) return code;
  const auto after = side(folder(1), days.size() < 2 ? "" : days[1], streams, code);
  if (!after) return code;
  const auto made = difference(*before, *after);
  if (options.format == "json")
    streams.out << json_of(made).dump(2) << "\n";
  else
    print(made, streams.out);
  return done;
}

}  // namespace holdfast::cli
