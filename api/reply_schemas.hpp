// The schemas of replies, and of a map, as they stand in schemas/; the build writes them into the program.
#pragma once

#include <array>
#include <string_view>

namespace holdfast::api {

struct ReplySchema {
  std::string_view name;  // "Determination"; "" for a file whose definitions are schemas of their own
  std::string_view urn;   // by which other schemas refer to it
  std::string_view text;
};
extern const std::array<ReplySchema, 8> reply_schemas;

}  // namespace holdfast::api
