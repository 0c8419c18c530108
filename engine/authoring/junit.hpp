// The results of cases as JUnit XML, which continuous integration reads: a suite for each rule.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/cases.hpp"

namespace holdfast {

// UTF-8; what XML cannot hold is written as U+FFFD.
std::string junit_xml(const std::vector<CaseResult>& results);

}  // namespace holdfast
