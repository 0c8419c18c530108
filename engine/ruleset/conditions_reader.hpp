// Named conditions in groups: `all_of`, `any_of`, and leaves with `when`.
#pragma once

#include "engine/ruleset/rule_text.hpp"

namespace holdfast {

// `{all_of: {name: …}}` or `{any_of: {name: …}}`; a member is such a group again, or
// `{when, source, from?, through?}`.
std::optional<Conditions> read_conditions(RuleText& text, const Node& node, const std::string& pointer,
                                          const std::string& name);

}  // namespace holdfast
