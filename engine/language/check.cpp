#include <algorithm>

#include "engine/base/diagnostic.hpp"
#include "engine/language/checker.hpp"
#include "engine/language/foreign.hpp"

namespace holdfast {

Type number_type(Type::Base base, int scale, Int least, Int most) {
  Type type;
  type.base = base;
  type.scale = scale;
  type.least = least;
  type.most = most;
  return type;
}

bool Checker::visit(Expression& e, Quotient quotient) {
  switch (e.kind) {
    case Kind::truth:
      e.type = truth_type();
      return true;
    case Kind::number:
      return number(e);
    case Kind::text:
      e.type.base = Base::text;
      return fail(e, "stray-text", "text stands only beside a choice", "write `fact = \"value\"`");
    case Kind::list:
      return fail(e, "stray-list", "a list stands only after `in`", "write `fact in [\"a\", \"b\"]`");
    case Kind::name:
      return name(e);
    case Kind::call:
      return call(e);
    case Kind::both:
    case Kind::either:
    case Kind::opposite:
      return condition_parts(e);
    case Kind::conditional:
      return conditional(e);
    case Kind::in:
      return in(e);
    case Kind::includes:
      return includes(e);
    case Kind::negate:
    case Kind::add:
    case Kind::subtract:
    case Kind::multiply:
      return arithmetic(e);
    case Kind::divide:
      return divide(e, quotient);
    case Kind::filter:
    case Kind::column:
      return fail(e, "rows-stand-alone", "rows stand only inside `sum` or `count`",
                  "write `sum(list[condition].column)` or `count(list[condition])`");
    case Kind::moment:
    case Kind::between:
    case Kind::range:
    case Kind::power:
    case Kind::property:
    case Kind::instance:
    case Kind::argument:
      return foreign(e);
    default:
      return compare(e);
  }
}

bool Checker::fail(const Expression& e, std::string code, std::string message, std::string help) {
  errors.push_back({std::move(code), e.offset, std::max(e.length, 1), std::move(message), std::move(help)});
  return false;
}

bool Checker::foreign(const Expression& e) {
  const auto* entry = find_foreign(e.kind);
  return fail(e, entry->code, entry->message, entry->help);
}

bool Checker::fits(const Expression& e) {
  constexpr int most_scale = 12;
  if (e.type.scale <= most_scale && bits_for(e.type.least, e.type.most) != 0) return true;
  return fail(e, "too-wide", "this may become a number that is too large to be exact",
              "give the facts and figures in it smaller ranges");
}

bool Checker::numeric(const Expression& e) {
  if (e.type.numeric()) return true;
  return fail(e, "wrong-type", "expected a number, found " + describe(e.type));
}

bool Checker::visit_all(Expression& e) {
  bool good = true;
  for (auto& part : e.parts) good = visit(part) && good;
  return good;
}

bool Checker::number(Expression& e) {
  e.type = number_type(Base::number, e.number.scale, e.number.units, e.number.units);
  if (literals_ == Literals::any || e.number.units == 0) return true;
  return fail(e, "number-in-expression", "a number of law never stands in an expression",
              "name it under `figures`, with its unit and its source");
}

bool Checker::name(Expression& e) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].first != e.text) continue;
    Symbol column;
    column.kind = Symbol::Kind::column;
    column.index = static_cast<int>(i);
    column.type = columns_[i].second;
    e.type = column.type;
    e.symbol = std::move(column);
    return true;
  }
  e.symbol = scope_.find(e.text);
  if (!e.symbol && e.text == "null")
    return fail(e, "null-in-expression", "there is no `null` in rules",
                "a fact that nobody told is unknown, and the answer says so");
  if (!e.symbol)
    return fail(e, "unknown-name", "no fact or figure named `" + e.text + "`",
                did_you_mean(e.text, scope_.names()));
  e.type = e.symbol->type;
  if (e.symbol->kind == Symbol::Kind::table)
    return fail(e, "table-without-argument", "`" + e.text + "` is a table and needs what it is found by",
                "write `" + e.text + "(…)`");
  return true;
}

bool Checker::is_zero(const Expression& e) { return e.kind == Kind::number && e.number.units == 0; }

bool Checker::align(const Expression& a, const Expression& b, Type& first, Type& second) {
  first = a.type;
  second = b.type;
  return align(first, is_zero(a), second, is_zero(b));
}

bool Checker::align(Type& first, bool first_is_zero, Type& second, bool second_is_zero) {
  if (second_is_zero) second.base = first.base;
  if (first_is_zero) first.base = second.base;
  if (first.base != second.base) return false;
  const int scale = std::max(first.scale, second.scale);
  for (Type* type : {&first, &second}) {
    type->least *= power_of_ten(scale - type->scale);
    type->most *= power_of_ten(scale - type->scale);
    type->scale = scale;
  }
  return true;
}

std::vector<ExpressionError> check(Expression& expression, const Scope& scope, Literals literals) {
  Checker checker(scope, literals);
  checker.visit(expression);
  return std::move(checker.errors);
}

}  // namespace holdfast
