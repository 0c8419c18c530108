// Places, as a tree of paths: `us/ca/los-angeles-county/los-angeles` lies in `us/ca/los-angeles-county`.
// A home lies in exactly one *spot*: a place without parts, or somewhere in a place that has parts but in
// none of them. A place whose parts cover all of it (`parts: all`) is no spot itself.
//
// Thousands of counties and towns are only *listed*: no rule names them, so that the law there is that of the
// place around them. They are no spots: a home that is told to lie in one lies at that place's spot, and only
// where a table of figures tells them apart does one of them stand for all that have the same figures.
#pragma once

#include <memory>
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
  std::vector<std::string> codes;     // of a county or a town of New England, by which tables find it
  std::string kind;                   // of a listed place, as the list has it: county, town, …
  int parent = -1;                    // index; -1 for the root
  int law = -1;                       // the spot at which its law is found; itself unless it is only listed
  bool spot = true;                   // a home may lie here and in none of its parts
  bool has_parts = false;
  bool listed = false;  // it stands on a list alone
};

class Places {
 public:
  const std::vector<PlaceEntry>& entries() const { return *entries_; }
  const PlaceEntry& entry(int index) const { return entries()[static_cast<std::size_t>(index)]; }
  std::optional<int> find(std::string_view path) const;
  bool within(int inner, int outer) const;  // a place lies in itself
  // Itself, or the nearest around it that is not only listed.
  int described(int place) const;
  // The spots of a home of which nobody said where it is, in order.
  const std::vector<int>& described_spots() const { return described_spots_; }
  // The spots of a home that is told to lie in `place`, in order; never empty.
  std::vector<int> spots_in(int place) const;
  // The spots of any home in `place`: those, and the listed places that stand for others.
  std::vector<int> all_spots_in(int place) const;
  // The codes of the homes in `place`, by kind of home: those of the place itself and of each of its parts,
  // else those of the place around it. A town whose code changed has both.
  std::vector<std::vector<std::string>> codes_in(int place) const;
  std::vector<std::string> paths() const;

  void read(const Document& document, Diagnostics& diagnostics);
  // A list: `path,codes,kind,name`, one place a line, each after the place that it lies in. A place that is
  // there already gets its codes.
  void read_list(std::string_view csv, const std::string& csv_path, Diagnostics& diagnostics);
  // Call when all are read, then once for each place that some rule names, then `stand_for` where need be.
  void order();
  void name(int place);
  // `place`, which is only listed, stands for those with the same figures; their law is found at it.
  void stand_for(const std::vector<int>& places);

 private:
  std::size_t first_at(std::string_view path) const;  // in by_path_, of what is not before it
  std::vector<int> inside(int place) const;           // itself and its parts, by path

  // Shared, because a ruleset is copied far more often than places change.
  std::shared_ptr<std::vector<PlaceEntry>> entries_ = std::make_shared<std::vector<PlaceEntry>>();
  std::vector<int> by_path_;          // a place stands just before its parts
  std::vector<int> spots_;            // those that some home may lie at, in order
  std::vector<int> described_spots_;  // of those, the ones that are not only listed
};

}  // namespace holdfast
