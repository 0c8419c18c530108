// What a case of a rule may expect, filled in from what the engine says.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/rule.hpp"

namespace holdfast {

struct Expectation {
  std::string key;   // "outcome", "limit"
  std::string text;  // as it is written in YAML, in flow style: "applies", "$600", "[history]"
  bool operator==(const Expectation&) const = default;
};

// Everything that can be told of the rule's first block, and the outcomes of its others, in the order in
// which cases tell it. Empty where the rule says nothing of the place.
std::vector<Expectation> expectations(const Determination& determination, const Rule& rule);

// A sum of money as a rule writes it: "$600", "$600.01".
std::string dollars(Int cents);

}  // namespace holdfast
