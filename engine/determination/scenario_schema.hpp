// The JSON Schema of a scenario: what the loaded vocabulary may be told, with its questions.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// `language` is one that the texts have.
nlohmann::ordered_json scenario_schema(const Ruleset& ruleset, const std::string& language);

}  // namespace holdfast
