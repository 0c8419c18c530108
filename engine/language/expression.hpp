// Expressions: the leaves of rules, in a statically typed subset of FEEL (DMN 1.5), plus `includes` for sets.
//
//   debt:  rent_owed
//   limit: months * fair_market_rent(bedrooms)
//   when:  unit_type = "hotel_or_short_term" and not(owner_lives_here)
//
// The grammar is in rules/README.md. Some of it FEEL has and rules may not use (`foreign.hpp`): it is read so
// that the mistake can be named. There is no recursion and no loop: every expression terminates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/decimal.hpp"
#include "engine/language/type.hpp"

namespace holdfast {

// What a name stands for. `index` is the number that whoever made the scope gave it.
struct Symbol {
  enum class Kind { fact, figure, definition, table, governing_date, as_of, column, grid };
  Kind kind = Kind::fact;
  int index = 0;  // column: of the list whose rows are filtered around it; grid: of the rule's grid
  Type type;      // tables: the type of what they give
  std::vector<Type> parameters;                       // tables: the type of each argument
  std::vector<std::pair<std::string, Type>> columns;  // lists whose rows may be filtered
  int most_rows = 0;                                  // of such a list
};

struct Expression {
  enum class Kind {
    number,
    text,
    truth,  // literals
    name,   // symbol
    negate,
    add,
    subtract,
    multiply,
    divide,  // parts: 1, 2, 2, 2, 2
    equal,
    not_equal,
    less,
    at_most,
    greater,
    at_least,  // parts: 2
    in,        // parts: value, list
    includes,  // parts: set, text
    both,
    either,
    opposite,     // parts: 2 or more, 2 or more, 1
    conditional,  // parts: condition, then, else
    list,         // parts: any number
    call,         // function `text`, or table `symbol`; parts: arguments
    filter,       // rows of the list `text`; parts: the condition, whose names may be columns
    column,       // column `text` of those rows; parts: the filter

    // FEEL's, refused by `check`.
    moment,    // `@"text"`: a date, a time, both, or a duration
    between,   // parts: value, low, high; its span is that of its word
    range,     // text: its brackets, such as "[)"; parts: low, high
    power,     // parts: 2
    property,  // `text` of parts[0]
    instance,  // parts[0] is of the type `text`
    argument,  // of a call, named `text`; parts: 1
  };
  Kind kind = Kind::truth;
  std::string text;    // names, functions, text literals
  Decimal number;      // number literals
  bool truth = false;  // truth literals
  std::vector<Expression> parts;
  int offset = 0;  // bytes from the start of the source
  int length = 0;

  // Filled in by `check`.
  Type type;
  std::optional<Symbol> symbol;
};

// A mistake in an expression: a span of its source, relative to its start.
struct ExpressionError {
  std::string code;
  int offset = 0;
  int length = 1;
  std::string message;
  std::string help;
};

struct Parsed {
  Expression expression;  // meaningful only without errors
  std::vector<ExpressionError> errors;
};

Parsed parse_expression(std::string_view source);

// The names that an expression may use.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual std::optional<Symbol> find(std::string_view name) const = 0;
  virtual std::vector<std::string> names() const = 0;  // for "did you mean"
};

// A number of law never stands in an expression (0 excepted): it is a figure with a source.
enum class Literals { zero_only, any };

// Types `expression` from its leaves up, in place; returns every mistake. With none: every part has its type,
// every text literal has met a member of some `values`, every number fits in 120 bits with its scale, a
// division stands only inside round(x / y, places, mode) or directly under a comparison, and its divisor is
// never zero.
std::vector<ExpressionError> check(Expression& expression, const Scope& scope,
                                   Literals literals = Literals::zero_only);

// One line per function, for the language reference and for "did you mean".
struct FunctionEntry {
  std::string_view name;
  int least_arguments;
  int most_arguments;          // -1: any number
  std::string_view signature;  // "max(number, number, ...): number"
  std::string_view says;       // one sentence
};
const std::vector<FunctionEntry>& functions();

}  // namespace holdfast
