// Everything that `rules/` says, checked: every mistake that can be found in rules is found here, in one
// pass.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/ruleset/calendars.hpp"
#include "engine/ruleset/places.hpp"
#include "engine/ruleset/rule.hpp"
#include "engine/ruleset/table.hpp"
#include "engine/ruleset/texts.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {

// One file of a ruleset: its path relative to the ruleset's root, with `/`, and its bytes.
struct SourceFile {
  std::string path;
  std::string bytes;
};

// A reform that is read as if it were law, on governing days from `from` on.
struct SwitchedOn {
  std::string reform;  // its id
  Day from = first_day;
};

struct LoadOptions {
  std::vector<SourceFile> reforms;  // reforms that stand outside the rules
  std::vector<SwitchedOn> with;     // in the order in which they are laid in
  std::optional<Day> known_on;      // with only what was on record by then; otherwise all of it
};

struct Ruleset {
  Vocabulary vocabulary;
  Places places;
  std::vector<Table> tables;
  std::vector<CourtCalendar> calendars;  // by file
  std::vector<Rule> rules;               // by id
  std::vector<Reform> reforms;           // by id
  Texts texts;
  std::string sha256;  // over (path, bytes) of every file of the rules, sorted by path; 64 hex digits
  std::vector<SwitchedOn> with;
  std::optional<Day> known_on;

  std::optional<int> find_table(std::string_view name) const;
  const CourtCalendar* find_calendar(std::string_view id) const;
  const Rule* find_rule(std::string_view id) const;
};

// Reads *.yaml and *.csv; other files are not part of a ruleset. Opens nothing: the caller has read the
// folder.
Result<Ruleset> load(std::vector<SourceFile> files, const LoadOptions& options = {});

}  // namespace holdfast
