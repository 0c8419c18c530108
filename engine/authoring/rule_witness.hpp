// Two texts of one rule, each with the tables of its day: a home for which they answer differently, or the
// proof that there is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// A rule's text and what it is read with. All of it outlives the search.
struct TextAndTables {
  const Node* text = nullptr;
  const std::vector<Table>* tables = nullptr;
};

struct RuleWitness {
  bool read = false;     // both texts could be read with the facts of the world
  bool same = false;     // proved: they answer alike
  std::string scenario;  // a file; "" where none was found
  std::vector<std::string> answers;
};

// `world`: whose facts, places and calendars count for both.
RuleWitness find_witness(const Ruleset& world, const std::string& file, const TextAndTables& before,
                         const TextAndTables& after);

// A home that the rule speaks of, in a ruleset that the other side has not; "" where none was found.
std::string find_home(const Ruleset& world, const Rule& rule, std::vector<std::string>& answers);

}  // namespace holdfast
