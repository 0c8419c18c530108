// The reforms that a request wants read as if they were law.
#pragma once

#include "api/handlers/body.hpp"

namespace holdfast::api {

constexpr std::size_t most_reforms = 8;

// Of a list, laid in together in its order; mistakes are the body's.
LoadOptions read_reforms(Body& body, const Node& list, const std::string& pointer, const Ruleset& ruleset);

// What is wrong with them: their text is law, not about anybody, so it may be quoted.
Reply refused_reforms(const Diagnostics& diagnostics, const std::string& pointer,
                      const std::string& language);

}  // namespace holdfast::api
