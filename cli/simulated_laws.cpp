#include "cli/simulated_laws.hpp"

#include <algorithm>
#include <ostream>

#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/document/digest.hpp"
#include "engine/simulation/simulated_law.hpp"

namespace holdfast::cli {

std::unique_ptr<SimulatedRules> load_simulated(const WhichRules& which, const std::string& reforms,
                                               const std::vector<SourceFile>& made, Day as_of,
                                               Streams streams, int& code) {
  auto law = std::make_unique<SimulatedRules>();
  WhichRules with = which;
  Sha256 digest;
  for (std::size_t begin = 0; begin < reforms.size();) {
    const auto end = std::min(reforms.find(',', begin), reforms.size());
    with.with.push_back(reforms.substr(begin, end - begin));
    begin = end + 1;
    // Of a reform in the rules, the rules' own digest tells. The day from which it counts is part of it.
    const auto& name = with.with.back();
    auto at = std::min(name.rfind('@'), name.size());
    if (name.find('/', at) != std::string::npos) at = name.size();  // of a folder
    const auto text = read_file(name.substr(0, at), streams.in);
    digest.add(text ? *text : name.substr(0, at));
    digest.add(name.substr(at));
  }
  for (const auto& one : made) digest.add(one.bytes);
  law->ruleset = load_rules(with, streams, code, made);
  if (!law->ruleset) return nullptr;
  const auto name = law_name(*law->ruleset);
  law->id = name.id;
  law->title = name.title;
  law->sha256 = law->ruleset->with.empty() ? law->ruleset->sha256 : digest.hex();
  law->nothing_told = unknown_scenario(*law->ruleset, as_of);
  return law;
}

std::optional<Document> read_document(const std::string& path, Streams streams) {
  const auto text = read_file(path, streams.in);
  if (!text) {
    streams.err << "cannot read " << path << "\n";
    return std::nullopt;
  }
  auto document = read_yaml(*text, path, Echo::allowed);
  streams.err << render(document.diagnostics());
  if (!document) return std::nullopt;
  return std::move(*document);
}

bool same_places(const std::vector<std::unique_ptr<SimulatedRules>>& laws, Streams streams) {
  const auto& first = laws.front()->ruleset->places;
  for (const auto& law : laws) {
    const auto place = place_apart(first, law->ruleset->places);
    if (place.empty()) continue;
    streams.err << "a reform names `" << place
                << "`, which stands on a list alone; to simulate it, describe the place in places.yaml\n";
    return false;
  }
  return true;
}

bool read_map_for(const std::string& path, const std::vector<std::unique_ptr<SimulatedRules>>& laws,
                  std::optional<TableMap>& map, Streams streams) {
  if (path.empty()) return true;
  const auto document = read_document(path, streams);
  if (!document) return false;
  auto read = read_table_map(*document, *laws.front()->ruleset);
  streams.err << render(read.diagnostics());
  if (!read) return false;
  map = std::move(*read);
  Diagnostics mistakes;
  for (const auto& law : laws) tell_constants(*map, *law->ruleset, law->nothing_told, mistakes);
  return mistakes.empty();
}

}  // namespace holdfast::cli
