// What is known about one home and one notice: for every fact, the set of values that it may have.
#pragma once

#include <optional>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/evaluate/known.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

struct Scenario {
  Day as_of = 0;             // the day of the vocabulary's `as_of`, which is among the facts
  std::vector<Known> facts;  // by number of the fact in the vocabulary; the place's own stays empty
  std::vector<int> spots;    // where the home may lie, by number of the place, in order; never empty
  int told_place = -1;       // the one place that was told, if its law is found at the one spot; else -1
};

// A scenario in which nothing is known but the day.
Scenario unknown_scenario(const Ruleset& ruleset, Day as_of);

// From a document `{as_of, facts}`. `as_of` given by the caller wins over the document's; one of them is
// needed, unless `today` is given. Errors name keys and lines, and never a value.
Result<Scenario> read_scenario(const Document& document, const Ruleset& ruleset, std::optional<Day> as_of);

// Facts alone, as they stand in a rule's case.
void read_facts(const Document& document, const std::map<std::string, Node>& facts,
                const std::string& pointer, const Ruleset& ruleset, Scenario& scenario,
                Diagnostics& diagnostics);

}  // namespace holdfast
