#include "engine/ruleset/places.hpp"

#include <algorithm>

#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

bool place_path(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.back() != '/' &&
         path.find("//") == std::string_view::npos && std::all_of(path.begin(), path.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
         });
}

}  // namespace

std::optional<int> Places::find(std::string_view path) const {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (entries_[i].path == path) return static_cast<int>(i);
  return std::nullopt;
}

bool Places::within(int inner, int outer) const {
  for (; inner >= 0; inner = entry(inner).parent)
    if (inner == outer) return true;
  return false;
}

std::vector<int> Places::spots_in(int place) const {
  std::vector<int> spots;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (entries_[i].spot && within(static_cast<int>(i), place)) spots.push_back(static_cast<int>(i));
  return spots;
}

std::vector<std::string> Places::paths() const {
  std::vector<std::string> paths;
  for (const auto& entry : entries_) paths.push_back(entry.path);
  return paths;
}

void Places::read(const Document& document, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  if (!document.root.is_mapping()) {
    reader.error(document.root, "", "wrong-shape", "expected places as a mapping of paths to what they are");
    return;
  }
  for (const auto& member : document.root.members) {
    if (member.key.text == "places") continue;
    const auto pointer = pointer_join("", member.key.text);
    if (!place_path(member.key.text)) {
      reader.error(member.key, pointer, "bad-place", "`" + member.key.text + "` is not a place's path",
                   "write it like `us/ca/los-angeles-county`");
      continue;
    }
    Fields fields(reader, member.value, pointer, "a place");
    PlaceEntry entry;
    entry.path = member.key.text;
    entry.title = fields.required_text("title").value_or("");
    if (const Node* level = fields.required("level"))
      entry.level =
          reader.choice(*level, fields.at("level"), "a level", {"country", "state", "county", "city"})
              .value_or("");
    const auto slash = entry.path.rfind('/');
    if (slash != std::string::npos) {
      const auto parent = find(std::string_view(entry.path).substr(0, slash));
      if (!parent) {
        reader.error(member.key, pointer, "place-without-parent",
                     "the place that `" + entry.path + "` lies in does not stand before it");
        continue;
      }
      entry.parent = *parent;
      entry.time_zone = this->entry(*parent).time_zone;
      entry.fair_market_area = this->entry(*parent).fair_market_area;
      entries_[static_cast<std::size_t>(*parent)].has_parts = true;
    }
    entry.time_zone = fields.text("time_zone").value_or(entry.time_zone);
    entry.fair_market_area = fields.text("fair_market_area").value_or(entry.fair_market_area);
    entry.how_to_tell = fields.text("how_to_tell").value_or("");
    entry.who_to_call = fields.text("who_to_call").value_or("");
    entry.note = fields.text("note").value_or("");
    if (const Node* parts = fields.optional("parts"))
      entry.spot = !reader.choice(*parts, fields.at("parts"), "`all`", {"all"}).has_value();
    if (const Node* known_as = fields.optional("known_as"))
      entry.known_as = reader.texts(*known_as, fields.at("known_as"), "names");
    fields.finish();
    entries_.push_back(std::move(entry));
  }
  for (const auto& entry : entries_)
    if (!entry.spot && !entry.has_parts)
      reader.error(document.root, pointer_join("", entry.path), "no-parts",
                   "`" + entry.path + "` says that its parts are all of it, and has none");
}

}  // namespace holdfast
