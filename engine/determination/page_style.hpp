// The style sheet of the library's pages. It names no address, so that a page asks nobody for anything.
#pragma once

#include <string_view>

namespace holdfast {

extern const std::string_view page_style;

}  // namespace holdfast
