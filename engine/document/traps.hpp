// Plain scalars that other readers of YAML turn into something else than they look like.
#pragma once

#include <optional>
#include <string_view>

namespace holdfast {

struct Trap {
  const char* code;
  const char* says;  // after the scalar itself: "would be read as 8 by others"
  const char* help;
};

std::optional<Trap> find_trap(std::string_view text, bool key);

}  // namespace holdfast
