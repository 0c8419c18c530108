// tests/unknowns as data: its files read, a case turned into a ruleset of one rule, and a row into what the
// engine is told and into the values that the enumeration runs through.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"
#include "tests/support/tiny_evaluator.hpp"

namespace holdfast::unknowns {

struct Row {
  std::string at;  // file and line, for messages
  const Node* known = nullptr;
  std::string answer;           // yes, no, open
  std::set<std::string> needs;  // facts
};

struct Case {
  std::string name;
  std::string at;
  const Node* facts = nullptr;
  std::string when;                            // numbers replaced by names of figures
  std::map<std::string, std::string> figures;  // those names, as a rule writes them: `$5`, `2026-03-15`
  std::vector<std::string> consistent;
  std::vector<Row> rows;
};

// Every case of every file, in order. A mistake in the data throws.
const std::vector<Case>& all_cases();

// One moratorium in force on every day that matters, with the condition alone in `covers`.
std::vector<SourceFile> ruleset_of(const Case& one);
// The row as a scenario: YAML that the engine reads.
std::string scenario_of(const Case& one, const Row& row);

tiny::Values figures_of(const Case& one);
tiny::Possible possible_of(const Case& one, const Row& row);

}  // namespace holdfast::unknowns
