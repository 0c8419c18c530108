// The cases at the end of a rule's file.
#pragma once

#include "engine/ruleset/fields.hpp"
#include "engine/ruleset/rule.hpp"

namespace holdfast {

std::vector<RuleCase> read_cases(Reader& reader, const Node* given_in_all, const Node& cases,
                                 const std::string& place);

}  // namespace holdfast
