// Elements by their local names: the TCK's files use several namespace prefixes for one thing.
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace holdfast::conformance {

inline std::string_view local(const char* name) {
  const std::string_view whole = name;
  const auto colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

inline std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const auto& child : node.children())
    if (local(child.name()) == name) found.push_back(child);
  return found;
}

// Empty when there is none.
inline pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  const auto found = children(node, name);
  return found.empty() ? pugi::xml_node() : found.front();
}

inline std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& each : node.attributes())
    if (local(each.name()) == name) return each.value();
  return "";
}

}  // namespace holdfast::conformance
