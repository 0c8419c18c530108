#include "engine/document/traps.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace holdfast {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return text;
}

bool has_exponent(std::string_view text) {
  const auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || !digits(without_sign(text.substr(e + 1)))) return false;
  const auto mantissa = text.substr(0, e);
  const auto point = mantissa.find('.');
  if (point == std::string_view::npos) return digits(mantissa);
  return digits(mantissa.substr(0, point)) &&
         (point + 1 == mantissa.size() || digits(mantissa.substr(point + 1)));
}

// 16:59 and 1:30:00 are numbers to the base of sixty for some.
bool clock_time(std::string_view text) {
  int parts = 0;
  while (true) {
    const auto colon = text.find(':');
    const auto part = text.substr(0, colon);
    if (!digits(part) || part.size() > 2) return false;
    ++parts;
    if (colon == std::string_view::npos) return parts > 1;
    text.remove_prefix(colon + 1);
  }
}

bool has_separators(std::string_view text) {
  return text.find('_') != std::string_view::npos && text[0] != '_' && text.back() != '_' &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
}

bool other_base(std::string_view text) {
  const auto prefix = lower(text.substr(0, 2));
  if (text.size() < 3 || (prefix != "0x" && prefix != "0o" && prefix != "0b")) return false;
  return std::all_of(text.begin() + 2, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

}  // namespace

std::optional<Trap> find_trap(std::string_view text, bool key) {
  if (text.empty()) return std::nullopt;
  const std::string word = lower(text);
  const std::array<std::string_view, 6> yes_no = {"yes", "no", "on", "off", "y", "n"};
  if (std::find(yes_no.begin(), yes_no.end(), word) != yes_no.end())
    return Trap{"bare-yes-no", "is true or false for some readers and text for others",
                key ? "put it in quotes" : "write `true` or `false`, or put it in quotes"};
  if ((word == "true" || word == "false") && text != word)
    return Trap{"bare-yes-no", "is not how true and false are written", "write `true` or `false`"};
  if (word == "null" || word == "~")
    return Trap{"null", "is no value", "write `unknown`, `declined`, or leave the key out"};
  if (text == "<<") return Trap{"merge-key", "would merge another mapping", "write the values out"};
  const auto number = without_sign(text);
  if (word == ".inf" || word == ".nan" || word == "+.inf" || word == "-.inf")
    return Trap{"not-a-number", "is no number of law", "write a figure, or `unknown`"};
  if (number.size() > 1 && number[0] == '0' && digits(number))
    return Trap{"leading-zero", "is eight for some readers and ten for others",
                "leave the zero out, or put it in quotes"};
  if (other_base(number)) return Trap{"other-base", "is a number to another base", "write it in decimals"};
  if (has_exponent(number)) return Trap{"exponent", "is written with an exponent", "write all its digits"};
  if (has_separators(number))
    return Trap{"digit-separator", "is a number for some readers and text for others", "leave the `_` out"};
  if (clock_time(number))
    return Trap{"bare-time", "is a number of minutes or seconds for some readers", "put it in quotes"};
  return std::nullopt;
}

}  // namespace holdfast
