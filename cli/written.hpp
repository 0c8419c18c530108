// Answers in the form in which a scenario file has them, so that facts have one reader.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast::cli {

inline Node written(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

inline Node written_list(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::sequence;
  node.items = std::move(items);
  return node;
}

inline Node written_map(const std::vector<std::pair<std::string, Node>>& members) {
  Node node;
  node.kind = Node::Kind::mapping;
  for (const auto& [key, value] : members) node.members.push_back({written(key), value});
  return node;
}

// One of several: of two or more the set, of one the value itself.
inline Node written_any_of(std::vector<Node> values) {
  if (values.size() == 1) return std::move(values.front());
  return written_map({{"any_of", written_list(std::move(values))}});
}

}  // namespace holdfast::cli
