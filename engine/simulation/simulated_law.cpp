#include "engine/simulation/simulated_law.hpp"

namespace holdfast {

LawName law_name(const Ruleset& ruleset) {
  LawName name;
  for (const auto& on : ruleset.with) {
    name.id += (name.id.empty() ? "" : "+") + on.reform;
    if (on.from != first_day) name.id += "@" + to_string(on.from);
    for (const auto& reform : ruleset.reforms)
      if (reform.id == on.reform) name.title += (name.title.empty() ? "" : "; ") + reform.title;
  }
  return name.id.empty() ? LawName{"baseline", "The law"} : name;
}

std::string place_apart(const Places& first, const Places& other) {
  for (std::size_t i = 0; i < first.entries().size(); ++i) {
    const auto& place = other.entries()[i];
    if (!place.listed && first.entries()[i].listed) return place.path;
  }
  return "";
}

}  // namespace holdfast
