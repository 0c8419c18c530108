// Expression text → tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/language/expression.hpp"

namespace holdfast {

struct Token {
  enum class Kind { name, number, text, moment, symbol, end };
  Kind kind = Kind::end;
  std::string text;  // names, symbols; text literals without their quotes; moments without `@` and quotes
  Decimal number;
  int offset = 0;
  int length = 0;
};

// The tokens, ended by one of kind `end`. Mistakes are appended; reading goes on after each.
std::vector<Token> tokens(std::string_view source, std::vector<ExpressionError>& errors);

}  // namespace holdfast
