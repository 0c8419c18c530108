#include <algorithm>
#include <array>

#include "engine/base/day.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/language/foreign.hpp"
#include "engine/language/functions.hpp"

namespace holdfast {
namespace {

using Kind = Expression::Kind;
using Base = Type::Base;

constexpr int most_scale = 12;

// Where a quotient may stand: its value is then rounded, or multiplied out.
enum class Quotient { refused, allowed };

Type number_type(Base base, int scale, Int least, Int most) {
  Type type;
  type.base = base;
  type.scale = scale;
  type.least = least;
  type.most = most;
  return type;
}

Type truth_type() { return {}; }

class Checker {
 public:
  Checker(const Scope& scope, Literals literals) : scope_(scope), literals_(literals) {}

  // False when the expression, or a part of it, is mistaken: its type then means nothing.
  bool visit(Expression& e, Quotient quotient = Quotient::refused) {
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

  std::vector<ExpressionError> errors;

 private:
  bool fail(const Expression& e, std::string code, std::string message, std::string help = "") {
    errors.push_back({std::move(code), e.offset, std::max(e.length, 1), std::move(message), std::move(help)});
    return false;
  }

  // Its parts are not looked at: what it says is not for rules, whatever they are.
  bool foreign(const Expression& e) {
    const auto* entry = find_foreign(e.kind);
    return fail(e, entry->code, entry->message, entry->help);
  }

  bool fits(const Expression& e) {
    if (e.type.scale <= most_scale && bits_for(e.type.least, e.type.most) != 0) return true;
    return fail(e, "too-wide", "this may become a number that is too large to be exact",
                "give the facts and figures in it smaller ranges");
  }

  bool visit_all(Expression& e) {
    bool good = true;
    for (auto& part : e.parts) good = visit(part) && good;
    return good;
  }

  bool number(Expression& e) {
    e.type = number_type(Base::number, e.number.scale, e.number.units, e.number.units);
    if (literals_ == Literals::any || e.number.units == 0) return true;
    return fail(e, "number-in-expression", "a number of law never stands in an expression",
                "name it under `figures`, with its unit and its source");
  }

  // The rows of a list that fit a condition. Inside it, columns hide other names.
  bool filter(Expression& e) {
    e.symbol = scope_.find(e.text);
    if (!e.symbol)
      return fail(e, "unknown-name", "no list named `" + e.text + "`", did_you_mean(e.text, scope_.names()));
    if (e.symbol->columns.empty() || !columns_.empty())
      return fail(e, "no-rows", "`" + e.text + "` has no rows that can be filtered here",
                  "a list says `most_rows`, and filters do not lie in each other");
    columns_ = e.symbol->columns;
    const bool good = visit(e.parts[0]);
    columns_.clear();
    e.type.base = Base::list;
    if (!good) return false;
    if (e.parts[0].type.base == Base::yes_no) return true;
    return fail(e.parts[0], "wrong-type", "expected yes or no, found " + describe(e.parts[0].type));
  }

  bool rows(Expression& e, Function function) {
    auto& rows = e.parts[0];
    if (function == Function::count) {
      if (rows.kind != Kind::filter)
        return fail(rows, "wrong-type", "expected rows", "write `count(list[condition])`");
      if (!filter(rows)) return false;
      e.type = number_type(Base::number, 0, 0, rows.symbol->most_rows);
      return true;
    }
    if (rows.kind != Kind::column)
      return fail(rows, "wrong-type", "expected a column of rows", "write `sum(list[condition].column)`");
    auto& list = rows.parts[0];
    if (!filter(list)) return false;
    std::vector<std::string> names;
    for (const auto& [column, type] : list.symbol->columns) {
      names.push_back(column);
      if (column != rows.text || !type.numeric()) continue;
      const Int times = list.symbol->most_rows;
      rows.type = type;
      e.type = number_type(type.base, type.scale, std::min(Int{0}, type.least * times), type.most * times);
      return fits(e);
    }
    return fail(rows, "unknown-name", "no amount is in a column `" + rows.text + "`",
                did_you_mean(rows.text, names));
  }

  bool name(Expression& e) {
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

  bool call(Expression& e) {
    Function function{};
    if (const auto* entry = find_function(e.text, &function)) return call_function(e, *entry, function);
    e.symbol = scope_.find(e.text);
    if (!e.symbol || e.symbol->kind != Symbol::Kind::table) {
      if (e.symbol) return fail(e, "not-a-function", "`" + e.text + "` is neither a function nor a table");
      auto names = scope_.names();
      for (const auto& entry : functions()) names.emplace_back(entry.name);
      return fail(e, "unknown-function", "no function or table named `" + e.text + "`",
                  did_you_mean(e.text, names));
    }
    if (!visit_all(e)) return false;
    const auto& parameters = e.symbol->parameters;
    if (e.parts.size() != parameters.size())
      return fail(e, "wrong-arguments",
                  "`" + e.text + "` is found by " + std::to_string(parameters.size()) + " argument, not " +
                      std::to_string(e.parts.size()));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto& type = e.parts[i].type;
      if (type.base != parameters[i].base || type.scale != 0)
        return fail(e.parts[i], "wrong-type",
                    "expected " + describe(parameters[i]) + ", found " + describe(type));
      if (type.least < parameters[i].least || type.most > parameters[i].most)
        return fail(e.parts[i], "out-of-range", "the table is not found by so wide a range");
    }
    e.type = e.symbol->type;
    return true;
  }

  bool call_function(Expression& e, const FunctionEntry& entry, Function function) {
    const auto count = static_cast<int>(e.parts.size());
    if (count < entry.least_arguments || (entry.most_arguments >= 0 && count > entry.most_arguments)) {
      visit_all(e);
      return fail(e, "wrong-arguments",
                  "`" + e.text + "` does not take " + std::to_string(count) + " arguments",
                  "it is " + std::string(entry.signature));
    }
    if (function == Function::round) return round(e);
    if (function == Function::floor || function == Function::ceiling) {
      if (!visit(e.parts[0], Quotient::allowed) || !numeric(e.parts[0])) return false;
      rounded_to(e, 0);
      return fits(e);
    }
    if (function == Function::sum || function == Function::count) return rows(e, function);
    if (!visit_all(e)) return false;
    if (function == Function::day) {
      if (e.parts[0].type.base != Base::time)
        return fail(e.parts[0], "wrong-type", "expected a time, found " + describe(e.parts[0].type));
      e.type = number_type(Base::date, 0, day_of_minute(static_cast<Minute>(e.parts[0].type.least)),
                           day_of_minute(static_cast<Minute>(e.parts[0].type.most)));
      return true;
    }
    if (function == Function::happened) {
      const auto base = e.parts[0].type.base;
      if ((base != Base::date && base != Base::time) || e.parts[0].kind != Kind::name ||
          e.parts[0].symbol->kind != Symbol::Kind::fact)
        return fail(e.parts[0], "wrong-type",
                    "expected a date among the facts, found " + describe(e.parts[0].type));
      e.type = truth_type();
      return true;
    }
    e.type = e.parts[0].type;
    if (!numeric(e.parts[0])) return false;
    if (function == Function::absolute) {
      const Int most = std::max(e.type.most, -e.type.least);
      e.type.least = e.type.least > 0 ? e.type.least : e.type.most < 0 ? -e.type.most : 0;
      e.type.most = most;
      return true;
    }
    bool zero = is_zero(e.parts[0]);  // all of them so far
    for (std::size_t i = 1; i < e.parts.size(); ++i) {
      if (!numeric(e.parts[i])) return false;
      Type other = e.parts[i].type;
      if (!align(e.type, zero, other, is_zero(e.parts[i])))
        return fail(e.parts[i], "wrong-type",
                    "expected " + describe(e.type) + ", found " + describe(e.parts[i].type));
      zero = zero && is_zero(e.parts[i]);
      const bool least = function == Function::minimum;
      e.type.least = least ? std::min(e.type.least, other.least) : std::max(e.type.least, other.least);
      e.type.most = least ? std::min(e.type.most, other.most) : std::max(e.type.most, other.most);
    }
    return fits(e);
  }

  bool round(Expression& e) {
    const bool good = visit(e.parts[0], Quotient::allowed) && numeric(e.parts[0]);
    auto& places = e.parts[1];
    if (places.kind != Kind::number || places.number.scale != 0 || places.number.units < 0 ||
        places.number.units > 6)
      return fail(places, "wrong-places", "expected how many digits to keep, a number from 0 to 6");
    places.type = number_type(Base::number, 0, places.number.units, places.number.units);
    static const std::array<std::string_view, 4> modes = {"half_up", "half_even", "up", "down"};
    auto& mode = e.parts[2];
    if (mode.kind != Kind::text || std::find(modes.begin(), modes.end(), mode.text) == modes.end())
      return fail(mode, "wrong-mode", "expected how to round",
                  "one of \"half_up\", \"half_even\", \"up\" (away from zero), \"down\" (toward zero)");
    mode.type.base = Base::text;
    if (!good) return false;
    rounded_to(e, static_cast<int>(places.number.units));
    return fits(e);
  }

  // The range of parts[0] once it has `places` digits; one unit wider on either side.
  static void rounded_to(Expression& e, int places) {
    const auto& from = e.parts[0].type;
    Int least = from.least;
    Int most = from.most;
    if (places >= from.scale) {
      least *= power_of_ten(places - from.scale);
      most *= power_of_ten(places - from.scale);
    } else {
      least = least / power_of_ten(from.scale - places) - 1;
      most = most / power_of_ten(from.scale - places) + 1;
    }
    e.type = number_type(from.base, places, least, most);
  }

  bool numeric(const Expression& e) {
    if (e.type.numeric()) return true;
    return fail(e, "wrong-type", "expected a number, found " + describe(e.type));
  }

  bool condition_parts(Expression& e) {
    bool good = visit_all(e);
    for (const auto& part : e.parts)
      if (good && part.type.base != Base::yes_no)
        good = fail(part, "wrong-type", "expected yes or no, found " + describe(part.type));
    e.type = truth_type();
    return good;
  }

  bool conditional(Expression& e) {
    if (!visit_all(e)) return false;
    if (e.parts[0].type.base != Base::yes_no)
      return fail(e.parts[0], "wrong-type", "expected yes or no, found " + describe(e.parts[0].type));
    if (e.parts[1].type.base == Base::yes_no && e.parts[2].type.base == Base::yes_no) {
      e.type = truth_type();
      return true;
    }
    if (!numeric(e.parts[1]) || !numeric(e.parts[2])) return false;
    Type other;
    if (!align(e.parts[1], e.parts[2], e.type, other))
      return fail(e.parts[2], "wrong-type",
                  "expected " + describe(e.parts[1].type) + " like the other branch, found " +
                      describe(e.parts[2].type));
    e.type.least = std::min(e.type.least, other.least);
    e.type.most = std::max(e.type.most, other.most);
    return fits(e);
  }

  static bool is_zero(const Expression& e) { return e.kind == Kind::number && e.number.units == 0; }

  // Both types at one scale; false when they are no amounts of one kind. A literal zero is of every kind.
  static bool align(const Expression& a, const Expression& b, Type& first, Type& second) {
    first = a.type;
    second = b.type;
    return align(first, is_zero(a), second, is_zero(b));
  }

  static bool align(Type& first, bool first_is_zero, Type& second, bool second_is_zero) {
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

  bool arithmetic(Expression& e) {
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

  bool with_dates(Expression& e, const Expression& a, const Expression& b) {
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

  bool with_times(Expression& e, const Expression& a, const Expression& b) {
    if (a.type.base == Base::time && b.type.base == Base::hours && b.type.scale == 0) {
      const Int sign = e.kind == Kind::add ? 60 : -60;
      e.type = number_type(Base::time, 0, a.type.least + std::min(sign * b.type.least, sign * b.type.most),
                           a.type.most + std::max(sign * b.type.least, sign * b.type.most));
      return true;
    }
    return fail(e, "wrong-type", "cannot combine " + describe(a.type) + " and " + describe(b.type),
                "a time and a count of hours is a time");
  }

  bool multiply(Expression& e, const Expression& a, const Expression& b) {
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

  bool divide(Expression& e, Quotient quotient) {
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

  bool in(Expression& e) {
    auto& list = e.parts[1];
    if (!visit(e.parts[0])) return false;
    if (list.kind == Kind::range) return foreign(list);
    if (list.kind == Kind::list && list.parts.empty())
      return fail(list, "empty-list", "the list is empty", "write what it may be: `[\"a\", \"b\"]`");
    if (list.kind != Kind::list)
      return fail(list, "missing-list", "expected a list", "write `in [\"a\", \"b\"]`");
    bool good = true;
    for (auto& item : list.parts) good = member(e.parts[0], item) && good;
    list.type.base = e.parts[0].type.base;
    e.type = truth_type();
    return good;
  }

  // `item` as a value that `value` may be compared with.
  bool member(const Expression& value, Expression& item) {
    if (value.type.base == Base::one_of && item.kind == Kind::text) return choice(value.type, item);
    if (!visit(item)) return false;
    Type x;
    Type y;
    if (value.type.numeric() && item.type.numeric() && align(value, item, x, y)) return true;
    return fail(item, "wrong-type", "expected " + describe(value.type) + ", found " + describe(item.type));
  }

  bool choice(const Type& type, Expression& text) {
    text.type = type;
    if (std::find(type.values->begin(), type.values->end(), text.text) != type.values->end()) return true;
    std::string help = did_you_mean(text.text, *type.values);
    if (help.empty()) {
      help = "one of:";
      for (const auto& value : *type.values) help += " \"" + value + "\"";
    }
    return fail(text, "unknown-value", "`" + text.text + "` is not one of its values", help);
  }

  bool includes(Expression& e) {
    if (!visit(e.parts[0])) return false;
    e.type = truth_type();
    if (e.parts[0].type.base != Base::some_of)
      return fail(e.parts[0], "wrong-type", "expected a set of choices, found " + describe(e.parts[0].type));
    if (e.parts[1].kind != Kind::text)
      return fail(e.parts[1], "wrong-type", "expected one value of the set", "write it in double quotes");
    return choice(e.parts[0].type, e.parts[1]);
  }

  bool compare(Expression& e) {
    e.type = truth_type();
    auto& a = e.parts[0];
    auto& b = e.parts[1];
    const bool ordered = e.kind != Kind::equal && e.kind != Kind::not_equal;
    for (auto* text : {&a, &b}) {
      if (text->kind != Kind::text) continue;
      auto& other = text == &a ? b : a;
      if (other.kind == Kind::text) return fail(e, "stray-text", "text stands only beside a choice");
      if (!visit(other)) return false;
      if (other.type.base != Base::one_of)
        return fail(*text, "wrong-type", "expected " + describe(other.type) + ", found text",
                    other.type.base == Base::some_of ? "write `includes`" : "");
      if (ordered) return fail(e, "not-ordered", "choices have no order", "write `=`, `!=` or `in`");
      return choice(other.type, *text);
    }
    const bool good_a = visit(a, Quotient::allowed);
    const bool good_b = visit(b, Quotient::allowed);
    if (!good_a || !good_b) return false;
    if (a.type.base == Base::list || b.type.base == Base::list)
      return fail(e, "list-in-expression", "a list stands in no expression");
    if (a.type.base == Base::place || b.type.base == Base::place)
      return fail(e, "place-in-expression", "places are not compared",
                  "a rule says where it reaches with `place:`");
    if (a.type.base == Base::date && b.type.base == Base::date) return true;
    if ((a.type.base == Base::date && b.type.base == Base::time) ||
        (a.type.base == Base::time && b.type.base == Base::date))
      return fail(e, "wrong-type", "cannot compare a date with a time", "write `day(time)`");
    if (a.type.numeric() && b.type.numeric()) {
      Type x;
      Type y;
      if (!align(a, b, x, y))
        return fail(e, "wrong-type", "cannot compare " + describe(a.type) + " with " + describe(b.type));
      return multiplied_out(e, a, b);
    }
    if (a.type.base == Base::yes_no && b.type.base == Base::yes_no) {
      if (!ordered) return true;
      return fail(e, "not-ordered", "yes and no have no order", "write `=` or `!=`");
    }
    return fail(e, "wrong-type", "cannot compare " + describe(a.type) + " with " + describe(b.type));
  }

  // The difference that a comparison is lowered to must fit, also once a quotient is multiplied out.
  bool multiplied_out(const Expression& e, const Expression& a, const Expression& b) {
    const auto bits = [](const Expression& side) {
      const auto& top = side.kind == Kind::divide ? side.parts[0].type : side.type;
      return bits_for(top.least, top.most);
    };
    const bool quotient = a.kind == Kind::divide || b.kind == Kind::divide;
    if (a.kind == Kind::divide && b.kind == Kind::divide)
      return fail(e, "two-quotients", "only one side of a comparison may be a quotient",
                  "multiply one of them out");
    if (!quotient || (bits(a) <= 64 && bits(b) <= 64)) return true;
    return fail(e, "too-wide", "this may become a number that is too large to be exact");
  }

  const Scope& scope_;
  Literals literals_;
  std::vector<std::pair<std::string, Type>> columns_;  // while a filter's condition is read
};

}  // namespace

std::vector<ExpressionError> check(Expression& expression, const Scope& scope, Literals literals) {
  Checker checker(scope, literals);
  checker.visit(expression);
  return std::move(checker.errors);
}

}  // namespace holdfast
