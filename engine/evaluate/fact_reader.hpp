// One fact's value as it is written → what is known of it.
#pragma once

#include <string>

#include "engine/evaluate/scenario.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {

// Into `scenario.facts[fact]`, or into its spots if the fact is the place. A mistake leaves what was known.
void read_fact(Reader& reader, const Ruleset& ruleset, int fact, const Node& node, const std::string& pointer,
               Scenario& scenario);

// The first and the last moment on which an event that nobody dated can have happened.
Int earliest(const Fact& fact, Day as_of);
Int latest(const Fact& fact, Day as_of);

}  // namespace holdfast
