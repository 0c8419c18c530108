// What FEEL can say and rules may not: it is read, so that the mistake can be named with its way out, and so
// that the conformance suite runs on this parser. `check` refuses every one of these.
#pragma once

#include <string_view>
#include <vector>

#include "engine/language/lexer.hpp"

namespace holdfast {

struct ForeignEntry {
  Expression::Kind kind;
  const char* code;
  const char* message;
  const char* help;
};

// Nothing for what rules may use.
const ForeignEntry* find_foreign(Expression::Kind kind);

// FEEL's names that have spaces in them: of functions, types and properties.
enum class Phrase { function, type, property };

// How many of the tokens from `at` on are one such name, the longest; 0 when none is.
std::size_t words_of_phrase(Phrase phrase, const std::vector<Token>& tokens, std::size_t at);

}  // namespace holdfast
