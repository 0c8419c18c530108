// A rule as it reads in a place that sets its own figures, or that joined it on a day.
#pragma once

#include <memory>
#include <string>

#include "engine/ruleset/places.hpp"
#include "engine/ruleset/rule.hpp"

namespace holdfast {

// Which of the rule's local figures and joinings count in `spot`; "" where it reads as it stands.
std::string local_key(const Places& places, const Rule& rule, int spot);

// With its readings.
std::shared_ptr<const Rule> localized(const Places& places, const Rule& rule, int spot);

}  // namespace holdfast
