// What two texts of one file of law say differently, one change at a time, each of which can be made by
// itself.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast {

struct TextChange {
  std::string pointer;           // into the newer text; of what is only in the older, into that
  const Node* before = nullptr;  // null: it is new
  const Node* after = nullptr;   // null: it is gone
};

// In the order of the text. What computes nothing (titles, notes, sources, cases, days on which somebody
// looked) is left out.
std::vector<TextChange> text_changes(const Node& before, const Node& after);

// The older text with those changes made of which `made` says so, by their number in `text_changes`.
Node changed(const Node& before, const Node& after, const std::function<bool(std::size_t)>& made);

}  // namespace holdfast
