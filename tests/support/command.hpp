// The program run in this process, as a terminal would: what it prints where, and how it exits.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace holdfast::cli {

inline const std::string root = HOLDFAST_SOURCE_DIR;
inline const std::string quickstart = root + "/examples/quickstart/tenant.yaml";

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

// With the shipped rules, unless `rules` is another folder, or "" for none.
inline Ran holdfast(std::vector<std::string> arguments, const std::string& input = "",
                    const std::string& rules = root + "/rules") {
  if (!arguments.empty() && !rules.empty() && arguments[0] != "--help" && arguments[0] != "--version")
    arguments.insert(arguments.end(), {"--rules", rules});
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Ran ran;
  ran.code = run(arguments, {in, out, err});
  ran.out = out.str();
  ran.err = err.str();
  return ran;
}

}  // namespace holdfast::cli
