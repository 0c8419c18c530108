// What a body asks to be counted: the rows, the laws to count them under, and by what.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/handlers/posted_rows.hpp"
#include "engine/population/table_map.hpp"
#include "engine/simulation/simulation.hpp"

namespace holdfast::api {

// A study over HTTP is a small one.
constexpr std::size_t most_scenarios = 4;
constexpr std::size_t most_simulated_rules = 10;
constexpr std::size_t most_simulated_by = 4;
constexpr std::size_t most_simulated_groups = 50;
constexpr std::size_t most_smallest_cell = 1'000'000;
constexpr std::size_t usual_smallest_cell = 10;

struct StudyOrder {
  struct OtherLaw {
    LoadOptions options;
    std::string sha256;  // of its reforms, as they were told
  };
  Day as_of = 0;
  StudyWishes wishes;
  std::vector<OtherLaw> others;  // beside the law itself
  std::optional<TableMap> map;
  std::unique_ptr<const PostedRows> rows;
  std::string language;
};

// Null, with all mistakes the body's, where something is wrong with it.
std::unique_ptr<StudyOrder> read_study_order(Body& body, const Ruleset& ruleset, std::size_t most_rows);

// What is wrong with the map: its names are whoever wrote it's, and are not repeated.
Mistakes mistakes_of_map(const Diagnostics& found, const Ruleset& ruleset);

}  // namespace holdfast::api
