// Every route there is, in one table: what is dispatched, documented, counted and logged is read from it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "api/call.hpp"

namespace holdfast::api {

struct Route {
  Method method;
  std::string_view path;  // "/v1/rules/{id}/status"; braces stand for one segment
  Reply (*handler)(const Call&);
  std::string_view summary;
  std::array<std::string_view, 3> media;  // in which it can be had, the first unless asked; "" for fewer
  Keep keep;
};
std::span<const Route> routes();

// The route for the segments, with what stands in its braces.
struct Found {
  const Route* route = nullptr;  // null: there is none of that method
  std::string_view path;         // the template; "" where nothing is here at all
  std::vector<std::string> named;
  std::string allow;  // the methods of this path: "GET, HEAD, OPTIONS"
};
Found find_route(Method method, const Target& target);

}  // namespace holdfast::api
