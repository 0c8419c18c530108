// Sums, products and quotients, of amounts and of days.
#include <algorithm>
#include <array>

#include "engine/language/checker.hpp"

namespace holdfast {

bool Checker::arithmetic(Expression& e) {
  if (!visit_all(e)) return false;
  const auto& a = e.parts[0];
  if (e.kind == Kind::negate) {
    if (!numeric(a)) return false;
    e.type = number_type(a.type.base, a.type.scale, -a.type.most, -a.type.least);
    return true;
  }
  const auto& b = e.parts[1];
  if (e.kind == Kind::multiply) return multiply(e, a, b);
  if (a.type.base == Base::date || b.type.base == Base::date) return with_dates(e, a, b);
  if (a.type.base == Base::time || b.type.base == Base::time) return with_times(e, a, b);
  if (!numeric(a) || !numeric(b)) return false;
  Type x;
  Type y;
  if (!align(a, b, x, y))
    return fail(e, "wrong-type",
                "cannot " + std::string(e.kind == Kind::add ? "add " : "subtract ") + describe(b.type) +
                    (e.kind == Kind::add ? " to " : " from ") + describe(a.type));
  e.type = e.kind == Kind::add ? number_type(x.base, x.scale, x.least + y.least, x.most + y.most)
                               : number_type(x.base, x.scale, x.least - y.most, x.most - y.least);
  return fits(e);
}

bool Checker::with_dates(Expression& e, const Expression& a, const Expression& b) {
  if (a.type.base == Base::date && b.type.base == Base::date && e.kind == Kind::subtract) {
    e.type = number_type(Base::days, 0, a.type.least - b.type.most, a.type.most - b.type.least);
    return true;
  }
  if (a.type.base == Base::date && b.type.base == Base::days && b.type.scale == 0) {
    const Int sign = e.kind == Kind::add ? 1 : -1;
    e.type = number_type(Base::date, 0, a.type.least + std::min(sign * b.type.least, sign * b.type.most),
                         a.type.most + std::max(sign * b.type.least, sign * b.type.most));
    return true;
  }
  if (a.type.base == Base::date && b.type.base == Base::months && b.type.scale == 0 && b.type.least >= 0) {
    constexpr Int longest = 31;
    const Int days = b.type.most * longest;
    e.type = number_type(Base::date, 0, a.type.least - (e.kind == Kind::add ? 0 : days),
                         a.type.most + (e.kind == Kind::add ? days : 0));
    return true;
  }
  return fail(e, "wrong-type", "cannot combine " + describe(a.type) + " and " + describe(b.type),
              "a date less a date is a count of days; a date and a count of days or months is a date");
}

bool Checker::with_times(Expression& e, const Expression& a, const Expression& b) {
  if (a.type.base == Base::time && b.type.base == Base::hours && b.type.scale == 0) {
    const Int sign = e.kind == Kind::add ? 60 : -60;
    e.type = number_type(Base::time, 0, a.type.least + std::min(sign * b.type.least, sign * b.type.most),
                         a.type.most + std::max(sign * b.type.least, sign * b.type.most));
    return true;
  }
  return fail(e, "wrong-type", "cannot combine " + describe(a.type) + " and " + describe(b.type),
              "a time and a count of hours is a time");
}

bool Checker::multiply(Expression& e, const Expression& a, const Expression& b) {
  if (!numeric(a) || !numeric(b)) return false;
  const auto factor = [](Base base) { return base == Base::number || base == Base::percent; };
  Base base = Base::number;
  if (a.type.base == Base::money || b.type.base == Base::money) {
    const auto other = a.type.base == Base::money ? b.type.base : a.type.base;
    if (!factor(other) && other != Base::months)
      return fail(e, "wrong-type", "cannot multiply " + describe(a.type) + " by " + describe(b.type));
    base = Base::money;
  } else if (factor(a.type.base) && factor(b.type.base)) {
    base = Base::number;
  } else if (factor(a.type.base) || factor(b.type.base)) {
    base = factor(a.type.base) ? b.type.base : a.type.base;
  } else {
    return fail(e, "wrong-type", "cannot multiply " + describe(a.type) + " by " + describe(b.type));
  }
  if (bits_for(a.type.least, a.type.most) > 64 || bits_for(b.type.least, b.type.most) > 64)
    return fail(e, "too-wide", "this may become a number that is too large to be exact",
                "give the facts and figures in it smaller ranges");
  const std::array<Int, 4> corners = {a.type.least * b.type.least, a.type.least * b.type.most,
                                      a.type.most * b.type.least, a.type.most * b.type.most};
  e.type = number_type(base, a.type.scale + b.type.scale, *std::min_element(corners.begin(), corners.end()),
                       *std::max_element(corners.begin(), corners.end()));
  return fits(e);
}

bool Checker::divide(Expression& e, Quotient quotient) {
  if (!visit_all(e) || !numeric(e.parts[0]) || !numeric(e.parts[1])) return false;
  const auto& a = e.parts[0].type;
  const auto& b = e.parts[1].type;
  if (b.least <= 0 && b.most >= 0)
    return fail(e.parts[1], "divisor-may-be-zero", "this may be zero", "give it a range without zero");
  if (quotient == Quotient::refused)
    return fail(e, "division-stands-alone", "a quotient must be rounded or compared",
                "write `round(x / y, places, mode)`, or compare it");
  Base base = a.base;
  if (a.base == b.base)
    base = Base::number;
  else if (b.base != Base::number && b.base != Base::percent &&
           !(a.base == Base::money && b.base == Base::months))
    return fail(e, "wrong-type", "cannot divide " + describe(a) + " by " + describe(b));
  // At the scale of the dividend: what is divided grows at most by the divisor's own digits.
  const Int grown = power_of_ten(b.scale);
  const Int most = std::max(a.most < 0 ? -a.most : a.most, a.least < 0 ? -a.least : a.least) * grown;
  e.type = number_type(base, a.scale, -most, most);
  return fits(e);
}

}  // namespace holdfast
