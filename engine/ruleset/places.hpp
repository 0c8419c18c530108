// Places, as a tree of paths: `us/ca/los-angeles-county/los-angeles` lies in `us/ca/los-angeles-county`.
// A home lies in exactly one *spot*: a place without parts, or somewhere in a place that has parts but in
// none of them. A place whose parts cover all of it (`parts: all`) is no spot itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast {

struct PlaceEntry {
  std::string path;
  std::string title;
  std::string level;             // country, state, county, city
  std::string time_zone;         // inherited; "" when nobody says
  std::string fair_market_area;  // inherited; ""
  std::string how_to_tell;
  std::string who_to_call;
  std::string note;
  std::vector<std::string> known_as;  // names of neighborhoods and the like, by which it is looked for
  int parent = -1;                    // index; -1 for the root
  bool spot = true;                   // a home may lie here and in none of its parts
  bool has_parts = false;
};

class Places {
 public:
  const std::vector<PlaceEntry>& entries() const { return entries_; }
  const PlaceEntry& entry(int index) const { return entries_[static_cast<std::size_t>(index)]; }
  std::optional<int> find(std::string_view path) const;
  bool within(int inner, int outer) const;  // a place lies in itself
  std::vector<int> spots_in(int place) const;
  std::vector<std::string> paths() const;

  void read(const Document& document, Diagnostics& diagnostics);

 private:
  std::vector<PlaceEntry> entries_;
};

}  // namespace holdfast
