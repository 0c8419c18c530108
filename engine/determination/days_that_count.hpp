// The days that count, of all findings, in the words of one language: the tenant's last days until they are
// done, and a landlord's waits until they are over. The nearest first; then those that cannot be told yet.
#pragma once

#include <string>
#include <vector>

#include "engine/determination/sentences.hpp"

namespace holdfast {

struct DayThatCounts {
  const Finding* finding = nullptr;  // of the determination, which outlives it
  const Deadline* deadline = nullptr;
  std::string line;  // a day in a place where the home may be says so
};

// No line stands there twice.
std::vector<DayThatCounts> days_that_count(const Determination& determination, const Sentences& sentences);

}  // namespace holdfast
