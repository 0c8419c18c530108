// A request's target → the segments of its path, and its query. Percent signs are decoded once, after
// cutting, so that `us%2Fdc` is one segment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::api {

struct Target {
  std::vector<std::string> segments;                       // "/v1/rules" is two; "/" is none
  std::vector<std::pair<std::string, std::string>> query;  // in order
};

// Nothing where it is no path, or holds bytes that no path of ours has. Also takes `http://host/path`.
std::optional<Target> read_target(std::string_view text);

}  // namespace holdfast::api
