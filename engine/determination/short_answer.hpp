// What a person reads first, and what they can do, as lines of one language: for every page that is made of a
// determination.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "engine/determination/days_that_count.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

constexpr std::size_t all_names = std::numeric_limits<std::size_t>::max();

// Step by step what the landlord may do, which money there is, and where no rule speaks. Of the rules on
// which a step depends at most so many are named, and the others counted.
std::vector<std::string> short_answer(const Determination& determination, const Sentences& sentences,
                                      std::size_t most_named = all_names);

// The first of the names, with "; " between, and how many more there are.
std::string first_names(const std::vector<std::string>& names, std::size_t most, const Words& words);

// What the rules of these findings say under that name ("next_steps"), each sentence once; a single sentence
// counts as a list. A rule that certainly does not help has nothing to say, but for one that still has a day
// for the tenant.
std::vector<std::string> steps_of(const std::vector<const Finding*>& findings, const std::string& what,
                                  const std::vector<DayThatCounts>& days, const Words& words);

}  // namespace holdfast
