// What the words of the language of rules are called in English, for those who do not know it.
#pragma once

#include <string>
#include <string_view>

namespace holdfast {

// `barred_unless` as "the landlord may go on only if"; a key without words of its own with spaces.
std::string key_in_words(std::string_view key);

// `reach` of `must` as "at least the limit: …"; "" where the value has no words of its own.
std::string_view value_of_key_in_words(std::string_view key, std::string_view value);

// Whether an expression stands under the key, wherever it stands in a rule.
bool holds_expression(std::string_view key);

// Whether the name of a fact stands under the key.
bool holds_fact(std::string_view key);

}  // namespace holdfast
