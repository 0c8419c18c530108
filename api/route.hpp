// One route, as it is dispatched and as it is documented.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "api/call.hpp"

namespace holdfast::api {

struct Parameter {
  enum class In : std::uint8_t { path, query };
  std::string_view name;
  In in;
  bool required;
  std::string_view says;
  std::string_view example;
};

// A request that is answered with 200: the tests send each.
struct Example {
  std::string_view name;
  std::string_view body;  // of a POST
  std::string_view media = json_media;
};

struct Route {
  Method method;
  std::string_view path;  // "/v1/rules/{id}/status"; braces stand for one segment
  Reply (*handler)(const Call&);
  std::string_view name;  // in client libraries: "ruleStatus"
  std::string_view summary;
  std::array<std::string_view, 4> media;  // in which it can be had, the first unless asked; "" for fewer
  Keep keep;
  std::string_view asks;                    // the schema of its body; "" for none
  std::array<std::string_view, 2> answers;  // the schemas of its reply as JSON; "" for fewer
  std::span<const Parameter> parameters;
  std::span<const Example> examples;
  bool streams = false;  // its body comes in one of `media`, is answered while it comes, and in the same form
};

}  // namespace holdfast::api
