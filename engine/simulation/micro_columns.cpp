#include "engine/simulation/micro_columns.hpp"

#include <algorithm>

namespace holdfast {
namespace {

constexpr std::size_t longest_name = 32;  // of a variable in Stata

std::string plain(const std::string& text) {
  std::string made;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    made += upper ? static_cast<char>(c - 'A' + 'a') : kept ? c : '_';
  }
  return made;
}

// What a law is called at the end of a name: all of them cut to the same length, and numbered where two would
// then be the same.
std::vector<std::string> law_names(const Study& study, std::size_t longest) {
  std::vector<std::string> names;
  for (const auto& law : study.laws) {
    auto name = plain(law.id.substr(law.id.find_last_of('/') + 1)).substr(0, longest);
    for (int number = 2; std::find(names.begin(), names.end(), name) != names.end(); ++number) {
      const auto end = "_" + std::to_string(number);
      name = name.substr(0, longest - end.size()) + end;
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::vector<MicroColumn> micro_columns(const Study& study) {
  struct Head {
    std::string begins;
    std::string means;
    std::size_t part;
    int amount;
  };
  std::vector<Head> told;
  std::size_t longest = 0;
  for (std::size_t part = 0; part < study.parts.size(); ++part) {
    const auto& one = study.parts[part];
    if (one.rule == Study::any_name) continue;
    const auto head = "r" + std::to_string(part + 1) + "_";
    told.push_back({head + "outcome_", one.rule + ": outcome", part, -1});
    for (std::size_t i = 0; i < one.amounts.size(); ++i)
      told.push_back({head + plain(one.amounts[i].name) + "_", one.rule + ": " + one.amounts[i].name, part,
                      static_cast<int>(i)});
  }
  for (const auto& one : told) longest = std::max(longest, one.begins.size());
  constexpr std::size_t shortest_law = 8;
  const auto laws =
      law_names(study, longest_name > longest + shortest_law ? longest_name - longest : shortest_law);
  std::vector<MicroColumn> made;
  for (std::size_t law = 0; law < study.laws.size(); ++law)
    for (const auto& one : told)
      made.push_back(
          {one.begins + laws[law], one.means + "; " + study.laws[law].id, law, one.part, one.amount});
  return made;
}

}  // namespace holdfast
