#include "tests/conformance/arithmetic.hpp"
#include "tests/conformance/functions.hpp"

namespace holdfast::conformance {
namespace {

// What decimal128 allows for a count of digits behind the point.
constexpr Int least_scale = -6111;
constexpr Int most_scale = 6176;

template <Rounding mode>
Value rounded(const List& arguments) {
  const auto* number = arguments[0].as<Number>();
  if (number == nullptr) return {};
  std::optional<Int> scale = 0;
  if (arguments.size() == 2) {
    const auto* written = arguments[1].as<Number>();
    scale = written == nullptr ? std::nullopt : written->truncated();
  }
  if (!scale || *scale < least_scale || *scale > most_scale) return {};
  return value_of(kept(number->rounded(static_cast<int>(*scale), mode)));
}

Value absolute(const List& arguments) {
  const auto& value = arguments[0];
  if (const auto* number = value.as<Number>()) return value_of(number->absolute());
  if (const auto* days = value.as<Days>(); days != nullptr && days->nanoseconds < 0) return negated(value);
  if (const auto* months = value.as<Months>(); months != nullptr && months->months < 0) return negated(value);
  return value.as<Days>() != nullptr || value.as<Months>() != nullptr ? value : Value{};
}

// With the sign of the divisor: n - d * floor(n / d).
Value modulo(const List& arguments) {
  const auto* n = arguments[0].as<Number>();
  const auto* d = arguments[1].as<Number>();
  if (n == nullptr || d == nullptr || d->zero()) return {};
  // Enough digits for the quotient to be right to the unit.
  const int digits = std::max(n->magnitude() - d->magnitude(), 0) + digits_of_feel;
  const auto whole = divide(*n, *d, digits).rounded(0, Rounding::floor);
  return value_of(kept(subtract(*n, multiply(*d, whole))));
}

template <int rest>
Value leaves(const List& arguments) {
  const auto* n = arguments[0].as<Number>();
  if (n == nullptr || !n->whole()) return {};
  return value_of(modulo({arguments[0], value_of(Number(2))}).as<Number>()->zero() == (rest == 0));
}

template <std::optional<Number> (*function)(const Number&)>
Value of_number(const List& arguments) {
  const auto* n = arguments[0].as<Number>();
  return n == nullptr ? Value{} : value_of(function(*n));
}

// number("1,000.5", ",", ".")
Value number(const List& arguments) {
  const auto* from = arguments[0].as<std::string>();
  const auto separator = [&arguments](std::size_t i, std::string_view allowed) -> std::optional<std::string> {
    if (arguments.size() <= i || arguments[i].null()) return "";
    const auto* text = arguments[i].as<std::string>();
    if (text == nullptr || text->size() != 1 || allowed.find(*text) == std::string_view::npos)
      return std::nullopt;
    return *text;
  };
  const auto grouping = separator(1, " ,.");
  const auto point = separator(2, ",.");
  if (from == nullptr || !grouping || !point || (!grouping->empty() && *grouping == *point)) return {};
  std::string plain;
  for (const char c : *from) {
    if (!grouping->empty() && c == grouping->front()) continue;
    plain += !point->empty() && c == point->front() ? '.' : c;
  }
  const auto exact = Number::parse(plain);
  return exact ? value_of(kept(*exact)) : Value{};
}

}  // namespace

std::span<const BuiltIn> number_functions() {
  static const std::vector<Parameters> scaled = {{{"n", "scale"}, 1}};
  static const std::vector<Parameters> at_scale = {{{"n", "scale"}, 2}};
  static const std::vector<Parameters> one = {{{"number"}, 1}};
  static const std::vector<BuiltIn> all = {
      {"decimal", at_scale, false, rounded<Rounding::half_even>},
      {"floor", scaled, false, rounded<Rounding::floor>},
      {"ceiling", scaled, false, rounded<Rounding::ceiling>},
      {"round up", at_scale, false, rounded<Rounding::up>},
      {"round down", at_scale, false, rounded<Rounding::down>},
      {"round half up", at_scale, false, rounded<Rounding::half_up>},
      {"round half down", at_scale, false, rounded<Rounding::half_down>},
      {"abs", {{{"n"}, 1}}, false, absolute},
      {"modulo", {{{"dividend", "divisor"}, 2}}, false, modulo},
      {"even", one, false, leaves<0>},
      {"odd", one, false, leaves<1>},
      {"sqrt", one, false, of_number<square_root>},
      {"exp", one, false, of_number<exponential>},
      {"log", one, false, of_number<natural_logarithm>},
      {"number", {{{"from", "grouping separator", "decimal separator"}, 1}}, false, number},
  };
  return all;
}

}  // namespace holdfast::conformance
