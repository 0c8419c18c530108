// Partition → JSON (schemas/partition.schema.json). Both ends of a piece are included and written as a
// scenario or a reform would write them; the pieces stand in order, without gaps. The same partition gives
// the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/json_writer.hpp"
#include "engine/determination/partition.hpp"

namespace holdfast {

// `language` is one that the ruleset's texts have. With a final newline.
std::string to_json(const Partition& partition, const Ruleset& ruleset, std::string_view language,
                    JsonWriter::Style style = JsonWriter::Style::indented);

}  // namespace holdfast
