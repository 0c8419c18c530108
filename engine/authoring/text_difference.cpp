#include "engine/authoring/text_difference.hpp"

#include <algorithm>
#include <array>

#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

constexpr std::array<std::string_view, 15> no_law = {
    "title",    "checked", "verified_through", "review_by",  "note",
    "recorded", "source",  "sources",          "confidence", "cases",
    "question", "why",     "not_verified",     "about",      "given_in_all_cases"};

bool is_law(const Member& member) {
  return std::find(no_law.begin(), no_law.end(), member.key.text) == no_law.end();
}

// The longest common run of items, as pairs of indices in order.
std::vector<std::pair<std::size_t, std::size_t>> common(const std::vector<Node>& a,
                                                        const std::vector<Node>& b) {
  std::vector<std::vector<std::size_t>> length(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i][j] =
          same_text(a[i], b[j]) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (same_text(a[i], b[j]))
      pairs.emplace_back(i++, j++);
    else
      length[i + 1][j] >= length[i][j + 1] ? ++i : ++j;
  }
  return pairs;
}

// Walks both texts, and asks of every change whether it is made.
class Merge {
 public:
  using Made = std::function<bool(const TextChange&)>;
  explicit Merge(Made made) : made_(std::move(made)) {}

  Node merge(const Node& before, const Node& after, const std::string& pointer) {
    if (before.is_mapping() && after.is_mapping()) return members(before, after, pointer);
    if (before.is_sequence() && after.is_sequence()) return items(before, after, pointer);
    if (same_text(before, after)) return before;
    return made_({pointer, &before, &after}) ? after : before;
  }

 private:
  Node members(const Node& before, const Node& after, const std::string& pointer) {
    Node merged = before;
    merged.members.clear();
    for (const auto& member : before.members) {
      const auto at = pointer_join(pointer, member.key.text);
      const Node* theirs = after.find(member.key.text);
      if (!is_law(member))
        merged.members.push_back(theirs == nullptr ? member : Member{member.key, *theirs});
      else if (theirs != nullptr)
        merged.members.push_back({member.key, merge(member.value, *theirs, at)});
      else if (!made_({at, &member.value, nullptr}))
        merged.members.push_back(member);
    }
    for (const auto& member : after.members)
      if (before.find(member.key.text) == nullptr &&
          (!is_law(member) || made_({pointer_join(pointer, member.key.text), nullptr, &member.value})))
        merged.members.push_back(member);
    return merged;
  }

  Node items(const Node& before, const Node& after, const std::string& pointer) {
    Node merged = before;
    merged.items.clear();
    auto pairs = common(before.items, after.items);
    pairs.emplace_back(before.items.size(), after.items.size());
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [next, twin] : pairs) {
      // Between two that are the same, what stands side by side is one thing that changed.
      for (; i < next && j < twin; ++i, ++j)
        merged.items.push_back(
            merge(before.items[i], after.items[j], pointer_join(pointer, std::to_string(j))));
      for (; i < next; ++i)
        if (!made_({pointer_join(pointer, std::to_string(i)), &before.items[i], nullptr}))
          merged.items.push_back(before.items[i]);
      for (; j < twin; ++j)
        if (made_({pointer_join(pointer, std::to_string(j)), nullptr, &after.items[j]}))
          merged.items.push_back(after.items[j]);
      if (next < before.items.size()) merged.items.push_back(before.items[next]);
      i = next + 1;
      j = twin + 1;
    }
    return merged;
  }

  const Made made_;
};

}  // namespace

std::vector<TextChange> text_changes(const Node& before, const Node& after) {
  std::vector<TextChange> all;
  Merge([&](const TextChange& change) {
    all.push_back(change);
    return true;
  }).merge(before, after, "");
  return all;
}

Node changed(const Node& before, const Node& after, const std::function<bool(std::size_t)>& made) {
  std::size_t number = 0;
  return Merge([&](const TextChange&) { return made(number++); }).merge(before, after, "");
}

}  // namespace holdfast
