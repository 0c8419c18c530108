#include "engine/ruleset/quantity.hpp"

#include "engine/base/day.hpp"

namespace holdfast {
namespace {

constexpr Int days_of_week = 7;

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view text) {
  Quantity quantity;
  if (text == "unknown") {
    quantity.unknown = true;
    return quantity;
  }
  if (text.starts_with('$')) {
    const auto cents = parse_money(text);
    if (!cents) return std::nullopt;
    return Quantity{Type::Base::money, money_scale, *cents, false};
  }
  if (text.ends_with('%')) {
    const auto number = parse_decimal(text.substr(0, text.size() - 1));
    if (!number) return std::nullopt;
    const auto units = at_scale(*number, percent_scale - 2);
    if (!units) return std::nullopt;
    return Quantity{Type::Base::percent, percent_scale, *units, false};
  }
  if (const auto day = parse_day(text)) return Quantity{Type::Base::date, 0, *day, false};
  const auto space = text.find(' ');
  const auto number = parse_decimal(text.substr(0, space));
  if (!number) return std::nullopt;
  quantity.units = number->units;
  quantity.scale = number->scale;
  if (space == std::string_view::npos) return quantity;
  const auto unit = text.substr(space + 1);
  if (unit == "month" || unit == "months")
    quantity.unit = Type::Base::months;
  else if (number->scale == 0 && (unit == "day" || unit == "days"))
    quantity.unit = Type::Base::days;
  else if (number->scale == 0 && (unit == "week" || unit == "weeks"))
    quantity.unit = Type::Base::days, quantity.units *= days_of_week;
  else if (number->scale == 0 && (unit == "hour" || unit == "hours"))
    quantity.unit = Type::Base::hours;
  else
    return std::nullopt;
  return quantity;
}

Int greatest(Type::Base unit, int scale) {
  switch (unit) {
    case Type::Base::money:
      return Int{10'000'000} * power_of_ten(scale);
    case Type::Base::percent:
      return Int{100} * power_of_ten(scale);
    case Type::Base::months:
      return Int{1'200} * power_of_ten(scale);
    case Type::Base::hours:
      return Int{10'000} * power_of_ten(scale);
    case Type::Base::days:
      return Int{36'600} * power_of_ten(scale);
    default:
      return Int{1'000'000} * power_of_ten(scale);
  }
}

std::string written(const Quantity& quantity) {
  if (quantity.unknown) return "unknown";
  auto number = to_string(Decimal{quantity.units, quantity.scale});
  const auto of = [&](const char* unit) { return number + " " + unit + (number == "1" ? "" : "s"); };
  switch (quantity.unit) {
    case Type::Base::money:
      return "$" + number;
    case Type::Base::percent:
      return percent_to_string(quantity.units);
    case Type::Base::date:
      return to_string(static_cast<Day>(quantity.units));
    case Type::Base::months:
      return of("month");
    case Type::Base::days:
      return of("day");
    case Type::Base::hours:
      return of("hour");
    default:
      return number;
  }
}

std::optional<Quantity> scaled(const Quantity& quantity, const Quantity& percent) {
  if (quantity.unknown || quantity.unit == Type::Base::date) return std::nullopt;
  Quantity made = quantity;
  made.units *= percent.units;
  made.scale += percent_scale;
  int finest = 0;  // days, hours, counts
  if (made.unit == Type::Base::money) finest = money_scale;
  if (made.unit == Type::Base::months) finest = 4;
  if (made.unit == Type::Base::percent) finest = percent_scale;
  constexpr Int ten = 10;
  while (made.scale > quantity.scale && made.units % ten == 0) made.units /= ten, --made.scale;
  if (made.scale > finest) return std::nullopt;
  if (made.unit == Type::Base::percent || made.unit == Type::Base::money)
    made.units *= power_of_ten(finest - made.scale), made.scale = finest;
  return made;
}

}  // namespace holdfast
