// Functions, tables, and the rows of lists.
#include <algorithm>
#include <array>

#include "engine/base/day.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/language/checker.hpp"

namespace holdfast {

bool Checker::filter(Expression& e) {
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

bool Checker::rows(Expression& e, Function function) {
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

bool Checker::call(Expression& e) {
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

bool Checker::call_function(Expression& e, const FunctionEntry& entry, Function function) {
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

bool Checker::round(Expression& e) {
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

void Checker::rounded_to(Expression& e, int places) {
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

}  // namespace holdfast
