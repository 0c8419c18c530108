// The place of the home, by a part of its name: those that have it are shown, and one or several are chosen.
#pragma once

#include <string>
#include <vector>

#include "cli/answer_reader.hpp"
#include "engine/ruleset/places.hpp"

namespace holdfast::cli {

class PlaceFinder {
 public:
  // Keeps references to all of them.
  PlaceFinder(const Places& places, const Words& words, const TypedWords& typed)
      : places_(places), words_(words), typed_(typed) {}

  // `text` is folded, and no command. What is found is remembered until the next line.
  Reading read(const std::string& text);

 private:
  std::string names(const PlaceEntry& place) const;
  std::string around(const PlaceEntry& place) const;
  bool is_meant(const PlaceEntry& place, const std::string& text) const;  // by a word of its own name
  Reading shown() const;

  const Places& places_;
  const Words& words_;
  const TypedWords& typed_;
  std::vector<int> found_;
};

}  // namespace holdfast::cli
