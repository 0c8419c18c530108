// The finding of which a case speaks.
#pragma once

#include <string>

#include "engine/determination/determination.hpp"
#include "engine/ruleset/rule.hpp"

namespace holdfast {

// Of the rule's part, and of several stages the one that helps most; null where the rule says nothing of the
// place. For a proposal the part is "proposal".
const Finding* finding_of(const Determination& determination, const std::string& rule,
                          const std::string& part);

// That of the rule's first part.
const Finding* main_finding(const Determination& determination, const Rule& rule);

}  // namespace holdfast
