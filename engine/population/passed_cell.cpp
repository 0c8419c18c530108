#include "engine/population/passed_cell.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace holdfast {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t longest_reference = 64;

}  // namespace

bool is_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  // A negative number is no formula.
  const auto rest = text.substr(1);
  const bool number = text.front() == '-' && !rest.empty() && is_digit(rest.front()) &&
                      is_digit(rest.back()) && std::count(rest.begin(), rest.end(), '.') <= 1 &&
                      rest.find_first_not_of("0123456789.") == std::string_view::npos;
  return !number;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
}

bool is_utf_8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])) : 0U;
    };
    const std::uint32_t lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) return false;
    std::uint32_t point = lead & (length == 4 ? 0x07U : length == 3 ? 0x0FU : 0x1FU);
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return false;
      point = point << 6 | (byte(i + k) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    i += length;
  }
  return true;
}

bool is_opaque(std::string_view reference) {
  if (reference.size() > longest_reference) return false;
  const bool plain = std::all_of(reference.begin(), reference.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./:").find(c) != std::string_view::npos;
  });
  const bool digit = std::any_of(reference.begin(), reference.end(), is_digit);
  if (!plain || !digit) return false;
  // Digits alone, perhaps with marks between: nine are a social security number's, ten or eleven a phone's.
  std::string marks;
  std::size_t digits = 0;
  for (const char c : reference) {
    if (is_digit(c))
      ++digits;
    else
      marks += c;
  }
  const bool numbers_only = marks.find_first_not_of("-./") == std::string::npos;
  return !(numbers_only && digits >= 9 && digits <= 11);
}

}  // namespace holdfast
