// Every route there is, in one table: what is dispatched, documented, counted and logged is read from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/route.hpp"

namespace holdfast::api {

std::span<const Route> routes();

// The route for the segments, with what stands in its braces.
struct Found {
  const Route* route = nullptr;  // null: there is none of that method
  std::string_view path;         // the template; "" where nothing is here at all
  std::vector<std::string> named;
  std::string allow;  // if there is none of that method, those of this path: "GET, HEAD, OPTIONS"
};
Found find_route(Method method, const Target& target);

}  // namespace holdfast::api
