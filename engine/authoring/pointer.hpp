// What a JSON Pointer leads to in a file of rules.
#pragma once

#include <string_view>

#include "engine/document/document.hpp"

namespace holdfast {

struct Place {
  const Node* shown = nullptr;  // a member's name, or an item
  const Node* value = nullptr;
  bool whole = true;  // the pointer leads there; otherwise it is the nearest above
};
Place follow(const Node& root, std::string_view pointer);

// What stands at the pointer; null where nothing does.
const Node* node_at(const Node& root, std::string_view pointer);

// The line of the nearest thing at or above the pointer; 0 where not even its first step is there.
int line_at(const Document& document, std::string_view pointer);

}  // namespace holdfast
