// A study, its budgets and its tables as JSON, and back.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/simulation/totals.hpp"

namespace holdfast {

nlohmann::ordered_json to_json(const Study& study);
nlohmann::ordered_json to_json(const Budget& budget);
nlohmann::ordered_json to_json(const StudyInput& input);

// These throw nlohmann::json::exception where something is missing or of the wrong kind.
Study study_of(const nlohmann::ordered_json& json);
Budget budget_of(const nlohmann::ordered_json& json);
StudyInput input_of(const nlohmann::ordered_json& json);

}  // namespace holdfast
