#include "tests/support/plain_value.hpp"

#include <numeric>
#include <stdexcept>

namespace holdfast::made_up {
namespace {

using Kind = Expression::Kind;

Fraction fraction(Int top, Int bottom) {
  if (bottom < 0) top = -top, bottom = -bottom;
  Int a = top < 0 ? -top : top;
  for (Int b = bottom; b != 0;) {
    const Int rest = a % b;
    a = b;
    b = rest;
  }
  return {top / a, bottom / a};
}

Fraction sum(const Fraction& a, const Fraction& b, int sign) {
  return fraction(a.top * b.bottom + sign * b.top * a.bottom, a.bottom * b.bottom);
}

Int floor_of(const Fraction& a) {
  const Int whole = a.top / a.bottom;
  return whole * a.bottom > a.top ? whole - 1 : whole;
}

// Half up and up are away from zero, down is toward it.
Fraction rounded(const Fraction& exact, int places, const std::string& mode) {
  const Int unit = power_of_ten(places);
  const bool negative = exact.top < 0;
  const Fraction size = fraction((negative ? -exact.top : exact.top) * unit, exact.bottom);
  Int whole = floor_of(size);
  const Fraction rest = sum(size, {whole, 1}, -1);
  const int half = order(rest, {1, 2});
  const bool more = mode == "up"          ? rest.top != 0
                    : mode == "half_up"   ? half >= 0
                    : mode == "half_even" ? half > 0 || (half == 0 && whole % 2 != 0)
                                          : false;
  if (more) ++whole;
  return fraction(negative ? -whole : whole, unit);
}

std::uint64_t bit_of(const Type& type, const std::string& value) {
  for (std::size_t i = 0; i < type.values->size(); ++i)
    if ((*type.values)[i] == value) return std::uint64_t{1} << i;
  throw std::logic_error("no value " + value);
}

const Point& point(const Expression& name, const Completion& completion) {
  return completion[static_cast<std::size_t>(name.symbol->index)];
}

std::optional<Fraction> call(const Expression& e, const Rule* rule, const Completion& completion) {
  auto value = amount_of(e.parts[0], rule, completion);
  if (!value) return value;
  if (e.text == "abs") return value->top < 0 ? Fraction{-value->top, value->bottom} : *value;
  if (e.text == "floor") return Fraction{floor_of(*value), 1};
  if (e.text == "ceiling") return Fraction{-floor_of({-value->top, value->bottom}), 1};
  if (e.text == "round") return rounded(*value, static_cast<int>(e.parts[1].number.units), e.parts[2].text);
  for (std::size_t i = 1; i < e.parts.size(); ++i) {
    const auto other = amount_of(e.parts[i], rule, completion);
    const int side = order(*other, *value);
    if (e.text == "min" ? side < 0 : side > 0) value = other;
  }
  return value;
}

}  // namespace

int order(const Fraction& a, const Fraction& b) {
  const Int left = a.top * b.bottom;
  const Int right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

std::optional<Fraction> amount_of(const Expression& e, const Rule* rule, const Completion& completion) {
  const auto part = [&](std::size_t i) { return amount_of(e.parts[i], rule, completion); };
  switch (e.kind) {
    case Kind::number:
      return fraction(e.number.units, power_of_ten(e.number.scale));
    case Kind::name: {
      if (e.symbol->kind == Symbol::Kind::figure) {
        const auto& figure = rule->figures.at(e.text).steps[0].value;
        return fraction(figure.units, power_of_ten(figure.scale));
      }
      const auto& told = point(e, completion);
      if (!told.happened) return std::nullopt;
      return fraction(told.number, power_of_ten(e.symbol->type.scale));
    }
    case Kind::conditional:
      return part(truth_of(e.parts[0], rule, completion) ? 1 : 2);
    case Kind::call:
      return call(e, rule, completion);
    default:
      break;
  }
  const auto a = part(0);
  if (!a) return a;
  if (e.kind == Kind::negate) return Fraction{-a->top, a->bottom};
  const auto b = part(1);
  if (!b) return b;
  switch (e.kind) {
    case Kind::add:
      return sum(*a, *b, 1);
    case Kind::subtract:
      return sum(*a, *b, -1);
    case Kind::multiply:
      return fraction(a->top * b->top, a->bottom * b->bottom);
    case Kind::divide:
      return fraction(a->top * b->bottom, a->bottom * b->top);
    default:
      throw std::logic_error("no amount");
  }
}

bool truth_of(const Expression& e, const Rule* rule, const Completion& completion) {
  const auto part = [&](std::size_t i) { return truth_of(e.parts[i], rule, completion); };
  switch (e.kind) {
    case Kind::truth:
      return e.truth;
    case Kind::name:
      return point(e, completion).bits == 2;
    case Kind::opposite:
      return !part(0);
    case Kind::both:
    case Kind::either: {
      bool all = part(0);
      for (std::size_t i = 1; i < e.parts.size(); ++i)
        all = e.kind == Kind::both ? all && part(i) : all || part(i);
      return all;
    }
    case Kind::conditional:
      return part(part(0) ? 1 : 2);
    case Kind::call:
      return point(e.parts[0], completion).happened;
    case Kind::includes:
      return (point(e.parts[0], completion).bits & bit_of(e.parts[0].type, e.parts[1].text)) != 0;
    case Kind::in:
      for (const auto& item : e.parts[1].parts) {
        if (item.kind == Kind::text) {
          if (point(e.parts[0], completion).bits == bit_of(e.parts[0].type, item.text)) return true;
        } else if (order(*amount_of(e.parts[0], rule, completion), *amount_of(item, rule, completion)) == 0) {
          return true;
        }
      }
      return false;
    default:
      break;
  }
  if (e.parts[1].kind == Kind::text)
    return (point(e.parts[0], completion).bits == bit_of(e.parts[0].type, e.parts[1].text)) ==
           (e.kind == Kind::equal);
  if (e.parts[0].type.base == Type::Base::yes_no) return (part(0) == part(1)) == (e.kind == Kind::equal);
  const auto a = amount_of(e.parts[0], rule, completion);
  const auto b = amount_of(e.parts[1], rule, completion);
  if (!a || !b) return false;  // no comparison with what has not happened is true
  const int side = order(*a, *b);
  switch (e.kind) {
    case Kind::equal:
      return side == 0;
    case Kind::not_equal:
      return side != 0;
    case Kind::less:
      return side < 0;
    case Kind::at_most:
      return side <= 0;
    case Kind::greater:
      return side > 0;
    case Kind::at_least:
      return side >= 0;
    default:
      throw std::logic_error("no condition");
  }
}

}  // namespace holdfast::made_up
