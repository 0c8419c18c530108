// What a report's page looks like, beside what all our pages have in common.
#pragma once

#include <string_view>

namespace holdfast {

extern const std::string_view report_style;

}  // namespace holdfast
