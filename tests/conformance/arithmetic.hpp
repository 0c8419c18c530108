// FEEL's operators on two values. What has no meaning is null.
#pragma once

#include "tests/conformance/value.hpp"

namespace holdfast::conformance {

Value negated(const Value& a);
Value add(const Value& a, const Value& b);
Value subtract(const Value& a, const Value& b);
Value multiply(const Value& a, const Value& b);
Value divide(const Value& a, const Value& b);
Value power(const Value& a, const Value& b);

// `date.year`, `duration.days`, `time.time offset`
Value property_of(const Value& value, std::string_view name);

}  // namespace holdfast::conformance
