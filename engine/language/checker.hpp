// An expression's types, part by part, and what in it is mistaken. Inside this folder only; see `check`.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/language/expression.hpp"
#include "engine/language/functions.hpp"

namespace holdfast {

// Where a quotient may stand: its value is then rounded, or multiplied out.
enum class Quotient { refused, allowed };

Type number_type(Type::Base base, int scale, Int least, Int most);
inline Type truth_type() { return {}; }

class Checker {
 public:
  Checker(const Scope& scope, Literals literals) : scope_(scope), literals_(literals) {}

  // False when the expression, or a part of it, is mistaken: its type then means nothing.
  bool visit(Expression& e, Quotient quotient = Quotient::refused);

  std::vector<ExpressionError> errors;

 private:
  using Kind = Expression::Kind;
  using Base = Type::Base;

  bool fail(const Expression& e, std::string code, std::string message, std::string help = "");
  // Its parts are not looked at: what it says is not for rules, whatever they are.
  bool foreign(const Expression& e);
  bool fits(const Expression& e);
  bool numeric(const Expression& e);
  bool visit_all(Expression& e);
  bool number(Expression& e);
  bool name(Expression& e);
  // The rows of a list that fit a condition. Inside it, columns hide other names.
  bool filter(Expression& e);
  bool rows(Expression& e, Function function);
  bool call(Expression& e);
  bool call_function(Expression& e, const FunctionEntry& entry, Function function);
  bool round(Expression& e);
  // The range of parts[0] once it has `places` digits; one unit wider on either side.
  static void rounded_to(Expression& e, int places);
  bool condition_parts(Expression& e);
  bool conditional(Expression& e);
  bool in(Expression& e);
  // `item` as a value that `value` may be compared with.
  bool member(const Expression& value, Expression& item);
  bool choice(const Type& type, Expression& text);
  bool includes(Expression& e);
  bool compare(Expression& e);
  // The difference that a comparison is lowered to must fit, also once a quotient is multiplied out.
  bool multiplied_out(const Expression& e, const Expression& a, const Expression& b);
  static bool is_zero(const Expression& e);
  // Both types at one scale; false when they are no amounts of one kind. A literal zero is of every kind.
  static bool align(const Expression& a, const Expression& b, Type& first, Type& second);
  static bool align(Type& first, bool first_is_zero, Type& second, bool second_is_zero);
  bool arithmetic(Expression& e);
  bool with_dates(Expression& e, const Expression& a, const Expression& b);
  bool with_times(Expression& e, const Expression& a, const Expression& b);
  bool multiply(Expression& e, const Expression& a, const Expression& b);
  bool divide(Expression& e, Quotient quotient);

  const Scope& scope_;
  Literals literals_;
  std::vector<std::pair<std::string, Type>> columns_;  // while a filter's condition is read
};

}  // namespace holdfast
