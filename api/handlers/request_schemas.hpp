// The schemas of what may be sent, with the facts that the loaded rules ask.
#pragma once

#include "api/handlers/law_json.hpp"

namespace holdfast::api {

// By name: `AskDetermination` and its like, and what they refer to.
Json request_schemas(const Ruleset& ruleset, const std::string& language, std::uint64_t most_rows);

}  // namespace holdfast::api
