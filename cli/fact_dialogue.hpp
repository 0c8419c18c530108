// One fact asked about, in the way of its type.
#pragma once

#include "cli/dialogue.hpp"

namespace holdfast::cli {

// Its number is one more than that of the answers so far. What is answered is not told to the interview yet.
Turn ask_about(const Fact& fact, Dialogue& dialogue, const Interview& interview, const Ruleset& ruleset);

}  // namespace holdfast::cli
