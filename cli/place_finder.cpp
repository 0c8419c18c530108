#include "cli/place_finder.hpp"

#include <algorithm>
#include <sstream>

#include "cli/written.hpp"

namespace holdfast::cli {
namespace {

// More than a person would read.
constexpr std::size_t most_shown = 12;

std::string searched(std::string_view text) {
  std::string plain = folded(text);
  for (char& c : plain)
    if (c == '/' || c == '-' || c == '.' || c == ',' || c == ';') c = ' ';
  return plain;
}

bool holds_each_word(const std::string& names, const std::string& text) {
  std::istringstream words(searched(text));
  std::string word;
  bool any = false;
  while (words >> word) {
    any = true;
    if (names.find(word) == std::string::npos) return false;
  }
  return any;
}

bool holds_a_word(const std::string& names, const std::string& text) {
  std::istringstream words(searched(text));
  std::string word;
  while (words >> word)
    if (names.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

// Its path and its names in every language: two people may follow different ones. Of a listed place what it
// is called has the places around it too.
std::string PlaceFinder::names(const PlaceEntry& place) const {
  if (place.listed) return searched(place.title);
  std::string names = searched(place.path);
  const auto add = [&](std::string_view name) { names += " | " + searched(name); };
  for (const auto& name : place.known_as) add(name);
  for (const auto& language : words_.texts().languages())
    for (const auto* part : {"title", "also"})
      if (const auto* name = words_.texts().find(language, "places." + place.path + "." + part)) add(*name);
  return names;
}

// Where it lies, because many places share a name.
std::string PlaceFinder::around(const PlaceEntry& place) const {
  std::string names = searched(place.path);
  for (const auto& language : words_.texts().languages())
    for (int at = place.parent; at >= 0; at = places_.entry(at).parent) {
      const auto& one = places_.entry(at);
      const auto* title = words_.texts().find(language, "places." + one.path + ".title");
      if (title != nullptr && one.level != "country") names += " | " + searched(*title);
    }
  return names;
}

bool PlaceFinder::is_meant(const PlaceEntry& place, const std::string& text) const {
  if (place.level == "country") return false;
  const auto own = names(place);
  return holds_a_word(own, text) && holds_each_word(own + " | " + around(place), text);
}

Reading PlaceFinder::shown() const {
  Reading reading;
  reading.ask_again = false;
  for (std::size_t i = 0; i < std::min(found_.size(), most_shown); ++i)
    reading.says.push_back(
        choice_line(i + 1, words_.say("places." + places_.entry(found_[i]).path + ".title")));
  reading.says.push_back(words_.say(found_.size() > most_shown ? "ask.many_places" : "ask.which_place"));
  return reading;
}

Reading PlaceFinder::read(const std::string& text) {
  std::vector<Node> chosen;
  for (const auto number : numbers_in(text, std::min(found_.size(), most_shown), typed_))
    chosen.push_back(written(places_.entry(found_[number - 1]).path));
  if (!chosen.empty()) return {written_any_of(std::move(chosen)), {}};
  std::vector<int> found;
  for (std::size_t i = 0; i < places_.entries().size(); ++i) {
    const auto& place = places_.entry(static_cast<int>(i));
    if (text == place.path) return {written(place.path), {}};
    if (is_meant(place, text)) found.push_back(static_cast<int>(i));
  }
  if (found.size() == 1) return {written(places_.entry(found.front()).path), {}};
  if (found.empty()) return {std::nullopt, {words_.say("ask.refused.place")}, false};
  found_ = std::move(found);
  return shown();
}

}  // namespace holdfast::cli
