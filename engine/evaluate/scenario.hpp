// What is known about one home and one notice: for every fact, the set of values that it may have.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

struct Extent {  // both ends included
  Int least = 0;
  Int most = 0;
  bool operator==(const Extent&) const = default;
};

// Nearly always one.
using Pieces = boost::container::small_vector<Extent, 1>;

// The values that one fact may have. Which members count follows from the fact's type.
struct Known {
  Pieces pieces;                // numbers, money, dates that have happened: disjoint, in order
  bool may_happen = true;       // dates: it has happened, or is planned, on a day in `pieces`
  bool may_not_happen = false;  // dates: not yet, or never
  bool may_come = false;        // dates: if it has not happened, it still can: it is not `never`
  std::uint64_t may = 0;   // one_of: a bit a value; yes_no: bit 0 no, bit 1 yes; some_of: what it may hold
  std::uint64_t must = 0;  // some_of: what it holds for certain
  std::vector<std::uint64_t> sets;  // some_of: the only sets that it may be; empty where any between may be
  bool open_below = false;          // the ends are only the vocabulary's limits
  bool open_above = false;
  bool declined = false;                 // not to be asked again
  bool told = false;                     // list: its rows are told, and they are all
  std::vector<std::vector<Known>> rows;  // list: by row, by column of the fact
  bool operator==(const Known&) const = default;
};

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
