// The schemas of files that people write, as they stand in schemas/; the build writes them into the program.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace holdfast::cli {

extern const std::array<std::pair<std::string_view, std::string_view>, 5> schemas;

}  // namespace holdfast::cli
