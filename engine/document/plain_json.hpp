// JSON as programs write it, read in one go. It takes only texts with nothing wrong in them and no escape;
// whatever it does not take may still be JSON, or says what is wrong with it to who reads event by event.
#pragma once

#include <optional>
#include <string_view>

#include "engine/document/document.hpp"

namespace holdfast {

// `text` has passed `check_bytes`. The nodes are those that `read_json` promises, or nothing: where there is
// an escape, an exponent, a null, a key that stands twice, too much, or no JSON.
std::optional<Node> read_plain_json(std::string_view text, const Limits& limits);

}  // namespace holdfast
