// What may go to the output as it came: no formula that a spreadsheet would run, no bytes that are no text;
// and in a reference of the caller's own, nothing that looks like a person.
#pragma once

#include <string_view>

namespace holdfast {

bool is_formula(std::string_view text);
bool is_utf_8(std::string_view text);
bool has_control_characters(std::string_view text);

// Letters, digits and `-_./:`, one digit at least, and no number of a phone or of social security.
bool is_opaque(std::string_view reference);

}  // namespace holdfast
