// Bodies made smaller, where the client can read that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::api {

// RFC 1952; nothing where it would save little.
std::optional<std::string> gzipped(std::string_view bytes);

}  // namespace holdfast::api
