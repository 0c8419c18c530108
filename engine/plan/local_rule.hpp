// A rule as it reads in a place that sets its own figures, that joined it on a day, or where another takes
// its place.
#pragma once

#include <memory>
#include <string>

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// Which of the rule's local figures and joinings count in `spot`, and which rules do not displace it there;
// "" where it reads as it stands.
std::string local_key(const Ruleset& ruleset, const Rule& rule, int spot);

// With its readings.
std::shared_ptr<const Rule> localized(const Ruleset& ruleset, const Rule& rule, int spot);

}  // namespace holdfast
