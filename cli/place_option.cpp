#include "cli/place_option.hpp"

#include <ostream>

namespace holdfast::cli {

std::string near_places(const Places& places, const std::string& path) {
  // Many counties share a name: what was left out is mostly the state before it.
  constexpr std::size_t most_shown = 5;
  const auto last = path.substr(path.rfind('/') + 1);
  std::vector<std::string> alike;
  for (const auto& one : places.entries()) {
    const auto name = one.path.substr(one.path.rfind('/') + 1);
    if (name == last || name == last + "-county") alike.push_back(one.path);
  }
  if (alike.empty()) {
    const auto near_name = did_you_mean(path, places.paths());
    return near_name.empty() ? "`holdfast rules list --places` shows them" : near_name;
  }
  std::string words = "did you mean ";
  for (std::size_t i = 0; i < std::min(alike.size(), most_shown); ++i)
    words += (i == 0 ? "`" : ", `") + alike[i] + "`";
  if (alike.size() > most_shown)
    words += ", or one of " + std::to_string(alike.size() - most_shown) + " others";
  return words + "?";
}

std::optional<PlaceOption> PlaceOption::read(const Ruleset& ruleset, const std::string& path,
                                             Streams streams) {
  PlaceOption option;
  option.places_ = &ruleset.places;
  if (path.empty()) return option;
  option.place_ = ruleset.places.find(path);
  if (option.place_) return option;
  streams.err << "no place `" << path << "`; " << near_places(ruleset.places, path) << "\n";
  return std::nullopt;
}

}  // namespace holdfast::cli
