// Text inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace holdfast {

// As it may stand between tags and in an attribute; what may stand in no page becomes U+FFFD.
std::string escaped(std::string_view text);

}  // namespace holdfast
