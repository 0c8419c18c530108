#include "cli/place_option.hpp"

#include <ostream>

namespace holdfast::cli {

std::optional<PlaceOption> PlaceOption::read(const Ruleset& ruleset, const std::string& path,
                                             Streams streams) {
  PlaceOption option;
  option.places_ = &ruleset.places;
  if (path.empty()) return option;
  option.place_ = ruleset.places.find(path);
  if (option.place_) return option;
  const auto near_name = did_you_mean(path, ruleset.places.paths());
  streams.err << "no place `" << path << "`; "
              << (near_name.empty() ? "`holdfast rules list --places` shows them" : near_name) << "\n";
  return std::nullopt;
}

}  // namespace holdfast::cli
