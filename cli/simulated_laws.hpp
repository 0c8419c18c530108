// The law and its reforms, each loaded for a command that counts a population under all of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "engine/evaluate/scenario.hpp"
#include "engine/population/table_map.hpp"

namespace holdfast::cli {

struct SimulatedRules {
  std::string id;  // "baseline", or the ids of the reforms
  std::string title;
  std::string sha256;  // of the reforms' texts; of the baseline, of the rules
  std::unique_ptr<const Ruleset> ruleset;
  Scenario nothing_told;
};

// `reforms`: none, one, or several with commas between; `made`: reforms that the command wrote itself, all
// switched on. Null, with words to `err`, and how to exit in `code`.
std::unique_ptr<SimulatedRules> load_simulated(const WhichRules& which, const std::string& reforms,
                                               const std::vector<SourceFile>& made, Day as_of,
                                               Streams streams, int& code);

// A file in YAML; nothing, with words to `err`, where it cannot be read.
std::optional<Document> read_document(const std::string& path, Streams streams);

// All laws read the homes' places as the first does, in which a county that no rule names lies with its
// state. False, with words to `err`, where a reform names one that the first law does not.
bool same_places(const std::vector<std::unique_ptr<SimulatedRules>>& laws, Streams streams);

// The map, told to all of the laws; false, with words to `err`. No path, no map.
bool read_map_for(const std::string& path, const std::vector<std::unique_ptr<SimulatedRules>>& laws,
                  std::optional<TableMap>& map, Streams streams);

}  // namespace holdfast::cli
