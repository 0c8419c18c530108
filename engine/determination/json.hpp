// Determination → JSON (schemas/determination.schema.json). Keys in a fixed order, amounts as decimal
// strings, days as ISO dates, sentences in one language; the same determination gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "engine/determination/determination.hpp"
#include "engine/determination/json_writer.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

// `language` is one that the texts have. With a final newline.
std::string to_json(const Determination& determination, const Texts& texts, std::string_view language,
                    JsonWriter::Style style = JsonWriter::Style::indented);

// The same as one value of a longer text.
void write(JsonWriter& to, const Determination& determination, const Texts& texts, std::string_view language);

}  // namespace holdfast
