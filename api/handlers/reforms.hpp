// `with`: the reforms that a request wants read as if they were law.
#pragma once

#include "api/handlers/scene.hpp"

namespace holdfast::api {

// Empty where none is named; mistakes are the scene's.
LoadOptions read_with(Scene& scene, const Ruleset& ruleset);

}  // namespace holdfast::api
