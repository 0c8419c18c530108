#include "engine/authoring/mutated_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "engine/authoring/expectation.hpp"
#include "engine/base/day.hpp"
#include "engine/base/decimal.hpp"

namespace holdfast {
namespace {

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

// `December 1`: the days around it, in a year without February 29.
std::vector<std::string> around_day_of_year(const std::string& text) {
  const auto space = text.find(' ');
  const auto month = std::find(month_names.begin(), month_names.end(), text.substr(0, space));
  if (space == std::string::npos || month == month_names.end()) return {};
  const auto number = parse_decimal(std::string_view(text).substr(space + 1));
  if (!number || number->scale != 0 || number->units < 1 || number->units > 31) return {};
  constexpr int plain_year = 2023;
  const Day day =
      day_of(plain_year, static_cast<int>(month - month_names.begin()) + 1, static_cast<int>(number->units));
  std::vector<std::string> all;
  for (const int move : {-1, 1}) {
    const auto moved = civil(day + move);
    all.push_back(std::string(month_names[static_cast<std::size_t>(moved.month - 1)]) + " " +
                  std::to_string(moved.day));
  }
  return all;
}

std::vector<std::string> around_month(const std::string& text) {
  const auto days = text.size() == 7 ? parse_days(text) : std::nullopt;
  if (!days) return {};
  return {to_string(days->first - 1).substr(0, 7), to_string(days->last + 1).substr(0, 7)};
}

// A number and what follows it: `14 days`, `80%`, `0.5 months`, `3 weeks`.
std::vector<std::string> around_number(const std::string& text) {
  const auto end = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto number = parse_decimal(std::string_view(text).substr(0, end));
  if (!number) return {};
  std::string unit = text.substr(end);
  if (!unit.empty() && unit != "%" && unit[0] != ' ') return {};
  Decimal value = *number;
  if (unit == " week" || unit == " weeks") {  // no law says a fraction of one: seven days each
    value.units *= 7;
    unit = " days";
  }
  std::vector<std::string> all;
  for (const int move : {-1, 1})
    if (value.units + move >= 0) all.push_back(to_string(Decimal{value.units + move, value.scale}) + unit);
  return all;
}

struct Token {
  std::size_t at = 0;
  std::string_view text;
};

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

// The words and the comparisons outside quotes.
std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> all;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (text[i] == '"') {
      i = std::min(text.find('"', i + 1), text.size() - 1) + 1;
      continue;
    }
    if (in_word(text[i]))
      while (i < text.size() && in_word(text[i])) ++i;
    else if (std::string_view("<>=!").find(text[i]) != std::string_view::npos)
      i += i + 1 < text.size() && text[i + 1] == '=' ? 2U : 1U;
    else
      ++i;
    all.push_back({begin, text.substr(begin, i - begin)});
  }
  return all;
}

}  // namespace

std::vector<std::string> off_by_one(const std::string& text) {
  if (const auto day = parse_day(text)) return {to_string(*day - 1), to_string(*day + 1)};
  if (const auto minute = parse_minute(text))
    return {minute_to_string(*minute - 1), minute_to_string(*minute + 1)};
  if (text.starts_with("$")) {
    const auto cents = parse_money(text);
    if (!cents) return {};
    std::vector<std::string> all;
    for (const int move : {-1, 1})
      if (*cents + move >= 0) all.push_back(dollars(*cents + move));
    return all;
  }
  for (const auto& around : {around_month(text), around_day_of_year(text)})
    if (!around.empty()) return around;
  return around_number(text);
}

std::vector<std::string> turned(const std::string& expression) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> neighbours{{{"<", "<="},
                                                                                            {"<=", "<"},
                                                                                            {">", ">="},
                                                                                            {">=", ">"},
                                                                                            {"=", "!="},
                                                                                            {"!=", "="},
                                                                                            {"and", "or"},
                                                                                            {"or", "and"}}};
  std::vector<std::string> all;
  for (const auto& token : tokens(expression))
    for (const auto& [from, to] : neighbours)
      if (token.text == from) {
        auto changed = expression;
        changed.replace(token.at, token.text.size(), to);
        all.push_back(std::move(changed));
      }
  return all;
}

}  // namespace holdfast
