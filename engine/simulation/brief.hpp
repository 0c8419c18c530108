// A simulation in a few lines, for a terminal.
#pragma once

#include <string>

#include "engine/simulation/partial.hpp"

namespace holdfast {

std::string brief_text(const Partial& partial);

}  // namespace holdfast
