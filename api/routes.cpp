#include "api/routes.hpp"

#include <algorithm>

namespace holdfast::api {
namespace {

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool fits(std::string_view path, const Target& target, std::vector<std::string>& named) {
  named.clear();
  for (const auto& told : target.segments) {
    if (path.empty()) return false;
    const auto segment = next_segment(path);
    if (segment.starts_with('{'))
      named.push_back(told);
    else if (segment != told)
      return false;
  }
  return path.empty();
}

}  // namespace

Found find_route(Method method, const Target& target) {
  Found found;
  std::vector<std::string> named;
  for (const auto& route : routes()) {
    if (!fits(route.path, target, named)) continue;
    found.path = route.path;
    found.allow += (found.allow.empty() ? "" : ", ") + std::string(name(route.method));
    if (route.method == Method::get) found.allow += ", HEAD";
    const bool same = route.method == method || (method == Method::head && route.method == Method::get);
    if (!same) continue;
    found.route = &route;
    found.named = std::move(named);
    return found;
  }
  if (!found.path.empty()) found.allow += ", OPTIONS";
  return found;
}

}  // namespace holdfast::api
