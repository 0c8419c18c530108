// `--place`: a place of the rules by its path.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::cli {

// The way out of a place that is not there: one that is spelt nearly so, or some that end alike, or how to
// see all.
std::string near_places(const Places& places, const std::string& path);

// What `--place` narrows down to: all places when none was named, else those that lie in it or that it lies
// in.
class PlaceOption {
 public:
  // Nothing, with a word to `err`, when there is no such place.
  static std::optional<PlaceOption> read(const Ruleset& ruleset, const std::string& path, Streams streams);
  bool reaches(int place) const {
    return !place_ || places_->within(*place_, place) || places_->within(place, *place_);
  }

 private:
  const Places* places_ = nullptr;
  std::optional<int> place_;
};

}  // namespace holdfast::cli
