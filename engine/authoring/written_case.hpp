// Facts and cases as a rule's file writes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/expectation.hpp"
#include "engine/evaluate/box.hpp"

namespace holdfast {

// A node in flow style, on one line.
std::string flow_text(const Node& node);

// One value of the side, the nearest to what is known now; nothing for a fact that is not told as one value.
std::optional<Node> written_value(const Fact& fact, const Side& side, const Known& now);

// Ready to stand under `cases:`, marked as approved by nobody. `given` holds what the case itself tells.
std::string written_case(const std::string& name, const std::string& as_of, const Node& given,
                         const std::vector<Expectation>& expect);

}  // namespace holdfast
