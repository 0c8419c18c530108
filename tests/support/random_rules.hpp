// Small rulesets made up at random: a few facts over small domains, and rules whose conditions and amounts
// are well-typed expressions. They reach what no real rule has been written to say yet.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast::made_up {

constexpr Day first_told_day = 20'500;  // 2026-02-16; what is told of the date lies on this day
constexpr Day last_told_day = 20'503;   // or on the next three, or has not happened
constexpr Day today = 20'781;           // 2026-11-24

// So many rules over one vocabulary. The rare one that the loader refuses, as too wide say, is left out.
Ruleset random_ruleset(std::mt19937& random, int rules);

}  // namespace holdfast::made_up
