// Which rules a command reads: a folder, as they were on record by a day, with reforms switched on.
#pragma once

#include <string>
#include <vector>

namespace holdfast::cli {

struct WhichRules {
  std::string folder;    // "" to find one
  std::string known_on;  // ISO date; "" for all that is on record
  std::vector<std::string>
      with;  // each a reform's id or file, and perhaps `@` and the day from which it counts
};

}  // namespace holdfast::cli
