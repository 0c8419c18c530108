// Everything that `rules/` says, checked: every mistake that can be found in rules is found here, in one
// pass.
#pragma once

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

struct Ruleset {
  Vocabulary vocabulary;
  Places places;
  std::vector<Table> tables;
  std::vector<CourtCalendar> calendars;  // by file
  std::vector<Rule> rules;               // by id
  std::vector<Reform> reforms;           // by id
  Texts texts;
  std::string sha256;  // over (path, bytes) of every file read, sorted by path; 64 hex digits

  std::optional<int> find_table(std::string_view name) const;
  const CourtCalendar* find_calendar(std::string_view id) const;
  const Rule* find_rule(std::string_view id) const;
};

// Reads *.yaml and *.csv; other files are not part of a ruleset. Opens nothing: the caller has read the
// folder.
Result<Ruleset> load(std::vector<SourceFile> files);

}  // namespace holdfast
