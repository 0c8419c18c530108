#include <algorithm>

#include "tests/conformance/functions.hpp"

namespace holdfast::conformance {
namespace {

const std::string* text(const List& arguments, std::size_t i) { return arguments[i].as<std::string>(); }

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::vector<std::string> characters(const std::string& all) {
  std::vector<std::string> each;
  for (const char c : all)
    if (starts_character(c) || each.empty())
      each.emplace_back(1, c);
    else
      each.back() += c;
  return each;
}

Value string(const List& arguments) {
  return arguments[0].null() ? Value{} : value_of(text_of(arguments[0]));
}

Value length(const List& arguments) {
  const auto* all = text(arguments, 0);
  return all == nullptr ? Value{} : value_of(Number(static_cast<Int>(characters(*all).size())));
}

// Of the letters A to Z alone.
template <char first, char last, int by>
Value recased(const List& arguments) {
  const auto* all = text(arguments, 0);
  if (all == nullptr) return {};
  std::string other = *all;
  for (char& c : other)
    if (c >= first && c <= last) c = static_cast<char>(c + by);
  return value_of(std::move(other));
}

template <bool (*test)(const std::string&, const std::string&)>
Value tested(const List& arguments) {
  const auto* whole = text(arguments, 0);
  const auto* part = text(arguments, 1);
  return whole == nullptr || part == nullptr ? Value{} : value_of(test(*whole, *part));
}
bool contains(const std::string& whole, const std::string& part) {
  return whole.find(part) != std::string::npos;
}
bool starts_with(const std::string& whole, const std::string& part) { return whole.starts_with(part); }
bool ends_with(const std::string& whole, const std::string& part) { return whole.ends_with(part); }

template <bool after>
Value beside(const List& arguments) {
  const auto* whole = text(arguments, 0);
  const auto* part = text(arguments, 1);
  if (whole == nullptr || part == nullptr) return {};
  const auto found = whole->find(*part);
  if (found == std::string::npos) return value_of("");
  return value_of(after ? whole->substr(found + part->size()) : whole->substr(0, found));
}

// The first character is 1, the last one -1.
Value substring(const List& arguments) {
  const auto* whole = text(arguments, 0);
  const auto* position = arguments[1].as<Number>();
  const auto start = position == nullptr ? std::nullopt : position->truncated();
  if (whole == nullptr || !start || *start == 0) return {};
  const auto each = characters(*whole);
  const auto size = static_cast<Int>(each.size());
  Int most = size;
  if (arguments.size() == 3) {
    const auto* written = arguments[2].as<Number>();
    const auto count = written == nullptr ? std::nullopt : written->truncated();
    if (!count || *count < 1) return {};
    most = *count;
  }
  const Int from = *start > 0 ? *start - 1 : size + *start;
  if (from < 0 || from >= size) return value_of("");
  std::string part;
  for (Int i = from; i < std::min(size, from + most); ++i) part += each[static_cast<std::size_t>(i)];
  return value_of(std::move(part));
}

}  // namespace

std::span<const BuiltIn> text_functions() {
  static const std::vector<Parameters> one = {{{"string"}, 1}};
  static const std::vector<Parameters> two = {{{"string", "match"}, 2}};
  static const std::vector<BuiltIn> all = {
      {"string", {{{"from"}, 1}}, false, string},
      {"string length", one, false, length},
      {"upper case", one, false, recased<'a', 'z', 'A' - 'a'>},
      {"lower case", one, false, recased<'A', 'Z', 'a' - 'A'>},
      {"contains", two, false, tested<contains>},
      {"starts with", two, false, tested<starts_with>},
      {"ends with", two, false, tested<ends_with>},
      {"substring before", two, false, beside<false>},
      {"substring after", two, false, beside<true>},
      {"substring", {{{"string", "start position", "length"}, 2}}, false, substring},
  };
  return all;
}

}  // namespace holdfast::conformance
